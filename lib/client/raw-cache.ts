// The messages read last, as the server sent them, in memory only. The oldest goes first
// when it is full.
import type { MessageId } from '../mail/message.ts';

/** ours: a tab may use about so much without being the heaviest one open */
const octetsAtMost = 64 * 1024 * 1024;

export type RawMessage = { raw: Uint8Array<ArrayBuffer>; via: 'TOP' | 'RETR' };

export type RawCache = {
  get(id: MessageId): RawMessage | undefined;
  put(id: MessageId, message: RawMessage): void;
  /** Only those whose name still means the same message. */
  keepOnly(holds: (id: MessageId) => boolean): void;
  clear(): void;
};

export function createRawCache(): RawCache {
  const kept = new Map<MessageId, RawMessage>(); // oldest use first
  let octets = 0;

  function remove(id: MessageId): void {
    octets -= kept.get(id)?.raw.length ?? 0;
    kept.delete(id);
  }

  return {
    get(id) {
      const message = kept.get(id);
      if (!message) return undefined;
      kept.delete(id);
      kept.set(id, message);
      return message;
    },
    put(id, message) {
      remove(id);
      if (message.raw.length > octetsAtMost) return;
      kept.set(id, message);
      octets += message.raw.length;
      for (const oldest of kept.keys()) {
        if (octets <= octetsAtMost) break;
        remove(oldest);
      }
    },
    keepOnly(holds) {
      for (const id of [...kept.keys()]) if (!holds(id)) remove(id);
    },
    clear() {
      kept.clear();
      octets = 0;
    },
  };
}
