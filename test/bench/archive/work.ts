// What is timed inside the page: messages in, messages out, words. Milliseconds and octets.
import type { MessageArchive } from '../../../lib/archive/messages.ts';
import type { MessageId } from '../../../lib/mail/message.ts';

export type Timed = { ms: number; octets: number; messages: number };

const head = 'From: Ann <ann@bench.example>\r\nSubject: Bench of the archive\r\n\r\n';
const said =
  'the committee met in the old town hall and agreed on plans for spring'.split(' ');
const name = (n: number) => `m${n}` as MessageId;

/** A file of 150 KiB that does not deflate, as base64. */
export function large(): Uint8Array {
  const noise = new Uint8Array(150 * 1024);
  for (let at = 0; at < noise.length; at += 65_536)
    crypto.getRandomValues(noise.subarray(at, at + 65_536));
  const lines: string[] = [];
  for (let at = 0; at < noise.length; at += 57)
    lines.push(btoa(String.fromCharCode(...noise.subarray(at, at + 57))));
  return new TextEncoder().encode(head + lines.join('\r\n') + '\r\n');
}

/** About 5 KB of words. */
export function small(n: number): Uint8Array {
  const words = Array.from({ length: 800 }, (_, i) => said[(i * (n + 3)) % said.length]);
  return new TextEncoder().encode(`${head}${words.join(' ')} ${n}\r\n`);
}

/** So many at a time, as a download brings them: in frames of 64 KiB. */
export async function putMany(
  archive: MessageArchive,
  account: string,
  ask: { count: number; ahead: number; make: (n: number) => Uint8Array },
): Promise<Timed> {
  let next = 0;
  let octets = 0;
  const letters = Array.from({ length: Math.min(ask.count, 50) }, (_, n) => ask.make(n));
  const begun = performance.now();
  const each = async () => {
    while (next < ask.count) {
      const n = next++;
      const raw = letters[n % letters.length] ?? new Uint8Array();
      octets += raw.length;
      const put = await archive.put({ account, id: name(n), size: raw.length });
      for (let at = 0; at < raw.length; at += 65_536)
        await put?.write(raw.slice(at, at + 65_536));
      await put?.finish('RETR');
    }
  };
  await Promise.all(Array.from({ length: ask.ahead }, each));
  return { ms: performance.now() - begun, octets, messages: ask.count };
}

export async function readMany(
  archive: MessageArchive,
  account: string,
  count: number,
): Promise<Timed> {
  let octets = 0;
  const begun = performance.now();
  for (let n = 0; n < count; n++)
    octets += (await archive.read(account, name(n)))?.raw.length ?? 0;
  return { ms: performance.now() - begun, octets, messages: count };
}
