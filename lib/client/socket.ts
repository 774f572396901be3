// One WebSocket to the proxy, kept alive: versions are exchanged first, a lost socket is
// opened again with growing pauses, every frame is checked before anybody sees it.
import {
  binaryFrame,
  readBinary,
  serverFrame,
  type ClientFrame,
  type ServerFrame,
} from '../wire/frames.ts';
import { wireVersion } from '../wire/operations.ts';
import type { Parts, Wire } from './parts.ts';
import type { RelayState } from './state.ts';
import type { Store } from './store.ts';

const bounds = {
  /** ours: a proxy that opens a socket and says nothing is not there */
  helloMs: 10_000,
  firstPauseMs: 500,
  longestPauseMs: 30_000,
  /** ours: a socket that lived so long starts the pauses from the first again */
  steadyMs: 30_000,
} as const;

export type SocketEvents = {
  /** Every frame but `hello`. */
  frame(frame: Exclude<ServerFrame, { type: 'hello' }>): void;
  bytes(id: number, payload: Uint8Array): void;
  /** The socket is open and versions agree. */
  ready(): void;
  /** It was ready and is gone; what was under way will not be answered. */
  gone(): void;
};

export type Socket = {
  /** Connects once; later calls do nothing. */
  start(): void;
  /** True when the frame left; false where there is no socket to send it by. */
  send(frame: ClientFrame): boolean;
  /** Bytes of a request, as far as they were granted; false as above. */
  sendBytes(id: number, bytes: Uint8Array): boolean;
  /**
   * True once versions are exchanged; false when this attempt failed, the proxy speaks
   * another version, or `signal` was raised. A pause that is running is cut short.
   */
  ready(signal?: AbortSignal): Promise<boolean>;
};

export function createSocket(
  parts: Pick<Parts, 'connect' | 'clock' | 'chance' | 'onReturn'>,
  relay: Store<RelayState>,
  events: SocketEvents,
): Socket {
  const { clock } = parts;
  let wire: Wire | null = null;
  let isStarted = false;
  let attempts = 0;
  let endPause = (): void => {};

  function open(): void {
    endPause();
    relay.set({ name: 'connecting' });
    let isMine = true;
    const mine = parts.connect({
      opened: () =>
        mine.send(JSON.stringify({ type: 'hello', version: wireVersion } as const)),
      text: (text) => isMine && read(text),
      bytes(frame) {
        const split = isMine ? readBinary(frame) : null;
        if (split) events.bytes(split.id, split.payload);
      },
      closed: drop,
    });
    wire = mine;
    let stopClock = clock.after(bounds.helloMs, drop);

    function read(text: string): void {
      const frame = parse(text);
      if (frame === null) return drop(); // it does not speak our language: start anew
      if (frame.type !== 'hello') return events.frame(frame);
      stopClock();
      if (frame.version !== wireVersion) return refuse();
      stopClock = clock.after(bounds.steadyMs, () => (attempts = 0));
      relay.set({ name: 'ready', hello: frame });
      events.ready();
    }

    function refuse(): void {
      isMine = false;
      mine.close();
      relay.set({ name: 'reload' });
    }

    function drop(): void {
      if (!isMine) return;
      isMine = false;
      wire = null;
      stopClock();
      mine.close();
      const wasReady = relay.get().name === 'ready';
      if (relay.get().name !== 'reload') pause();
      if (wasReady) events.gone();
    }
  }

  function pause(): void {
    const longest = Math.min(
      bounds.firstPauseMs * 2 ** attempts++,
      bounds.longestPauseMs,
    );
    // Between half and all of it, so that a restarted proxy is not met by everybody at once.
    const ms = longest * (0.5 + parts.chance() / 2);
    relay.set({ name: 'gone', retryAt: clock.now() + ms });
    endPause = clock.after(ms, open);
  }

  function hurry(): void {
    if (relay.get().name === 'gone') open();
  }

  return {
    start() {
      if (isStarted) return;
      isStarted = true;
      open();
      parts.onReturn(hurry);
    },
    send(frame) {
      if (!wire || relay.get().name !== 'ready') return false;
      wire.send(JSON.stringify(frame));
      return true;
    },
    sendBytes(id, bytes) {
      if (!wire || relay.get().name !== 'ready') return false;
      wire.send(binaryFrame(id, bytes));
      return true;
    },
    ready(signal) {
      if (!isStarted) this.start();
      hurry();
      return new Promise((resolve) => {
        const unsubscribe = relay.subscribe(look);
        signal?.addEventListener('abort', look);
        look();
        function look(): void {
          const { name } = relay.get();
          if (name === 'connecting' && !signal?.aborted) return;
          unsubscribe();
          signal?.removeEventListener('abort', look);
          resolve(name === 'ready' && !signal?.aborted);
        }
      });
    },
  };
}

function parse(text: string): ServerFrame | null {
  try {
    const read = serverFrame.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
