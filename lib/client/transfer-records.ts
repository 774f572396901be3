// What a target has confirmed, kept on this device: a copy that was cut off, or is made again
// on another day, doubles nothing. Accounts and folders are named by a hash.
import { hashedName } from '../copies/prints.ts';
import { isLasting, type MessageId } from '../mail/message.ts';
import type { Keeping } from './keeping.ts';
import type { Copied } from './kept.ts';
import type { TargetAddress } from './transfer-state.ts';

export type Records = {
  of(id: MessageId): Copied | null;
  /** True where this copy is another message's. */
  isClaimed(uid: number): boolean;
  put(record: Omit<Copied, 'folder' | 'uidValidity'>): Promise<void>;
  /** The copy is not there any more. */
  drop(id: MessageId): void;
};

/** Records of another `uidValidity` say nothing of the folder that is there now (RFC 3501 §2.3.1.1). */
export async function openRecords(
  keeping: Keeping,
  account: string,
  target: TargetAddress,
  { path, uidValidity }: { path: string; uidValidity: string },
): Promise<Records> {
  const folder = hashedName([target.host.toLowerCase(), target.user, path]);
  const known = new Map<MessageId, Copied>();
  const uids = new Map<number, MessageId>();
  const learn = (record: Copied) => {
    known.set(record.id, record);
    if (record.uid !== null) uids.set(record.uid, record.id);
  };
  for (const record of await keeping.read('copied', account))
    if (record.folder === folder && record.uidValidity === uidValidity) learn(record);
  return {
    of: (id) => known.get(id) ?? null,
    isClaimed: (uid) => uids.has(uid),
    async put(fresh) {
      const record = { ...fresh, folder, uidValidity };
      learn(record);
      if (!isLasting(record.id)) return;
      const item = { account, id: `${folder} ${record.id}`, value: record };
      await keeping.put('copied', [item]);
    },
    drop(id) {
      const uid = known.get(id)?.uid ?? null;
      known.delete(id);
      if (uid !== null) uids.delete(uid);
    },
  };
}
