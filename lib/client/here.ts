// Messages that cost the server nothing: in memory, or kept on this device.
import type { MessageId } from '../mail/message.ts';
import { createRawCache, type RawMessage } from './raw-cache.ts';
import type { Saved } from './saved.ts';

/** `whole`: the end mark came and nothing was cut away. */
export type Taken = RawMessage & { whole: boolean };

export type Here = {
  has(id: MessageId): boolean;
  /** It is there once the disk is read. */
  isOnDisk(id: MessageId): boolean;
  /** Null where it is not here, or cannot be read from the device after all. */
  take(id: MessageId): Promise<Taken | null>;
  /** A message came whole: it is at hand, and kept where that is wanted. */
  put(id: MessageId, message: RawMessage): void;
  /** Only those in memory whose name still means the same message. */
  keepOnly(holds: (id: MessageId) => boolean): void;
  clear(): void;
};

export function createHere(saved: Pick<Saved, 'has' | 'read' | 'keep'>): Here {
  const cache = createRawCache();
  return {
    has: (id) => cache.get(id) !== undefined || saved.has(id),
    isOnDisk: (id) => cache.get(id) === undefined && saved.has(id),
    async take(id) {
      const kept = cache.get(id);
      if (kept) return { ...kept, whole: true };
      const read = await saved.read(id);
      // Not put in memory: the disk is near, and a copy of everything would push out what is read.
      return read && { ...read, whole: true };
    },
    put(id, message) {
      cache.put(id, message);
      void saved.keep(id, message);
    },
    keepOnly: (holds) => cache.keepOnly(holds),
    clear: () => cache.clear(),
  };
}
