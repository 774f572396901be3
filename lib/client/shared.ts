// A visit on a computer that others use too: nothing of it is written. Whoever asks for
// storage gets memory, and what was kept here before is neither read nor changed. Messages
// need no memory: they are kept of remembered mailboxes only, and none is in such a visit.
import { createMemoryArchive } from '../archive/memory.ts';
import type { Archive } from '../archive/archive.ts';
import type { KeyValue, Parts } from './parts.ts';

export type Shared = {
  /** The world as all others see it. */
  parts: Parts;
  isOn(): boolean;
  /** For the visit that comes next. What the one before left in memory goes. */
  turn(isOn: boolean): void;
};

export function createShared(parts: Parts): Shared {
  let memory: { archive: Archive; local: KeyValue; session: KeyValue } | null = null;

  function keyValue(name: 'local' | 'session'): KeyValue {
    const now = () => memory?.[name] ?? parts[name];
    return {
      get: (key) => now().get(key),
      set: (key, value) => now().set(key, value),
      remove: (key) => now().remove(key),
      keys: () => now().keys(),
    };
  }

  function switching(device: Archive): Archive {
    const now = () => memory?.archive ?? device;
    return {
      get keeps() {
        return device.keeps;
      },
      all: (shelf, account) => now().all(shelf, account),
      put: (shelf, items, durability) => now().put(shelf, items, durability),
      remove: (shelf, account, ids) => now().remove(shelf, account, ids),
      replace: (account, changes) => now().replace(account, changes),
      move: (from, was, items) => now().move(from, was, items),
      async forget(account) {
        await memory?.archive.forget(account);
        await device.forget(account);
      },
      async forgetEverything() {
        await memory?.archive.forgetEverything();
        await device.forgetEverything();
      },
      wash: () => device.wash(),
      close: () => device.close(),
    };
  }

  return {
    parts: {
      ...parts,
      openArchive: () => parts.openArchive().then(switching),
      local: keyValue('local'),
      session: keyValue('session'),
    },
    isOn: () => memory !== null,
    turn(isOn) {
      memory = isOn
        ? { archive: createMemoryArchive(), local: over(parts.local), session: blank() }
        : null;
    },
  };
}

function blank(): KeyValue {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => !!kept.set(key, value),
    remove: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

/** What is there is read, so that the page keeps its language; what is set stays here. */
function over(below: KeyValue): KeyValue {
  const mine = blank();
  return { ...mine, get: (key) => mine.get(key) ?? below.get(key) };
}
