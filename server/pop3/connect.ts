// From a host name to a client: dial, encrypt as asked, greet, ask what the server can do.
// Whatever fails on the way, the socket is gone before the caller hears of it.
import type { Socket } from 'node:net';
import type { Capabilities, ConnectOptions, Pop3Client } from './api.ts';
import { apopChallenge } from './auth.ts';
import { memoryKey } from './capability-memory.ts';
import { Client } from './client.ts';
import { Connection } from './connection.ts';
import { Pop3Error } from './errors.ts';
import { responseCode, shownLine } from './redact.ts';
import { encrypt, type Encrypted } from './tls.ts';

/** Rejects with a Pop3Error; see its kinds. The client is the caller's to quit or destroy. */
export async function connect(options: ConnectOptions): Promise<Pop3Client> {
  const socket = await dial(options);
  if (options.security !== 'tls') return greet(options, socket, null);
  const secure = await secured(options, socket);
  return greet(options, secure.socket, secure);
}

async function greet(
  options: ConnectOptions,
  socket: Socket,
  secure: Encrypted | null,
): Promise<Pop3Client> {
  const { limits, trace, security } = options;
  const connection = new Connection({ socket, limits, phase: 'greeting', trace });
  return orCut(connection, options.signal, async () => {
    const { ok, line } = await connection.greeting();
    const shown = shownLine(line);
    if (!ok)
      throw new Pop3Error({
        kind: 'greeting-refused',
        line: shown,
        code: responseCode(line),
      });
    const challenge = apopChallenge(line);
    // Who was known and encrypted is not asked in the clear what would be forgotten at once.
    const isKnown = options.memory?.get(memoryKey(options)) !== undefined;
    if (security === 'stls' && isKnown) return startTls(options, connection);
    const client = created(options, connection, { greeting: line, challenge, secure });
    if (secure && client.capabilities.known) return client;
    const { known, stls } = await asked(options, client, secure);
    if (security !== 'stls') return client;
    if (known && !stls) throw new Pop3Error({ kind: 'no-stls', line: '', code: null });
    return startTls(options, connection);
  });
}

function created(
  options: ConnectOptions,
  connection: Connection,
  from: { greeting: string; challenge: string | null; secure: Encrypted | null },
): Client {
  const {
    host,
    port,
    limits,
    memory,
    prepare = (text: string) => text.normalize('NFKC'),
  } = options;
  const { greeting, challenge, secure } = from;
  const remembered = (secure && memory?.get(memoryKey(options))) ?? null;
  const isEncrypted = secure !== null;
  const binding = secure?.binding ?? null;
  const where = { host, port, isEncrypted, binding, challenge, greeting };
  const remember = (now: Capabilities) => {
    if (secure && now.known) memory?.set(memoryKey(options), now);
  };
  const key = memoryKey(options);
  const forget = () => memory?.delete(key);
  const isSuspect = memory?.isSuspect(key) ?? false;
  const origin = { ...where, prepare, remembered, remember, forget, isSuspect };
  const client = new Client({ connection, limits, tls: secure?.report ?? null, origin });
  void connection.closed.then(() => {
    if (client.hasLostAnswers) memory?.suspect(key);
  });
  return client;
}

/** Asks CAPA; what is said in the clear is not remembered. */
async function asked(
  options: ConnectOptions,
  client: Client,
  secure: Encrypted | null,
): Promise<Capabilities> {
  const capabilities = await client.askCapabilities();
  if (secure && capabilities.known) options.memory?.set(memoryKey(options), capabilities);
  return capabilities;
}

/** RFC 2595 §4: what was learnt in the clear is forgotten, the greeting and its time stamp too. */
async function startTls(options: ConnectOptions, clear: Connection): Promise<Pop3Client> {
  const { limits, trace } = options;
  const question = { line: 'STLS', shown: 'STLS', word: 'STLS', alone: true } as const;
  const { ok, line } = await clear.ask(
    { ...question, expects: 0, whenAborted: 'cut' },
    undefined,
    (answer) => answer,
  );
  if (!ok) {
    const code = responseCode(line);
    throw new Pop3Error({ kind: 'no-stls', line: shownLine(line), code });
  }
  const plain = clear.release('STLS');
  if (!plain) throw new Pop3Error(await clear.closed);
  const secure = await secured(options, plain);
  const { socket } = secure;
  const connection = new Connection({ socket, limits, phase: 'authorization', trace });
  return orCut(connection, options.signal, async () => {
    const client = created(options, connection, {
      greeting: '',
      challenge: null,
      secure,
    });
    if (!client.capabilities.known) await asked(options, client, secure);
    return client;
  });
}

/** While the work goes on, an abort cuts the line; and so does a failure. */
async function orCut<T>(
  connection: Connection,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const onAbort = () => connection.destroy();
  signal?.addEventListener('abort', onAbort);
  try {
    if (signal?.aborted) onAbort();
    return await work();
  } catch (error) {
    const { ended, phase } = connection;
    connection.destroy();
    if (signal?.aborted) throw new Pop3Error({ kind: 'cancelled', phase });
    // What ended it says more than what was asked next.
    throw ended ? new Pop3Error(ended) : error;
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

async function dial(options: ConnectOptions): Promise<Socket> {
  const { host, port, limits, signal: calledOff, onStep, trace } = options;
  const began = { at: Date.now(), clock: performance.now() };
  const tooLate = AbortSignal.timeout(limits.connectMs);
  const signal = calledOff ? AbortSignal.any([calledOff, tooLate]) : tooLate;
  const tell = (answer: string, ok: boolean) =>
    trace?.(noted(began, '⟂ connect', answer, ok));
  onStep?.('connect');
  try {
    // Below TLS it is not us who read.
    const oneBuffer = options.security === 'plain';
    const dialling = options.dial({ host, port, signal, oneBuffer });
    const socket = await settledBy(signal, dialling);
    socket.setNoDelay(true);
    tell(`${socket.remoteAddress ?? host}:${socket.remotePort ?? port}`, true);
    return socket;
  } catch (error) {
    if (calledOff?.aborted) throw new Pop3Error({ kind: 'cancelled', phase: 'connect' });
    const waitedMs = limits.connectMs;
    const code = codeOf(error);
    tell(signal.aborted ? 'ETIMEDOUT' : code, false);
    if (!signal.aborted) throw new Pop3Error({ kind: 'dial', code, host, port });
    throw new Pop3Error({
      kind: 'timed-out',
      phase: 'connect',
      waitedMs,
      sent: 'nothing-final',
    });
  }
}

/** A dial that ignores its signal is left behind; a socket it still opens is closed. */
function settledBy(signal: AbortSignal, dialling: Promise<Socket>): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      dialling.then(
        (socket) => socket.destroy(),
        () => {},
      );
      reject(new Error('aborted'));
    };
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort);
    dialling
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}

async function secured(options: ConnectOptions, plain: Socket): Promise<Encrypted> {
  const { host, pin, clientCertificate, signal, onStep, trace, limits } = options;
  const began = { at: Date.now(), clock: performance.now() };
  const tell = (answer: string, ok: boolean) => trace?.(noted(began, 'TLS', answer, ok));
  try {
    const { tlsMs } = limits;
    const how = { host, pin, clientCertificate, tlsMs, signal, onStep };
    const encrypted = await encrypt(plain, how);
    const { protocol, cipher } = encrypted.report;
    tell(`${protocol} ${cipher}`, true);
    return encrypted;
  } catch (error) {
    const fault = error instanceof Pop3Error ? error.fault : null;
    tell(fault?.kind === 'tls' ? fault.code : (fault?.kind ?? ''), false);
    throw error;
  }
}

/** A line of the trace for what is no command. */
function noted(
  began: { at: number; clock: number },
  command: string,
  answer: string,
  ok: boolean,
) {
  const ms = performance.now() - began.clock;
  const nothing = { bytesOut: 0, bytesIn: 0, cause: null, message: null };
  return { at: began.at, ms, command, answer, ok, ...nothing };
}

function codeOf(error: unknown): string {
  const isCoded = error instanceof Error && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : 'EIO';
}
