// The world as the browser gives it. Nothing here touches the page before it is called.
import { z } from 'zod/mini';
import { openMessageArchive } from '../archive/archive-client.ts';
import { createMemoryArchive } from '../archive/memory.ts';
import { openWhenNeeded } from '../archive/database.ts';
import { stretchInWorker } from '../archive/vault/stretch-client.ts';
import { checkInWorker } from '../checks/check-client.ts';
import { parseLetter } from '../mime/parse-client.ts';
import type { KeyValue, Parts, Tabs } from './parts.ts';
import { createUpdates } from './updates.ts';
import { saveFile, saveFolder, saveStream } from './save-file.ts';

export function browserParts(): Parts {
  return {
    connect(on) {
      const { protocol, host } = window.location;
      const socket = new WebSocket(
        `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`,
      );
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => on.opened();
      socket.onclose = () => on.closed();
      socket.onmessage = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') on.text(data);
        else if (data instanceof ArrayBuffer) on.bytes(data);
      };
      return { send: (frame) => socket.send(frame), close: () => socket.close() };
    },
    clock: {
      now: () => Date.now(),
      after(ms, then) {
        const timer = setTimeout(then, ms);
        return () => clearTimeout(timer);
      },
    },
    chance: () => Math.random(),
    token,

    messages: openMessageArchive(token),
    openArchive: async () => openWhenNeeded(createMemoryArchive),
    stretch: stretchInWorker,
    local: keyValue(() => window.localStorage),
    session: keyValue(() => window.sessionStorage),
    tabs: otherTabs('poste-restante'),
    hold,
    async storageUse() {
      const said = estimate.safeParse(
        await navigator.storage.estimate().catch(() => null),
      );
      if (!said.success) return null;
      const { usage, quota, usageDetails: details } = said.data;
      return {
        used: usage,
        quota,
        by: details
          ? {
              mail: details.fileSystem ?? 0,
              marks: details.indexedDB ?? 0,
              app: (details.caches ?? 0) + (details.serviceWorkerRegistrations ?? 0),
            }
          : null,
      };
    },
    storagePromise: {
      isGiven: () =>
        'storage' in navigator
          ? navigator.storage.persisted().catch(() => null)
          : Promise.resolve(null),
      ask: () =>
        'storage' in navigator
          ? navigator.storage.persist().catch(() => false)
          : Promise.resolve(false),
    },
    parse: parseLetter,
    checkSender: checkInWorker,
    saveFile,
    saveStream,
    saveFolder,
    updates: createUpdates,
    languages: () => navigator.languages,
    restart: () => window.location.replace('/'),
    onTouch(listener) {
      for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchmove'])
        window.addEventListener(kind, listener, { capture: true, passive: true });
    },
    onReturn(listener) {
      window.addEventListener('online', listener);
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') listener();
      });
    },
  };
}

const octets = z.number().check(z.minimum(0));
/** The kinds are Chromium's own (storage.spec.whatwg.org knows only the sum). */
const estimate = z.object({
  usage: octets,
  quota: octets.check(z.positive()),
  usageDetails: z.optional(
    z.object({
      fileSystem: z.optional(octets),
      indexedDB: z.optional(octets),
      caches: z.optional(octets),
      serviceWorkerRegistrations: z.optional(octets),
    }),
  ),
});

function token(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Browsers have locks only in pages that came encrypted or from this machine. */
function hold(name: string): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve(null);
    navigator.locks
      .request(`poste-restante:${name}`, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(null);
        return new Promise<void>((ended) => resolve(ended));
      })
      .catch(() => resolve(null));
  });
}

/** Opened when it is first used, and for as long as the page lives. */
function otherTabs(name: string): Tabs {
  let channel: BroadcastChannel | null = null;
  const open = () => (channel ??= new BroadcastChannel(name));
  return {
    say: (message) => open().postMessage(message),
    hear: (listener) =>
      open().addEventListener('message', ({ data }: MessageEvent<unknown>) =>
        listener(data),
      ),
  };
}

/** Reading `window.localStorage` already throws where storage is forbidden. */
function keyValue(storage: () => Storage): KeyValue {
  const prefix = 'poste-restante:';
  return {
    get(key) {
      try {
        return storage().getItem(prefix + key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        storage().setItem(prefix + key, value);
        return true;
      } catch {
        return false;
      }
    },
    remove(key) {
      try {
        storage().removeItem(prefix + key);
      } catch {
        // Nothing could be kept, so nothing is left.
      }
    },
    keys() {
      try {
        return Object.keys(storage())
          .filter((key) => key.startsWith(prefix))
          .map((key) => key.slice(prefix.length));
      } catch {
        return [];
      }
    },
  };
}
