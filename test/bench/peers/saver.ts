// Messages into files, one each, in the cheapest way Node has on few cores: a write where
// the bytes stand. Ours and the raw client save alike, so that the engine is what differs.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export type Saver = {
  /** All bytes of messages that went through. */
  readonly bytes: number;
  /** A file for one message; `end` when its last byte was handed over. */
  file(name: number): { write(bytes: Uint8Array): void; end(): void };
};

/** Without a folder ('') the bytes are only counted. */
export function createSaver(folder: string): Saver {
  let bytes = 0;
  return {
    get bytes() {
      return bytes;
    },
    file(name) {
      const file = folder === '' ? null : openSync(join(folder, `${name}.eml`), 'w');
      return {
        write(piece) {
          bytes += piece.length;
          if (file !== null) writeSync(file, piece);
        },
        end() {
          if (file !== null) closeSync(file);
        },
      };
    },
  };
}
