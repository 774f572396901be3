// The worker's entry: the pieces of a message in, the message out.
import { reassemble, type Reassembled } from './partial.ts';

/** What of a worker's global scope is used here; the compiler's `lib` knows only windows. */
type Scope = {
  onmessage: ((event: MessageEvent<Uint8Array[]>) => void) | null;
  postMessage(reply: Reassembled): void;
};
const scope = globalThis as unknown as Scope;

scope.onmessage = ({ data }) => scope.postMessage(reassemble(data));
