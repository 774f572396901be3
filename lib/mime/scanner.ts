// A message watched while it streams in: tells when its first text can be read, long before
// its attachments are here. Linear in what is pushed, wherever the chunks are cut.
import type { MimePart } from '../mail/mime-part.ts';
import { readText } from './charset.ts';
import { labelFor } from './html-charset.ts';
import { withLf } from './lines.ts';
import { createStructureReader } from './structure.ts';
import { decodeTransfer } from './transfer.ts';

export type FirstText = {
  path: string;
  type: 'text/plain' | 'text/html';
  /** True when no later byte can change it. */
  isWhole: boolean;
};

export type Scanner = {
  push(chunk: Uint8Array): void;
  /** No more will come. */
  end(): void;
  /** The outer header is here. */
  hasHeader(): boolean;
  /** Null while no text part has begun; the plain one where both are here. */
  firstText(): FirstText | null;
  /** The first text as far as it is here, decoded; '' while there is none. */
  text(): string;
  /**
   * All that is read rather than saved is here: every text before the first file, whole.
   * `parse(scanner.bytes(), { whole: false })` then gives what the reader shows.
   */
  isReadable(): boolean;
  /** All octets so far; a view that the next push may leave behind. */
  bytes(): Uint8Array;
};

export function createScanner(): Scanner {
  const reader = createStructureReader();
  let held: Uint8Array = new Uint8Array(64 * 1024);
  let length = 0;
  let isEnded = false;

  function bytes(): Uint8Array {
    return held.subarray(0, length);
  }

  function texts(): MimePart[] {
    const root = reader.root();
    return root ? leaves(root).filter(isText) : [];
  }

  function isWhole(part: MimePart): boolean {
    return isEnded || (part !== reader.current() && reader.root() !== part);
  }

  return {
    push(chunk) {
      if (length + chunk.length > held.length) {
        const wider = new Uint8Array(Math.max(held.length * 2, length + chunk.length));
        wider.set(bytes());
        held = wider;
      }
      held.set(chunk, length);
      length += chunk.length;
      reader.read(bytes(), false);
    },
    end() {
      isEnded = true;
      reader.read(bytes(), true);
    },
    hasHeader: () => reader.root() !== null,
    firstText() {
      const first = texts()[0];
      if (!first) return null;
      const type = first.type === 'text/html' ? 'text/html' : 'text/plain';
      return { path: first.path, type, isWhole: isWhole(first) };
    },
    text() {
      const first = texts()[0];
      if (!first) return '';
      const end = isWhole(first) ? first.end : length;
      const body = decodeTransfer(held.subarray(first.start, end), first.encoding);
      return withLf(readText(body, labelFor(first, body), null).text);
    },
    isReadable() {
      if (isEnded) return true;
      const root = reader.root();
      if (!root || root === reader.current()) return false;
      const file = leaves(root).find((leaf) => !isText(leaf));
      return file !== undefined;
    },
    bytes,
  };
}

/** In their order; a nested message counts as one file. */
export function leaves(part: MimePart): MimePart[] {
  if (part.type.startsWith('multipart/')) return part.children.flatMap(leaves);
  return [part];
}

/** Read rather than saved; a text with a name is a file, unless it is the whole message. */
export function isText(part: MimePart): boolean {
  return (
    /^text\/(?:plain|html)$/.test(part.type) &&
    part.disposition !== 'attachment' &&
    (part.name === '' || part.path === '1')
  );
}
