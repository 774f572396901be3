// The worker's entry: one message in, one Letter out. The bytes of attachments change hands
// instead of being copied.
import type { Letter } from '../mail/attachment.ts';
import { parse } from './parse.ts';

export type ParseRequest = { n: number; raw: Uint8Array; whole: boolean };
export type ParseReply = { n: number; letter: Letter };

/** What of a worker's global scope is used here; the compiler's `lib` knows only windows. */
type Scope = {
  onmessage: ((event: MessageEvent<ParseRequest>) => void) | null;
  postMessage(reply: ParseReply, transfer: Transferable[]): void;
};
const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data: { n, raw, whole } }) => {
  const letter = parse(raw, { whole });
  const buffers = letter.attachments.map(({ bytes }) => bytes.buffer);
  const own = buffers.filter((buffer) => buffer instanceof ArrayBuffer);
  scope.postMessage({ n, letter }, own);
};
