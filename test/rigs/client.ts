// The whole client in Node, against a real proxy: everything is the product's own but the
// browser's rim, which is handed in.
import { checkSender } from '../../lib/checks/check.ts';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Archive } from '../../lib/archive/archive.ts';
import { createMemoryArchive } from '../../lib/archive/memory.ts';
import type { MessageArchive } from '../../lib/archive/messages.ts';
import type { App } from '../../lib/client/app.ts';
import { createApp } from '../../lib/client/create-app.ts';
import type {
  Clock,
  KeyValue,
  Parts,
  Tabs,
  Wire,
  WireEvents,
} from '../../lib/client/parts.ts';
import type { Store } from '../../lib/client/store.ts';
import type { Stretching } from '../../lib/archive/vault/keys.ts';
import { stretchHere } from '../../lib/archive/vault/stretch.ts';
import { parseFully } from '../../lib/mime/parse-fully.ts';

import { messagesInMemory } from './messages.ts';

export type Client = {
  app: App;
  archive: Archive;
  /** Files saved, in order. */
  files: { name: string; file: Blob }[];
  /** Text frames that left, in order. */
  sent: string[];
  /** Cuts the socket under the client, as a lost network does. */
  cut(): void;
  /** Leaves as a closed tab does: nothing is said to anybody. */
  kill(): void;
};

export function startClient(
  port: number,
  given: {
    archive?: Archive;
    messages?: MessageArchive;
    local?: KeyValue;
    session?: KeyValue;
    clock?: Clock;
    tabs?: Tabs;
    /** It comes from here: the proxy's budgets are each address's own. */
    localAddress?: string;
    hold?: Parts['hold'];
    storagePromise?: Parts['storagePromise'];
    restart?: () => void;
  } = {},
): Client {
  const archive = given.archive ?? createMemoryArchive();
  const files: Client['files'] = [];
  const sent: string[] = [];
  let socket: WebSocket | null = null;
  let isDead = false;

  function connect(on: WireEvents): Wire {
    if (isDead) return { send: () => {}, close: () => {} };
    const mine = new WebSocket(`ws://127.0.0.1:${port}/ws`, {
      origin: `http://127.0.0.1:${port}`,
      ...(given.localAddress === undefined ? {} : { localAddress: given.localAddress }),
    });
    mine.binaryType = 'arraybuffer';
    socket = mine;
    mine.on('open', () => on.opened());
    mine.on('error', () => {}); // 'close' follows
    mine.on('close', () => on.closed());
    mine.on('message', (data) => {
      if (isDead) return;
      if (data instanceof ArrayBuffer) on.bytes(data);
      else on.text(String(data));
    });
    return {
      send(frame) {
        if (typeof frame === 'string') sent.push(frame);
        mine.send(frame);
      },
      close: () => mine.close(),
    };
  }

  const parts: Parts = {
    connect,
    clock: given.clock ?? realClock,
    chance: () => 0,
    token: () => randomBytes(16).toString('hex'),
    openArchive: async () => archive,
    messages: given.messages ?? messagesInMemory(),
    stretch: stretchQuickly,
    local: given.local ?? keyValue(),
    session: given.session ?? keyValue(),
    tabs: given.tabs ?? { say: () => {}, hear: () => {} },
    parse: parseFully,
    checkSender: (ask, { lookUp, tell }) => void checkSender(ask, lookUp, tell),
    saveFile: (file, name) => void files.push({ file, name }),
    async saveStream(make, name) {
      files.push({ file: await new Response(make()).blob(), name });
      return true;
    },
    async saveFolder(make) {
      for await (const { name, input = '' } of make())
        files.push({ file: new Blob([input]), name });
      return true;
    },
    updates: () => ({ start() {}, reload() {}, forget: async () => {} }),
    languages: () => ['en'],
    hold: given.hold ?? oneHolder(),
    storageUse: async () => null,
    storagePromise: given.storagePromise ?? {
      isGiven: async () => null,
      ask: async () => false,
    },
    restart: given.restart ?? (() => {}),
    onTouch: () => {},
    onReturn: () => {},
  };
  const app = createApp(parts);
  app.start();
  return {
    app,
    archive,
    files,
    sent,
    cut: () => socket?.terminate(),
    kill() {
      isDead = true;
      socket?.removeAllListeners('close');
      socket?.terminate();
    },
  };
}

/** The real thing with less work, so that tests are quick. */
const stretchQuickly: Stretching = (passphrase, how) =>
  stretchHere(passphrase, { ...how, memoryKib: 64, passes: 1 });

export const realClock: Clock = {
  now: Date.now,
  after(ms, then) {
    const timer = setTimeout(then, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export function keyValue(): KeyValue {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => !!kept.set(key, value),
    remove: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

/** The locks of one browser; given to each of its tabs. */
export function oneHolder(): Parts['hold'] {
  const held = new Set<string>();
  return async (name) => {
    if (held.has(name)) return null;
    held.add(name);
    return () => void held.delete(name);
  };
}

/** The tabs of one browser: each call is one more that hears the others. */
export function oneBrowser(): () => Tabs {
  const ears = new Set<(message: unknown) => void>();
  return () => {
    const mine = new Set<(message: unknown) => void>();
    return {
      say(message) {
        for (const ear of ears)
          if (!mine.has(ear)) queueMicrotask(() => ear(structuredClone(message)));
      },
      hear(listener) {
        mine.add(listener);
        ears.add(listener);
      },
    };
  };
}

/** The state as soon as it is what is waited for; rejects with what it was instead. */
export async function until<S, T extends S>(
  store: Store<S>,
  isIt: (state: S) => state is T,
  ms?: number,
): Promise<T>;
export async function until<S>(
  store: Store<S>,
  isIt: (state: S) => boolean,
  ms?: number,
): Promise<S>;
export async function until<S>(
  store: Store<S>,
  isIt: (state: S) => boolean,
  ms = 20_000,
): Promise<S> {
  const late = new AbortController();
  const come = new Promise<S>((resolve) => {
    const look = (): void => {
      if (!isIt(store.get())) return;
      unsubscribe();
      resolve(store.get());
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
  const timeout = sleep(ms, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new Error(`waited in vain; it is ${JSON.stringify(store.get()).slice(0, 400)}`);
  });
  try {
    return await Promise.race([come, timeout]);
  } finally {
    late.abort();
    timeout.catch(() => {});
  }
}
