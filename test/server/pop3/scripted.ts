// A server that says what a test tells it to, over a real socket, and a client socket that
// hands its bytes on in the pieces a test wants. Only for misbehaving and for transcripts:
// everything ordinary is tested against Dovecot.
import { connect as connectTcp, createServer, Socket, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { connect } from '../../../server/pop3/connect.ts';
import type {
  ConnectOptions,
  Dial,
  EngineLimits,
  Pop3Client,
  Trace,
} from '../../../server/pop3/api.ts';
import { engineLimits } from '../../../server/limits.ts';

export type Answers = Record<string, string | ((line: string) => string | null)>;
export const hangUp = () => null;

export class Peer {
  readonly socket: Socket;
  /** Every line heard so far. */
  readonly heard: string[] = [];
  #rest = '';
  #unread: string[] = [];
  #waiting: ((line: string | null) => void)[] = [];
  #isOver = false;

  constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#hear(chunk.toString('utf8')));
    socket.on('error', () => {});
    socket.on('close', () => {
      this.#isOver = true;
      for (const wake of this.#waiting.splice(0)) wake(null);
    });
  }

  /** The next line of the client; null when it has gone. */
  async line(): Promise<string | null> {
    const line = this.#unread.shift();
    if (line !== undefined || this.#isOver) return line ?? null;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Lines that have arrived and were not taken with `line`. */
  get pending(): number {
    return this.#unread.length;
  }

  say(text: string | Uint8Array): void {
    if (!this.socket.destroyed) this.socket.write(text);
  }

  /** Answers each line by its first word; `null` hangs up. */
  async answer(answers: Answers): Promise<void> {
    for (let line = await this.line(); line !== null; line = await this.line()) {
      const found = answers[line.split(' ')[0] ?? ''] ?? '-ERR unknown command\r\n';
      const text = typeof found === 'string' ? found : found(line);
      if (text === null) return void this.socket.end();
      this.say(text);
    }
  }

  #hear(text: string): void {
    const lines = (this.#rest + text).split('\r\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      this.heard.push(line);
      const wake = this.#waiting.shift();
      if (wake) wake(line);
      else this.#unread.push(line);
    }
  }
}

export type Scripted = { port: number; peers: Peer[]; stop: () => Promise<void> };

/**
 * Each connection plays the same script; a failing script ends its connection. The server
 * is stopped when its test is over.
 */
export async function serve(play: (peer: Peer) => unknown): Promise<Scripted> {
  const peers: Peer[] = [];
  const server = createServer({ allowHalfOpen: false }, (socket) => {
    const peer = new Peer(socket);
    peers.push(peer);
    Promise.resolve(play(peer)).catch(() => socket.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const stop = () => {
    for (const { socket } of peers) socket.destroy();
    return new Promise<void>((done) => server.close(() => done()));
  };
  onTestFinished(stop);
  return { port: (server.address() as AddressInfo).port, peers, stop };
}

/** Cuts what arrives: at one place of the stream, or everywhere. */
export type Cut = { at: number } | 'everywhere' | 'nowhere';

class CutSocket extends Socket {
  readonly #cut: Cut;
  #seen = 0;
  constructor(cut: Cut) {
    super();
    this.#cut = cut;
  }
  override emit(event: string | symbol, ...rest: unknown[]): boolean {
    const [chunk] = rest;
    if (event !== 'data' || !Buffer.isBuffer(chunk)) return super.emit(event, ...rest);
    for (const piece of this.#pieces(chunk)) {
      super.emit('data', piece);
      // As where one buffer serves them all: what is kept without a copy is lost.
      if (!this.isPaused()) piece.fill('\0');
    }
    this.#seen += chunk.length;
    return true;
  }
  #pieces(chunk: Buffer): Buffer[] {
    if (this.#cut === 'nowhere') return [chunk];
    if (this.#cut === 'everywhere') return Array.from(chunk, (byte) => Buffer.of(byte));
    const at = this.#cut.at - this.#seen;
    if (at <= 0 || at >= chunk.length) return [chunk];
    return [chunk.subarray(0, at), chunk.subarray(at)];
  }
}

export function loopback(cut: Cut = 'nowhere', seen?: (socket: Socket) => void): Dial {
  return ({ port }) =>
    new Promise((resolve, reject) => {
      const socket = new CutSocket(cut);
      socket.on('error', reject);
      socket.connect({ port, host: '127.0.0.1' }, () => {
        socket.off('error', reject);
        seen?.(socket);
        resolve(socket);
      });
    });
}

export const plainDial: Dial = ({ port }) =>
  new Promise((resolve, reject) => {
    const socket = connectTcp({ port, host: '127.0.0.1' }, () => resolve(socket));
    socket.on('error', reject);
  });

export function open(
  port: number,
  options: Partial<Omit<ConnectOptions, 'limits'>> & {
    limits?: Partial<EngineLimits>;
  } = {},
): Promise<Pop3Client> {
  const limits = { ...engineLimits, ...options.limits };
  return connect({
    ...{ host: '127.0.0.1', port, security: 'plain', dial: loopback() },
    ...options,
    limits,
  });
}

export const capaOf = (...words: string[]): string =>
  `+OK\r\n${words.map((word) => `${word}\r\n`).join('')}.\r\n`;
export const bodyOf = (text: string): string => `+OK\r\n${text}\r\n.\r\n`;

/** Signs in with USER and PASS; then the server goes on as the script says. */
export async function signedIn(
  script: (peer: Peer) => unknown,
  options: {
    words?: string[];
    limits?: Partial<EngineLimits>;
    seen?: (socket: Socket) => void;
  } = {},
): Promise<{ pop3: Pop3Client; server: Scripted; heard: () => string[] }> {
  const { words = ['PIPELINING'], limits = {}, seen } = options;
  const announced = capaOf('USER', 'UIDL', 'TOP', ...words);
  const server = await serve(async (peer) => {
    peer.say('+OK ready\r\n');
    for (const answer of [announced, '+OK\r\n', '+OK\r\n', announced]) {
      if ((await peer.line()) === null) return;
      peer.say(answer);
    }
    await script(peer);
  });
  const pop3 = await open(server.port, { dial: loopback('nowhere', seen), limits });
  await pop3.signIn({ user: 'anna', password: 'secret' });
  // What was heard after the sign-in.
  return { pop3, server, heard: () => server.peers[0]?.heard.slice(4) ?? [] };
}

/** Says yes to every way of signing in. */
export const friendly: Answers = {
  ...{ USER: '+OK\r\n', PASS: '+OK\r\n', AUTH: '+OK\r\n', APOP: '+OK\r\n' },
};

/** Connected, not signed in; `heard` begins after the first CAPA. */
export async function greeted(answers: Answers, greeting = '+OK ready') {
  const { port, peers } = await serve((peer) => {
    peer.say(`${greeting}\r\n`);
    return peer.answer(answers);
  });
  const { trace, all } = traces();
  const pop3 = await open(port, { trace, limits: { replyMs: 2_000 } });
  return { pop3, all, heard: () => peers[0]?.heard.slice(1) ?? [] };
}

/** Gathers a body. */
export function gather(): {
  sink: (bytes: Uint8Array) => void;
  text: () => string;
} {
  const pieces: Buffer[] = [];
  return {
    sink: (bytes) => void pieces.push(Buffer.from(bytes)),
    text: () => Buffer.concat(pieces).toString('latin1'),
  };
}

export function traces(): { trace: (event: Trace) => void; all: Trace[] } {
  const all: Trace[] = [];
  return { trace: (event) => all.push(event), all };
}

/** The fault of a promise that must fail with one. */
export async function faultOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Error && 'fault' in error) return error.fault;
    throw error;
  }
  throw new Error('it did not fail');
}
