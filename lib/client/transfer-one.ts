// One message into a folder of an account: looked for where it may be there already, put
// there, read back, and compared with what is here.
import { printOf } from '../copies/prints.ts';
import { likeness, likenesses, type Fingerprint } from '../mail/fingerprint.ts';
import { messageIdOf } from '../mail/head-value.ts';
import type { MessageId } from '../mail/message.ts';
import type { Result } from '../wire/operations.ts';
import { targetLimits } from '../wire/target.ts';
import type { Records } from './transfer-records.ts';
import type { NotCopied } from './transfer-state.ts';
import type { AtTarget } from './transfer-target.ts';
import type { Copied } from './kept.ts';

export type Put = {
  id: MessageId;
  raw: Uint8Array;
  seen: boolean;
  /** Milliseconds since 1970; null where nothing says when it came. */
  received: number | null;
  /** It may be there: the folder held messages, or the line was lost under it. */
  mayBeThere: boolean;
  /** An APPEND leaves now: from here on only looking tells whether it is there. */
  onAppend(): void;
};

export type Outcome =
  | { name: 'copied' | 'there'; how: Copied['how']; isOurs: boolean }
  | ({ name: 'missing' } & Omit<NotCopied, 'id'>);

type Candidate = Result<'targetFind'>['found'][number];

export async function putOne(
  one: Put,
  { call }: AtTarget,
  records: Records,
  signal: AbortSignal,
): Promise<Outcome> {
  const { id, raw } = one;
  const size = raw.length;
  if (size > targetLimits.messageBytes)
    return { name: 'missing', why: 'limit', line: '' };
  const ours = await printOf(raw);
  const find = async () => {
    const wanted = { uid: null, messageId: messageIdOf(raw), size };
    const { found } = await call('targetFind', wanted, { signal });
    return best(ours, found, records);
  };
  if (one.mayBeThere) {
    const found = await find();
    if (found) {
      const { uid, how } = found;
      await records.put({ id, uid, copy: found.copy.whole, how, isOurs: false });
      return { name: 'there', how, isOurs: false };
    }
  }
  one.onAppend();
  const params = { size, sha256: ours.whole, seen: one.seen, received: one.received };
  const put = await call('targetAppend', params, { signal, upload: raw });
  if (put.state === 'refused') return { name: 'missing', why: put.why, line: put.line };
  const { uid, copy } = put;
  if (uid !== null && copy !== null) {
    const how = likeness(ours, copy);
    await records.put({ id, uid, copy: copy.whole, how, isOurs: true });
    return { name: 'copied', how, isOurs: true };
  }
  // A server that does not name what it stored: the message itself tells.
  const found = await find();
  const how = found?.how ?? 'unproven';
  const known = found ? { uid: found.uid, copy: found.copy.whole } : { uid, copy: null };
  await records.put({ id, ...known, how, isOurs: false });
  return { name: 'copied', how, isOurs: false };
}

/** Which was confirmed before and is there still, as it was then. */
export async function isStillThere(
  { uid, copy }: Copied,
  size: number,
  { call }: AtTarget,
  signal: AbortSignal,
): Promise<boolean> {
  if (uid === null || copy === null) return false;
  const wanted = { uid, messageId: null, size };
  const { found } = await call('targetFind', wanted, { signal });
  return found.some((one) => one.uid === uid && one.copy.whole === copy);
}

/** The most like one that no other message of ours stands for. */
function best(ours: Fingerprint, found: readonly Candidate[], records: Records) {
  return found
    .filter(({ uid }) => !records.isClaimed(uid))
    .map((one) => ({ ...one, how: likeness(ours, one.copy) }))
    .filter(({ how }) => how !== 'other')
    .toSorted((a, b) => likenesses.indexOf(a.how) - likenesses.indexOf(b.how))[0];
}
