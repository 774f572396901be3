// The worker's entry: one message in, one Letter out. Attachments stay in the original.
import type { Letter } from '../mail/attachment.ts';
import { parseFully } from './parse-fully.ts';
import type { ParseOptions } from './parse.ts';

export type ParseRequest = { n: number; raw: Uint8Array; options: ParseOptions };
export type ParseReply = { n: number; letter: Letter };

/** What of a worker's global scope is used here; the compiler's `lib` knows only windows. */
type Scope = {
  onmessage: ((event: MessageEvent<ParseRequest>) => void) | null;
  postMessage(reply: ParseReply): void;
};
const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data: { n, raw, options } }) => {
  void parseFully(raw, options).then((letter) => scope.postMessage({ n, letter }));
};
