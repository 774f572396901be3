// Message bytes on their way to one browser. No more leaves than was granted and than the
// socket takes: until then `write` keeps its caller waiting, and the caller stops reading.
import {
  binaryHeaderBytes,
  streamCredit,
  writeBinaryHeader,
} from '../../lib/wire/frames.ts';
import { socketLimits } from '../limits.ts';

/** The part of a socket a stream needs. */
export type Pipe = {
  /** Bytes handed over and not yet taken by the network. */
  readonly buffered: number;
  /** The frame must not be touched before `sent` is called, once, when it has left. */
  sendBinary(frame: Uint8Array, sent: () => void): void;
};

export type ByteStream = {
  /**
   * Takes all of `bytes`, at once or when the promise settles; until then they must not
   * change. Rejects when the stream was stopped.
   */
  write(bytes: Uint8Array): void | Promise<void>;
  /** Sends what is left. Call when every `write` has settled. */
  end(): void;
  /** More may be sent. */
  grant(bytes: number): void;
  /** The network took something: room may be there again. */
  wake(): void;
  /** A waiting `write` rejects with `why`, and so does every later one. */
  stop(why: unknown): void;
};

export function createStream(id: number, pipe: Pipe): ByteStream {
  let credit = streamCredit;
  let frame: Uint8Array | null = null;
  let filled = 0;
  /** Frames that have left and are filled again: a large message makes no garbage. */
  const spare: Uint8Array[] = [];
  let flushing: NodeJS.Immediate | null = null;
  let stopped: { why: unknown } | null = null;
  let waiting: { proceed: () => void; fail: (why: unknown) => void } | null = null;

  const hasRoom = () => credit > 0 && pipe.buffered < socketLimits.bufferedBytes;

  function flush() {
    if (flushing !== null) clearImmediate(flushing);
    flushing = null;
    if (frame === null || filled === 0) return;
    const whole = frame;
    pipe.sendBinary(whole.subarray(0, binaryHeaderBytes + filled), () => {
      if (spare.length < socketLimits.spareFrames) spare.push(whole);
    });
    frame = null;
    filled = 0;
  }

  /** Copies what credit and frame allow; returns how much. */
  function take(bytes: Uint8Array): number {
    const room = socketLimits.frameBytes - filled;
    const count = Math.min(bytes.length, credit, room);
    if (frame === null) {
      frame =
        spare.pop() ?? Buffer.allocUnsafe(binaryHeaderBytes + socketLimits.frameBytes);
      writeBinaryHeader(frame, id);
    }
    frame.set(bytes.subarray(0, count), binaryHeaderBytes + filled);
    filled += count;
    credit -= count;
    if (filled === socketLimits.frameBytes || credit === 0) flush();
    // What came in one turn of the loop leaves in one frame; a slow line is not held back.
    else flushing ??= setImmediate(flush);
    return count;
  }

  async function takeLater(bytes: Uint8Array): Promise<void> {
    let at = 0;
    while (at < bytes.length) {
      if (stopped !== null) throw stopped.why;
      if (hasRoom()) at += take(bytes.subarray(at));
      else
        await new Promise<void>((proceed, fail) => {
          waiting = { proceed, fail };
        });
    }
  }

  function wake() {
    if (waiting === null || !hasRoom()) return;
    const { proceed } = waiting;
    waiting = null;
    proceed();
  }

  return {
    write(bytes) {
      if (stopped !== null) return Promise.reject(stopped.why);
      let at = 0;
      while (at < bytes.length && hasRoom()) at += take(bytes.subarray(at));
      return at < bytes.length ? takeLater(bytes.subarray(at)) : undefined;
    },
    end: flush,
    grant(bytes) {
      // A page that grants without end gains nothing: the socket's own bound still holds.
      credit = Math.min(credit + bytes, Number.MAX_SAFE_INTEGER);
      wake();
    },
    wake,
    stop(why) {
      stopped ??= { why };
      if (flushing !== null) clearImmediate(flushing);
      flushing = null;
      waiting?.fail(why);
      waiting = null;
    },
  };
}
