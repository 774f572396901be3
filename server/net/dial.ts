// Opens a TCP connection to an address that was checked: the name is resolved once, every
// address is judged, and the judged address itself is dialled, so that a name server which
// changes its answer gains nothing.
import { lookup as systemLookup } from 'node:dns/promises';
import { connect, isIP, type Socket, type TcpNetConnectOpts } from 'node:net';
import type { Dial } from '../pop3/api.ts';
import {
  hostName,
  isAllowed,
  isOwn,
  isPublicAddress,
  type Guard,
  type OwnServer,
} from './guard.ts';

export type Lookup = (host: string) => Promise<readonly { address: string }[]>;

/** `code` is Node's own, 'GUARD' for what may not be dialled, 'ABORT_ERR' when called off. */
export class DialError extends Error {
  override readonly name = 'DialError';
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Addresses tried before giving up; ours: a name with more has them for balance. */
const addressesTried = 6;
/** How long an address may keep silent while others wait, in ms. Ours; RFC 8305 §5. */
const nextAddressMs = 2_500;

/** What is read at a time, as Node does where it makes a buffer for each. */
const readBytes = 65_536;

type How = { port: number; oneBuffer: boolean };

/** Rejects with a DialError. The caller's signal is the deadline. */
export function createDial(options: {
  guard: Guard;
  own?: readonly OwnServer[];
  lookup?: Lookup;
}): Dial {
  const { guard, own = [] } = options;
  const lookup = options.lookup ?? ((host) => systemLookup(host, { all: true }));

  return async function dial({ host, port, signal, oneBuffer = false }) {
    const ours = isOwn(host, port, own);
    const name = hostName(host);
    if (name === null || !(ours || isAllowed(host, port, guard)))
      throw new DialError('GUARD');
    const found = isIP(name)
      ? [{ address: name }]
      : await unlessAborted(lookup(name), signal);
    if (found.length === 0) throw new DialError('ENOTFOUND');
    // One address out of bounds condemns the name: nobody honest mixes the two.
    if (!ours && !guard.allowPrivate)
      if (!found.every(({ address }) => isPublicAddress(address)))
        throw new DialError('GUARD');
    const addresses = found.slice(0, addressesTried);
    return firstToAnswer(addresses, { port, oneBuffer }, signal);
  };
}

async function firstToAnswer(
  addresses: readonly { address: string }[],
  how: How,
  signal: AbortSignal,
): Promise<Socket> {
  let error = new DialError('ENOTFOUND');
  for (const [index, { address }] of addresses.entries()) {
    const isLast = index === addresses.length - 1;
    try {
      return await open(address, how, signal, isLast ? null : nextAddressMs);
    } catch (failure) {
      if (signal.aborted) throw new DialError('ABORT_ERR');
      error = new DialError(codeOf(failure));
    }
  }
  throw error;
}

function open(
  address: string,
  { port, oneBuffer }: How,
  signal: AbortSignal,
  patienceMs: number | null,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new DialError('ABORT_ERR'));
    // A literal address is not looked up again.
    const target = { host: address, port, noDelay: true };
    const socket = oneBuffer ? connectInto(target) : connect(target);
    const giveUp = (code: string) => () => socket.destroy(new DialError(code));
    const onAbort = giveUp('ABORT_ERR');
    const timer = patienceMs && setTimeout(giveUp('ETIMEDOUT'), patienceMs);
    const settle = () => {
      if (timer) clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.off('error', onError).off('connect', onConnect);
    };
    const onError = (error: Error) => {
      settle();
      reject(error);
    };
    const onConnect = () => {
      settle();
      resolve(socket);
    };
    signal.addEventListener('abort', onAbort);
    socket.on('error', onError).on('connect', onConnect);
  });
}

/** What comes is heard as 'data', all of it in one buffer; see Dial. */
function connectInto(target: TcpNetConnectOpts): Socket {
  const callback = (bytes: number, buffer: Uint8Array) => {
    const { buffer: memory, byteOffset } = buffer;
    socket.emit('data', Buffer.from(memory, byteOffset, bytes));
    return true;
  };
  const onread = { buffer: Buffer.allocUnsafeSlow(readBytes), callback };
  const socket: Socket = connect({ ...target, onread });
  return socket.pause();
}

/** getaddrinfo cannot be called off; its answer is dropped instead. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new DialError('ABORT_ERR'));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    work
      .then(resolve, (error: unknown) => reject(new DialError(codeOf(error))))
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}

function codeOf(error: unknown): string {
  const isCoded = error instanceof Error && 'code' in error;
  return isCoded && typeof error.code === 'string' ? error.code : 'EIO';
}
