// A server that says what a test tells it to, over a real socket, and a client socket that
// hands its bytes on in the pieces a test wants. Only for misbehaving and for transcripts:
// everything ordinary is tested against Dovecot.
import { connect as connectTcp, createServer, Socket, type AddressInfo } from 'node:net';
import { connect } from '../../../server/pop3/connect.ts';
import type {
  ConnectOptions,
  Dial,
  EngineLimits,
  Pop3Client,
  Trace,
} from '../../../server/pop3/api.ts';
import { engineLimits } from '../../../server/limits.ts';

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

  /** Answers each line by its first word; `null` ends the play. */
  async answer(
    answers: Record<string, string | ((line: string) => string | null)>,
  ): Promise<void> {
    for (let line = await this.line(); line !== null; line = await this.line()) {
      const found = answers[line.split(' ')[0] ?? ''] ?? '-ERR unknown command\r\n';
      const text = typeof found === 'string' ? found : found(line);
      if (text === null) return;
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

/** Each connection plays the same script. A failing script ends its connection. */
export async function serve(play: (peer: Peer) => unknown): Promise<Scripted> {
  const peers: Peer[] = [];
  const server = createServer({ allowHalfOpen: false }, (socket) => {
    const peer = new Peer(socket);
    peers.push(peer);
    Promise.resolve(play(peer)).catch(() => socket.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    peers,
    stop: () => {
      for (const { socket } of peers) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
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
    for (const piece of this.#pieces(chunk)) super.emit('data', piece);
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
