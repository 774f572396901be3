// A small client that speaks the contract over a real WebSocket, for tests and benches. It
// checks every frame by the contract's own schemas, and can be told to grant no credit.
import { WebSocket } from 'ws';
import { FaultError, type Fault } from '../../lib/wire/faults.ts';
import {
  binaryFrame,
  readBinary,
  serverFrame,
  type Hello,
  type ServerFrame,
  type TalkLine,
} from '../../lib/wire/frames.ts';
import {
  operations,
  wireVersion,
  type Operation,
  type Params,
  type Part,
  type Result,
} from '../../lib/wire/operations.ts';
import type { Row } from '../../lib/mail/message.ts';

type EventFrame = Exclude<
  ServerFrame,
  | { type: 'part' }
  | { type: 'result' }
  | { type: 'fault' }
  | { type: 'hello' }
  | { type: 'credit' }
>;

export type CallOptions<N extends Operation> = {
  onPart?: (part: Part<N>) => void;
  onBytes?: (bytes: Uint8Array) => void;
  /** Sent as it is granted. */
  upload?: Uint8Array;
  /** In place of sending: what was granted. */
  onCredit?: (bytes: number) => void;
  signal?: AbortSignal;
  /** Default true: what was received is granted again. */
  grants?: boolean;
  onId?: (id: number) => void;
};

type Pending = {
  op: Operation;
  part: (part: unknown) => void;
  bytes: (bytes: Uint8Array) => void;
  credit: (bytes: number) => void;
  done: (result: unknown) => void;
  failed: (error: Error) => void;
};

export type Wire = {
  readonly hello: Hello;
  readonly talk: readonly TalkLine[];
  /** The newest snapshot's rows. */
  readonly rows: readonly Row[];
  /** Every text frame received, as it came. */
  readonly texts: readonly string[];
  call<N extends Operation>(
    op: N,
    params: Params<N>,
    options?: CallOptions<N>,
  ): Promise<Result<N>>;
  credit(id: number, bytes: number): void;
  cancel(id: number): void;
  sendRaw(data: string | Uint8Array): void;
  /** The next frame that was not asked for and fits; also one that has come already. */
  event<T extends EventFrame['type']>(
    type: T,
    fits?: (frame: Extract<EventFrame, { type: T }>) => boolean,
  ): Promise<Extract<EventFrame, { type: T }>>;
  /** Close code, when the socket is closed. */
  readonly closed: Promise<number>;
  /** Stops reading from the network; the server's bytes pile up on its side. */
  pause(): void;
  resume(): void;
  close(): Promise<number>;
  terminate(): void;
};

/** Opens a socket and greets. Rejects when the handshake is refused or hello never comes. */
export async function openWire(
  port: number,
  options: { origin?: string; host?: string; version?: number } = {},
): Promise<Wire> {
  const host = options.host ?? '127.0.0.1';
  const socket = new WebSocket(`ws://${host}:${port}/ws`, {
    origin: options.origin ?? `http://${host}:${port}`,
    perMessageDeflate: false,
  });
  const pending = new Map<number, Pending>();
  const events: EventFrame[] = [];
  const watchers = new Set<() => void>();
  const talk: TalkLine[] = [];
  const texts: string[] = [];
  let rows: Row[] = [];
  let lastId = 0;
  let greet: (hello: Hello) => void = () => {};
  const greeting = new Promise<Hello>((resolve) => (greet = resolve));
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));

  const send = (frame: unknown) => socket.send(JSON.stringify(frame));
  void closed.then(() => {
    for (const { failed } of pending.values()) failed(fault({ kind: 'relay-gone' }));
    pending.clear();
  });

  socket.on('message', (data, isBinary) => {
    if (isBinary) {
      if (!Buffer.isBuffer(data)) throw new Error('a binary frame in pieces');
      const frame = readBinary(
        data.buffer.slice(data.byteOffset, data.byteOffset + data.length) as ArrayBuffer, // a Buffer's memory is never shared here
      );
      if (frame === null) throw new Error('a binary frame without a header');
      pending.get(frame.id)?.bytes(frame.payload);
      return;
    }
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : '';
    texts.push(text);
    take(serverFrame.parse(JSON.parse(text)));
  });

  function take(frame: ServerFrame): void {
    switch (frame.type) {
      case 'hello':
        return greet(frame);
      case 'part': {
        const entry = pending.get(frame.id);
        return entry?.part(operations[entry.op].part.parse(frame.part));
      }
      case 'result': {
        const entry = pending.get(frame.id);
        pending.delete(frame.id);
        return entry?.done(operations[entry.op].result.parse(frame.result));
      }
      case 'fault': {
        const entry = pending.get(frame.id);
        pending.delete(frame.id);
        return entry?.failed(fault(frame.fault));
      }
      case 'credit':
        return pending.get(frame.id)?.credit(frame.bytes);
      case 'talk':
        talk.push(...frame.lines);
        break;
      case 'rows':
        if (frame.from === 0) rows = [];
        for (const [id, size] of frame.rows) rows.push({ id, size });
        break;
    }
    events.push(frame);
    for (const look of watchers) look();
  }

  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => {}); // the close that follows tells
  send({ type: 'hello', version: options.version ?? wireVersion });
  const hello = await Promise.race([
    greeting,
    closed.then((code) => {
      throw new Error(`closed with ${code} before hello: ${texts.at(-1) ?? ''}`);
    }),
  ]);

  return {
    hello,
    talk,
    texts,
    get rows() {
      return rows;
    },
    call(
      op,
      params,
      { onPart, onBytes, upload, onCredit, signal, grants = true, onId } = {},
    ) {
      const id = ++lastId;
      let uploaded = 0;
      onId?.(id);
      return new Promise((done, failed) => {
        pending.set(id, {
          op,
          part: (part) => onPart?.(part as Part<typeof op>), // parsed by this op's schema above
          bytes: (bytes) => {
            onBytes?.(bytes);
            if (grants) send({ type: 'credit', id, bytes: bytes.length });
          },
          credit(bytes) {
            if (onCredit) return onCredit(bytes);
            const piece = upload?.subarray(uploaded, uploaded + bytes);
            if (piece === undefined) return;
            uploaded += piece.length;
            socket.send(binaryFrame(id, piece));
          },
          done: (result) => done(result as Result<typeof op>), // likewise
          failed,
        });
        send({ type: 'request', id, op, params });
        signal?.addEventListener('abort', () => send({ type: 'cancel', id }), {
          once: true,
        });
      });
    },
    credit: (id, bytes) => send({ type: 'credit', id, bytes }),
    cancel: (id) => send({ type: 'cancel', id }),
    sendRaw: (data) => socket.send(data),
    event(type, fits = () => true) {
      return new Promise((resolve) => {
        const look = () => {
          const at = events.findIndex(
            (frame) =>
              frame.type === type &&
              fits(frame as Extract<EventFrame, { type: typeof type }>),
          );
          if (at < 0) return;
          watchers.delete(look);
          const [found] = events.splice(at, 1);
          resolve(found as Extract<EventFrame, { type: typeof type }>); // its type was compared
        };
        watchers.add(look);
        look();
      });
    },
    closed,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    close() {
      socket.close();
      return closed;
    },
    terminate: () => socket.terminate(),
  };
}

/** Collects the fault a call ended in; rejects if it did not. */
export async function faultOf(call: Promise<unknown>): Promise<Fault> {
  try {
    await call;
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
  throw new Error('the call succeeded');
}

function fault(value: Fault): FaultError {
  return new FaultError(value);
}
