// A name server on loopback that answers TXT from a table, and can be told to be silent, slow
// to be found, or broken. What it was asked is kept.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { decode, encode, type Answer } from 'dns-packet';

export type NameServer = {
  /** `127.0.0.1:PORT` */
  address: string;
  /** Names, in the order they were asked. */
  asked: string[];
  /** Records of a name; `silent`: no answer; `broken`: SERVFAIL. Absent names do not exist. */
  zone: Map<string, readonly string[] | 'silent' | 'broken'>;
  stop(): Promise<void>;
};

const nameError = 3;
const serverFailure = 2;

export async function startNameServer(
  records: Readonly<Record<string, readonly string[]>> = {},
): Promise<NameServer> {
  const zone: NameServer['zone'] = new Map(Object.entries(records));
  const asked: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (packet, { port, address }) => {
    const { id, questions = [] } = decode(packet);
    const [question] = questions;
    if (!question) return;
    const name = question.name.toLowerCase();
    asked.push(name);
    const found = zone.get(name);
    if (found === 'silent') return;
    const answers: Answer[] = (Array.isArray(found) ? found : []).map(
      (record: string) => ({
        type: 'TXT',
        name,
        ttl: 60,
        data: inStrings(record),
      }),
    );
    const code = found === undefined ? nameError : found === 'broken' ? serverFailure : 0;
    // AUTHORITATIVE | RECURSION_AVAILABLE and, in its last four bits, the code.
    const flags = 0x0400 | 0x0080 | code;
    const reply = encode({
      type: 'response',
      ...(id !== undefined && { id }),
      flags,
      questions,
      answers,
    });
    socket.send(reply, port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    zone,
    stop: () => new Promise((resolve) => void socket.close(() => resolve())),
  };
}

/** A string of a TXT record has 255 octets at most (RFC 1035 §3.3). */
function inStrings(record: string): string[] {
  return record.match(/.{1,255}/gs) ?? [''];
}
