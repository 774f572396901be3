// One socket: reads its frames, runs its requests, and ends each exactly once, in a result
// or in a fault. Whatever a frame holds, the worst it can do is end its own socket.
import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { FaultError, type Fault } from '../../lib/wire/faults.ts';
import {
  clientFrame,
  readBinary,
  type ClientFrame,
  type ServerFrame,
} from '../../lib/wire/frames.ts';
import { isOperation, wireVersion, type Operation } from '../../lib/wire/operations.ts';
import type { TxtLookUp } from '../dns/txt.ts';
import type { Policy } from '../handlers/handler.ts';
import type { Images } from '../images/images.ts';
import type { TargetSlot, TargetSlotParts } from '../imap/slot.ts';
import { handlers } from '../handlers/table.ts';
import { farewellMs, socketLimits } from '../limits.ts';
import { defect, type Log } from '../log.ts';
import type { Leave } from '../lists/leave.ts';
import { Pop3Error } from '../pop3/errors.ts';
import type { Session } from '../session.ts';
import { createStream, type ByteStream, type Pipe } from './stream.ts';
import { createStrays } from './strays.ts';
import { createUpload, type Upload } from './upload.ts';

export type Line = Pipe & {
  send: (frame: ServerFrame) => void;
  /** 1008: broken rules. 1001: we go. */
  close(code: 1000 | 1001 | 1008): void;
};

type Running = {
  op: Operation;
  stop: AbortController;
  stream: ByteStream;
  upload: Upload;
};

export type Visitor = {
  receive(text: string): void;
  /** A binary frame: bytes that were granted to a request. All else is a breach. */
  receiveBytes(frame: Uint8Array): void;
  /** The network took something. */
  wake(): void;
  /** Says why and closes the socket; the mailbox is left politely. */
  bye(fault: Fault, code?: 1001 | 1008): Promise<void>;
  /** The socket is gone. Settles when the mailbox was left. */
  gone(): Promise<void>;
  /** When a request last came, by the clock handed in. */
  readonly lastAsked: number;
  readonly isGreeted: boolean;
  /** Signed in somewhere, whether the line to the server is up or not. */
  readonly isVisiting: boolean;
};

export type VisitorParts = {
  line: Line;
  session: Session;
  policy: Policy;
  lookUpTxt: TxtLookUp;
  /** Null where this deployment fetches no images. */
  fetchImage: Images['fetch'] | null;
  leaveList: Leave;
  /** Makes the place for the account that copies go to. */
  makeTarget(heard: Pick<TargetSlotParts, 'converse' | 'opened' | 'left'>): TargetSlot;
  hello: () => ServerFrame;
  log: Log;
  now: () => number;
};

export function createVisitor(parts: VisitorParts): Visitor {
  const { line, session, policy, log, now } = parts;
  const ref = randomBytes(6).toString('hex');
  const running = new Map<number, Running>();
  const strays = createStrays();
  const target = parts.makeTarget({
    converse: () => session.converse(),
    opened: ({ host, port }) => log({ event: 'target-opened', ref, host, port }),
    left: (copied) => log({ event: 'target-left', ref, ...copied }),
  });
  let state: 'new' | 'greeted' | 'ended' = 'new';
  let lastAsked = now();
  let bytesSent = 0;
  let bytesReceived = 0;
  let openedAt: number | null = null;

  function receive(text: string): void {
    if (state === 'ended') return;
    const frame = parse(text);
    if (frame === null) return breach();
    if (state === 'new') return frame.type === 'hello' ? greet(frame.version) : breach();
    lastAsked = now();
    switch (frame.type) {
      case 'hello':
        return breach();
      case 'request':
        return begin(frame);
      case 'cancel':
        return cancel(frame.id);
      case 'credit':
        return running.get(frame.id)?.stream.grant(frame.bytes);
    }
  }

  function receiveBytes(bytes: Uint8Array): void {
    if (state === 'ended') return;
    const frame = readBinary(bytes);
    if (frame === null || state === 'new') return breach();
    lastAsked = now();
    const upload = running.get(frame.id)?.upload;
    const isGranted =
      upload?.push(frame.payload) ?? strays.take(frame.id, frame.payload.length);
    if (!isGranted) return breach();
    bytesReceived += frame.payload.length;
  }

  function greet(version: number): void {
    if (version !== wireVersion) {
      void bye({ kind: 'wrong-version', ours: wireVersion, theirs: version });
      return;
    }
    state = 'greeted';
    line.send(parts.hello());
  }

  function begin({ id, op, params }: Extract<ClientFrame, { type: 'request' }>): void {
    if (running.has(id)) return breach();
    if (!isOperation(op) || running.size >= socketLimits.requestsInFlight) {
      const what = isOperation(op) ? 'too many at once' : 'no such operation';
      line.send({ type: 'fault', id, fault: { kind: 'bad-request', what } });
      return;
    }
    const stop = new AbortController();
    // A thousand TOPs of one request listen to one signal, as they should.
    setMaxListeners(0, stop.signal);
    const stream = createStream(id, counted(line));
    const upload = createUpload((bytes) => {
      if (state !== 'ended') line.send({ type: 'credit', id, bytes });
    });
    const entry: Running = { op, stop, stream, upload };
    running.set(id, entry);
    const end = (frame: ServerFrame) => {
      running.delete(id);
      strays.expect(id, upload.owed);
      if (state !== 'ended') line.send(frame);
    };
    handlers[op](params, {
      session,
      policy,
      id,
      signal: stop.signal,
      part: (part) => {
        if (state !== 'ended' && !stop.signal.aborted)
          line.send({ type: 'part', id, part });
      },
      bytes: stream,
      lookUpTxt: parts.lookUpTxt,
      fetchImage: parts.fetchImage,
      leaveList: parts.leaveList,
      target,
      upload,
      cancelOthers: () => cancelAll(id),
    }).then(
      (result) => {
        if (op === 'open') noteOpened();
        end({ type: 'result', id, result });
      },
      (error: unknown) => {
        const fault = faultOf(error, stop.signal);
        if (op === 'open') log({ event: 'visit-failed', ref, fault: fault.kind });
        end({ type: 'fault', id, fault });
      },
    );
  }

  /** A commit goes on to its own end: it alone knows whether it can still be called off. */
  function cancel(id: number): void {
    const entry = running.get(id);
    if (entry === undefined) return;
    const why = new FaultError({ kind: 'cancelled' });
    entry.stop.abort(why);
    entry.stream.stop(why);
    entry.upload.stop(why);
  }

  function cancelAll(except?: number): void {
    for (const id of running.keys()) if (id !== except) cancel(id);
  }

  function faultOf(error: unknown, signal: AbortSignal): Fault {
    if (error instanceof FaultError) return error.fault;
    if (error instanceof Pop3Error) {
      const fault = session.faultOf(error.fault);
      // What the engine says after we cut its line is the echo of our own cancelling.
      return signal.aborted ? { kind: 'cancelled' } : fault;
    }
    if (signal.aborted) return { kind: 'cancelled' };
    const found = randomBytes(4).toString('hex');
    log(defect(found, error));
    return { kind: 'internal', ref: found };
  }

  function noteOpened(): void {
    openedAt = now();
    const { host, port } = session.place() ?? { host: '', port: 0 };
    log({ event: 'visit-opened', ref, host, port });
  }

  function counted(pipe: Pipe): Pipe {
    return {
      get buffered() {
        return pipe.buffered;
      },
      sendBinary(frame, sent) {
        bytesSent += frame.byteLength;
        if (state !== 'ended') pipe.sendBinary(frame, sent);
      },
    };
  }

  function breach(): void {
    void bye({ kind: 'bad-request', what: 'frame' }, 1008);
  }

  async function bye(fault: Fault, code: 1001 | 1008 = 1001): Promise<void> {
    if (state === 'ended') return;
    session.stopTalking();
    line.send({ type: 'bye', fault });
    line.close(code);
    await gone();
  }

  async function gone(): Promise<void> {
    if (state === 'ended') return;
    state = 'ended';
    cancelAll();
    session.stopTalking();
    await Promise.all([session.close(farewellMs), target.close()]);
    if (openedAt === null) return;
    const seconds = Math.round((now() - openedAt) / 1000);
    log({ event: 'visit-ended', ref, seconds, bytes: bytesSent + bytesReceived });
  }

  return {
    receive,
    receiveBytes,
    wake: () => running.forEach(({ stream }) => stream.wake()),
    bye,
    gone,
    get lastAsked() {
      return lastAsked;
    },
    get isGreeted() {
      return state !== 'new';
    },
    get isVisiting() {
      return session.place() !== null;
    },
  };
}

function parse(text: string): ClientFrame | null {
  try {
    const read = clientFrame.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
