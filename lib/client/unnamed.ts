// The archive for messages without a lasting name: on the screen they go by their place in
// this visit's list, in the archive by size and header. Nothing else knows of the two.
import type { MessageArchive, Put } from '../archive/messages.ts';
import { isAside, isLasting, type MessageId } from '../mail/message.ts';
import { isKeptName, keptNames, type KeptNames } from '../mail/unnamed.ts';
import { FaultError } from '../wire/faults.ts';
import { beginningOf, mayBe } from './same-message.ts';
import type { MailboxState } from './state.ts';
import type { Store } from './store.ts';

export type Unnamed = {
  /** What the parts of the client ask in place of the archive they were given. */
  archive: MessageArchive;
  /** The name it is kept under; null where it has none, or none yet. */
  nameOf(id: MessageId): MessageId | null;
  /** False where it could be taken for another one next time. */
  canBeKept(id: MessageId): boolean;
};

export function createUnnamed(parts: {
  archive: MessageArchive;
  store: Store<MailboxState>;
  /** Other messages may be known again, or none. */
  changed(): void;
}): Unnamed {
  const { archive, store } = parts;
  const none: KeptNames = { nameOf: new Map(), idOf: new Map() };
  let names: KeptNames | null = none;
  let known: Pick<MailboxState, 'rows' | 'version' | 'failed'> | null = null;
  let hasMade = false;
  let waiting: (() => void)[] = [];

  store.subscribe(look);

  function look(): void {
    const { rows, version, failed, summaries, headers } = store.get();
    const isSame =
      known?.rows === rows && known.version === version && known.failed === failed;
    if (isSame) return;
    if (known?.rows !== rows) hasMade = rows.some(({ id }) => !isLasting(id));
    known = { rows, version, failed };
    const before = names;
    names = hasMade && headers === 'can-come' ? keptNames(rows, summaries, failed) : none;
    if (names !== null) {
      for (const go of waiting.splice(0)) go();
      waiting = [];
    }
    if (isOther(before, names)) parts.changed();
  }

  function settled(): Promise<void> {
    look();
    return names === null
      ? new Promise((resolve) => void waiting.push(resolve))
      : Promise.resolve();
  }

  function nameOf(id: MessageId): MessageId | null {
    if (isLasting(id) || isAside(id) || isKeptName(id)) return id;
    look();
    return names?.nameOf.get(id) ?? null;
  }

  const shown = (name: MessageId): MessageId => names?.idOf.get(name) ?? name;

  /** The copy is of the message whose header gave it its name, or it is none. */
  function proven(put: Put, messageId: string): Put {
    const head = beginningOf();
    return {
      write(bytes) {
        head.add(bytes);
        return put.write(bytes);
      },
      async finish(via) {
        if (mayBe(head.bytes(), messageId)) return put.finish(via);
        await put.drop();
        throw new FaultError({ kind: 'gone', line: '' });
      },
      drop: () => put.drop(),
    };
  }

  return {
    nameOf,
    canBeKept(id) {
      if (isLasting(id)) return true;
      look();
      return (
        store.get().headers === 'can-come' && (names === null || names.nameOf.has(id))
      );
    },
    archive: {
      ...archive,
      async put({ account, id, size }) {
        if (isLasting(id)) return archive.put({ account, id, size });
        await settled();
        const name = nameOf(id);
        const messageId = store.get().summaries.get(id)?.messageId ?? '';
        const put = name && (await archive.put({ account, id: name, size }));
        return put && proven(put, messageId);
      },
      async read(account, id) {
        const name = nameOf(id);
        return name && archive.read(account, name);
      },
      async readRange(account, id, range) {
        const name = nameOf(id);
        return name && archive.readRange(account, name, range);
      },
      async verify(account, id) {
        // What has no lasting name is removed by nobody but the person.
        return isLasting(id) ? archive.verify(account, id) : null;
      },
      async list(account) {
        const all = await archive.list(account);
        // While it is not known which of them are listed, none is shown as only here.
        const told = names === null ? all.filter(({ id }) => !isKeptName(id)) : all;
        return told.map((one) => ({ ...one, id: shown(one.id) }));
      },
      unread: async (account, most) => (await archive.unread(account, most)).map(shown),
      find: async (account, wanted, most) =>
        (await archive.find(account, wanted, most)).map(shown),
      async findPage(account, wanted, page) {
        const { ids, next } = await archive.findPage(account, wanted, page);
        return { ids: ids.map(shown), next };
      },
      findable: async (account, withFiles) =>
        (await archive.findable(account, withFiles)).map(shown),
      learn: (account, messages) =>
        archive.learn(
          account,
          messages.flatMap(({ id, words }) => {
            const name = nameOf(id);
            return name ? [{ id: name, words }] : [];
          }),
        ),
      forget: (account, ids) =>
        archive.forget(
          account,
          ids.flatMap((id) => nameOf(id) ?? []),
        ),
    },
  };
}

function isOther(one: KeptNames | null, other: KeptNames | null): boolean {
  if (one === null || other === null) return one !== other;
  if (one.nameOf.size !== other.nameOf.size) return true;
  for (const [id, name] of one.nameOf) if (other.nameOf.get(id) !== name) return true;
  return false;
}
