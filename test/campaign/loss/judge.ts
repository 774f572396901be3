// After the last visit: is every message on the server, or whole here, or was it committed?
import type { MessageArchive } from '../../../lib/archive/messages.ts';
import type { MailboxState } from '../../../lib/client/state.ts';
import { until, type Client } from '../../rigs/client.ts';
import { sha256 } from './mail.ts';
import { account, comeToRest, listenToReceipts } from './person.ts';
import type { Held, Truth } from './server.ts';
import type { Stage } from './trouble.ts';

/** What is wrong, one line each; none where nothing is. */
export async function judge(
  { truth, told }: Stage,
  client: Client,
  messages: MessageArchive,
): Promise<string[]> {
  const { app } = client;
  listenToReceipts(client, truth, told);
  await settle(client, truth);

  const wrong: string[] = [...told.untrue];
  // Asked before the archive is: what is removed meanwhile must have been here then.
  const held = new Set(truth.held().map(({ key }) => key));
  const deleted = [...truth.deleted];
  const named = (id: string) => told.all.get(told.names.get(id) ?? '');

  // What is here: read through the archive, octet for octet, each once.
  const here = new Set<string>();
  const kept = await messages.list(account);
  if (new Set(kept.map(({ id }) => id)).size !== kept.length)
    wrong.push('the archive lists a message twice');
  for (const { id } of kept) {
    const found = await messages.read(account, id).catch(String);
    const original = named(id);
    if (!found || typeof found === 'string')
      wrong.push(`${id} is listed here and cannot be read: ${found}`);
    else if (!original) wrong.push(`${id} is here and was never there`);
    else if (sha256(found.raw) !== sha256(asSent(original.raw)))
      wrong.push(`${id} is here with other octets`);
    else here.add(original.key);
  }

  for (const { key } of told.all.values()) {
    const isAccounted =
      held.has(key) ||
      here.has(key) ||
      told.committed.has(key) ||
      told.takenElsewhere.has(key);
    if (!isAccounted) wrong.push(`${key} is lost`);
  }
  for (const { key } of deleted)
    if (!told.committed.has(key) && !here.has(key))
      wrong.push(`${key} was deleted, neither committed nor here`);

  // What only this device has is told of from its disk, a moment later; and that it is listed
  // under another name is known by its header.
  const keyOf = (id: string) => named(id)?.key ?? id;
  await until(
    app.mailbox,
    (now) =>
      now.onlyHere.every(({ id }) => now.summaries.has(id)) &&
      [...shownOf(now, keyOf).values()].every(({ length }) => length === 1),
  ).catch(() => {
    const { onlyHere, summaries } = app.mailbox.get();
    for (const { id } of onlyHere)
      if (!summaries.has(id)) wrong.push(`nothing is told of ${id}`);
  });
  const shown = shownOf(app.mailbox.get(), keyOf);
  for (const [key, places] of shown)
    if (places.length > 1) wrong.push(`${key} is shown ${places.join(', ')}`);
  // Of two that are alike in every octet, one here and one there, the one is shown.
  const contents = new Set([...shown.keys()].map((key) => contentOf(told.all.get(key))));
  for (const key of new Set([...held, ...here]))
    if (!contents.has(contentOf(told.all.get(key)))) wrong.push(`${key} is not shown`);

  for (const [id, { because }] of app.deletion.get().marks) {
    const marked = named(id);
    if (because !== null) continue; // by a rule
    if (!marked || !told.marked.has(marked.key)) wrong.push(`${id} is marked by nobody`);
  }
  return wrong;
}

/** ours: rules that fetch and remove one after the other come to their end in fewer looks */
const looksAtMost = 10;

/** Looks until a look changes nothing more: a rule removes what the look before made whole. */
async function settle(client: Client, truth: Truth): Promise<void> {
  const { app } = client;
  const state = () =>
    JSON.stringify([
      truth.held().length,
      app.mailbox.get().onlyHere,
      app.mailbox.get().rows,
    ]);
  await comeToRest(client);
  for (let n = 0, before = ''; n < looksAtMost && before !== state(); n++) {
    before = state();
    await app.checkAgain();
    await comeToRest(client);
  }
}

/** Where each message is shown, by its key. */
function shownOf(
  { rows, onlyHere }: Pick<MailboxState, 'rows' | 'onlyHere'>,
  keyOf: (id: string) => string,
): Map<string, string[]> {
  const shown = new Map<string, string[]>();
  const show = (id: string, where: string) => {
    const key = keyOf(id);
    shown.set(key, [...(shown.get(key) ?? []), `${where} as ${id}`]);
  };
  for (const { id } of rows) show(id, 'listed');
  for (const { id } of onlyHere) show(id, 'only here');
  return shown;
}

const contentOf = (held: Held | undefined): string => (held ? sha256(held.raw) : '');

/** As it comes over the line: with a line end at its end. */
function asSent(raw: Buffer): Buffer {
  return raw.subarray(-2).toString('latin1') === '\r\n'
    ? raw
    : Buffer.concat([raw, Buffer.from('\r\n')]);
}
