// The embedded demo POP3 server: real POP3 on a loopback port, sample letters, a mailbox of
// its own for every visitor. What visitors delete is remembered in memory only.
import { randomBytes } from 'node:crypto';
import { createServer, type Socket } from 'node:net';
import { createCrowd } from './crowd.ts';
import { demoLimits } from './limits.ts';
import { LineReader, LineTooLong } from './lines.ts';
import type { Letters } from './letters.ts';
import { createMaildrops } from './maildrops.ts';
import { sampleLetters } from './sample.ts';
import { createSession, greeting } from './session.ts';

export type DemoOptions = {
  /** 0 or absent: one that is free. */
  port?: number;
  /** The 64 sample letters, or so many small generated ones, or letters of the caller's. */
  letters?: 'sample' | number | Letters;
  /** Default true: each name has its own mailbox. False: all names share one. */
  perVisitor?: boolean;
  /** Milliseconds since 1970; the letters are dated back from this day. */
  now?: () => number;
};

export type Demo = {
  host: string;
  port: number;
  /** Any `demo-<token>` (1–64 letters, digits, `-`, `_`) opens a mailbox of its own. */
  user: string;
  password: string;
  close(): Promise<void>;
};

const user = 'demo';
const password = 'demo';

/** Rejects with Node's error where the port cannot be had. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const now = options.now ?? Date.now;
  const wanted = options.letters ?? 'sample';
  const letters =
    wanted === 'sample'
      ? sampleLetters(now())
      : typeof wanted === 'number'
        ? createCrowd(wanted, now())
        : wanted;
  const maildrops = createMaildrops(letters, demoLimits.visitors);
  const nameOf = options.perVisitor === false ? () => user : (name: string) => name;

  const server = createServer({ noDelay: true, allowHalfOpen: true }, (socket) => {
    const stamp = `<${randomBytes(12).toString('hex')}@poste-restante.demo>`;
    void serve(socket, greeting(stamp), (say) =>
      createSession({
        letters,
        stamp,
        passwordOf: (name) => (isVisitor(name) ? password : null),
        open: (name) => maildrops.open(nameOf(name)),
        say,
      }),
    );
  });
  server.maxConnections = demoLimits.connections;
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  const host = '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    host,
    port,
    user,
    password,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** `demo`, or `demo-` and a token that the visitor's browser made up. */
export function isVisitor(name: string): boolean {
  return /^demo(-[A-Za-z0-9_-]{1,64})?$/.test(name);
}

// Reads a line, answers it, reads the next: while an answer waits for a slow peer nothing
// more is read, so a peer that only asks fills its own buffers and not ours.
async function serve(
  socket: Socket,
  hello: string,
  converse: (
    say: (bytes: Uint8Array) => Promise<void>,
  ) => ReturnType<typeof createSession>,
): Promise<void> {
  const out = createOut(socket);
  const session = converse(out.say);
  const reader = new LineReader(demoLimits.lineBytes);
  socket.setTimeout(demoLimits.idleMs, () => socket.destroy());
  // A peer that vanishes is no event here; the loop below ends by itself.
  socket.on('error', () => socket.destroy());
  socket.once('close', () => session.drop());
  try {
    await out.say(Buffer.from(`${hello}\r\n`));
    await out.flush();
    // A peer may end its side right after its last command: it still gets its answers.
    for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
      if (!(await answer(chunk))) break;
    }
    await out.flush();
    await new Promise<void>((resolve) => socket.end(resolve));
  } catch {
    // The line was lost while reading or writing; `close` has dropped the session.
  } finally {
    session.drop();
    socket.destroy();
  }

  async function answer(chunk: Uint8Array): Promise<boolean> {
    try {
      for (const line of reader.read(chunk)) {
        if (!(await session.take(line))) return false;
      }
    } catch (error) {
      if (!(error instanceof LineTooLong)) throw error;
      await out.say(Buffer.from('-ERR the line is too long\r\n'));
      return false;
    }
    await out.flush();
    return true;
  }
}

// Joins small answers, so that a hundred pipelined commands are one write and not hundreds.
function createOut(socket: Socket) {
  let held: Uint8Array[] = [];
  let bytes = 0;

  async function flush(): Promise<void> {
    if (bytes === 0) return;
    const whole = held.length === 1 && held[0] ? held[0] : Buffer.concat(held, bytes);
    held = [];
    bytes = 0;
    if (socket.destroyed) throw new Error('the peer is gone');
    if (!socket.write(whole)) await drained(socket);
  }

  async function say(piece: Uint8Array): Promise<void> {
    held.push(piece);
    bytes += piece.length;
    if (bytes >= demoLimits.joinBytes) await flush();
  }

  return { say, flush };
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      socket.off('drain', settle);
      socket.off('close', lost);
      resolve();
    };
    const lost = () => {
      socket.off('drain', settle);
      reject(new Error('the peer is gone'));
    };
    socket.once('drain', settle);
    socket.once('close', lost);
  });
}
