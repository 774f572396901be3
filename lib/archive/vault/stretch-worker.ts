// One passphrase, stretched away from the page; the worker ends with its answer.
import { stretchHere } from './stretch.ts';
import type { Stretch } from './keys.ts';

/** From this app's own page, by stretch-client.ts. */
export type StretchAsk = { passphrase: string; how: Stretch };

type Scope = {
  onmessage: ((event: MessageEvent<StretchAsk>) => void) | null;
  postMessage(answer: Uint8Array): void;
};
const scope = globalThis as unknown as Scope; // the compiler's `lib` knows only windows

scope.onmessage = ({ data: { passphrase, how } }) =>
  void stretchHere(passphrase, how).then((key) => scope.postMessage(key));
