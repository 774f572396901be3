// After the last visit: is every message on the server, or whole here, or was it committed?
import type { MessageArchive } from '../../../lib/archive/messages.ts';
import type { Client } from '../../rigs/client.ts';
import { sha256 } from './mail.ts';
import { account, comeToRest, listenToReceipts } from './person.ts';
import type { Stage } from './trouble.ts';

/** What is wrong, one line each; none where nothing is. */
export async function judge(
  { truth, told }: Stage,
  client: Client,
  messages: MessageArchive,
): Promise<string[]> {
  const { app } = client;
  listenToReceipts(client, truth, told);
  await comeToRest(client);
  await app.checkAgain();
  await comeToRest(client);

  const wrong: string[] = [...told.untrue];
  const held = new Set(truth.held().map(({ key }) => key));
  const byUid = new Map([...told.all.values()].map((each) => [each.uid, each]));

  // What is here: read through the archive, octet for octet, each once.
  const here = new Set<string>();
  const kept = await messages.list(account);
  if (new Set(kept.map(({ id }) => id)).size !== kept.length)
    wrong.push('the archive lists a message twice');
  for (const { id } of kept) {
    const found = await messages.read(account, id).catch(() => null);
    const original = byUid.get(id);
    if (!found) wrong.push(`${id} is listed here and cannot be read`);
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
  for (const { key } of truth.deleted)
    if (!told.committed.has(key)) wrong.push(`${key} was deleted and never committed`);

  const { rows } = app.mailbox.get();
  const shown = new Map<string, number>();
  for (const { id } of rows) shown.set(id, (shown.get(id) ?? 0) + 1);
  for (const [id, times] of shown)
    if (times > 1) wrong.push(`${id} is shown ${times} times`);
  for (const { uid } of truth.held())
    if (!shown.has(uid)) wrong.push(`${uid} is not shown`);

  for (const id of app.deletion.get().marks.keys()) {
    const marked = byUid.get(id);
    if (!marked || !told.marked.has(marked.key)) wrong.push(`${id} is marked by nobody`);
  }
  return wrong;
}

/** As it comes over the line: with a line end at its end. */
function asSent(raw: Buffer): Buffer {
  return raw.subarray(-2).toString('latin1') === '\r\n'
    ? raw
    : Buffer.concat([raw, Buffer.from('\r\n')]);
}
