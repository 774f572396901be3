// A small POP3 server that gives exactly the bytes it was handed, and stops in the middle of
// a message until the test lets it go on. TOP counts lines as RFC 1939 §7 says.
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { listening, portOf } from './ports.ts';

export type Letter = {
  /** As it should arrive: with CRLF. */
  raw: Uint8Array;
  /** After so many bytes the server waits for this promise, in order. */
  holds?: readonly { at: number; until: Promise<void> }[];
};

export type Letterbox = {
  host: string;
  port: number;
  /** Every command of every connection, in order. */
  commands: string[];
  stop(): Promise<void>;
};

/** Any user and password are let in. `withTop: false` for a server without TOP. */
export async function startLetterbox(
  letters: readonly Letter[],
  { withTop = true }: { withTop?: boolean } = {},
): Promise<Letterbox> {
  const stuffed = letters.map(({ raw }) => stuff(raw));
  const commands: string[] = [];
  const sockets = new Set<Socket>();

  async function answer(line: string): Promise<string | AsyncIterable<Buffer>> {
    const [verb = '', first = '', second = ''] = line.split(' ');
    const n = Number(first) - 1;
    const letter = letters[n];
    const bytes = stuffed[n];
    const list = (of: (n: number) => string | number) =>
      ['+OK', ...letters.map((_, n) => `${n + 1} ${of(n)}`), '.'].join('\r\n');
    switch (verb) {
      case 'CAPA':
        return ['+OK', ...(withTop ? ['TOP'] : []), 'UIDL', 'USER', '.'].join('\r\n');
      case 'STAT':
        return `+OK ${letters.length} ${letters.reduce((sum, { raw }) => sum + raw.length, 0)}`;
      case 'LIST':
        return list((n) => letters[n]?.raw.length ?? 0);
      case 'UIDL':
        return list((n) => `letter-${n}`);
      case 'TOP':
        if (!withTop || !letter || !bytes) return '-ERR no';
        return body(letter, firstLines(bytes, Number(second)));
      case 'RETR':
        return letter && bytes ? body(letter, bytes) : '-ERR no';
      default:
        return '+OK';
    }
  }

  async function serve(socket: Socket): Promise<void> {
    socket.write('+OK ready\r\n');
    for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
      commands.push(line);
      const said = await answer(line);
      if (typeof said === 'string') socket.write(`${said}\r\n`);
      else for await (const piece of said) await write(socket, piece);
      if (line === 'QUIT') socket.end();
    }
  }

  const server = await listening(
    createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).once('close', () => sockets.delete(socket));
      void serve(socket).catch(() => socket.destroy());
    }),
  );
  return {
    host: '127.0.0.1',
    port: portOf(server),
    commands,
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

async function* body({ holds = [] }: Letter, bytes: Buffer): AsyncIterable<Buffer> {
  yield Buffer.from('+OK\r\n');
  let from = 0;
  for (const { at, until } of holds) {
    if (at >= bytes.length) break;
    yield bytes.subarray(from, at);
    await until;
    from = at;
  }
  yield bytes.subarray(from);
  // The end mark begins on a line of its own; a message that has no last line end gets one.
  const hasEnd = bytes.length === 0 || bytes.at(-1) === 0x0a;
  yield Buffer.from(hasEnd ? '.\r\n' : '\r\n.\r\n');
}

async function write(socket: Socket, piece: Buffer): Promise<void> {
  if (socket.destroyed) throw new Error('gone');
  if (socket.write(piece)) return;
  await new Promise<void>((resolve) => {
    socket.once('drain', resolve).once('close', resolve);
  });
}

/** A dot in front of every line that begins with one (RFC 1939 §3). */
function stuff(raw: Uint8Array): Buffer {
  const text = Buffer.from(raw).toString('latin1');
  return Buffer.from(text.replace(/(^|\r\n)\./g, '$1..'), 'latin1');
}

/** The header, the empty line and so many lines of the body. */
function firstLines(bytes: Buffer, lines: number): Buffer {
  const header = bytes.indexOf('\r\n\r\n');
  if (header === -1) return bytes;
  let end = header + 4;
  for (let n = 0; n < lines && end < bytes.length; n++) {
    const next = bytes.indexOf('\r\n', end);
    end = next === -1 ? bytes.length : next + 2;
  }
  return bytes.subarray(0, end);
}

/** Line ends as they travel: CRLF for LF and for a lone CR. */
export function withCrlf(raw: Uint8Array): Buffer {
  const text = Buffer.from(raw).toString('latin1');
  return Buffer.from(text.replace(/\r\n|\n|\r/g, '\r\n'), 'latin1');
}
