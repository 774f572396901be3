// The worker's entry: holds one message's bytes, cuts them into rows and finds words in
// them, a piece at a time, so that a newer question never waits for an older one.
import { createFinder } from './find.ts';
import { indexRows, type RowAsk, type RowIndex, type SourceEncoding } from './rows.ts';

export type SourceRequest =
  | { type: 'open'; raw: Blob }
  | { type: 'index'; n: number; ask: RowAsk }
  | { type: 'find'; n: number; query: string; encoding: SourceEncoding };

export type SourceReply =
  | { type: 'opened'; isUtf8: boolean }
  | { type: 'indexed'; n: number; index: RowIndex }
  | {
      type: 'found';
      n: number;
      /** More matches, ascending, each `length` octets long. */
      at: Uint32Array<ArrayBuffer>;
      length: number;
      /** `all`: searched to the end; `most`: there are more than are kept. */
      end: 'not-yet' | 'all' | 'most';
    };

/** Octets searched before the next message is looked at; about 4 ms. */
const pieceOctets = 1024 * 1024;
/** Matches kept: four megabytes of places, more than anybody steps through. */
const mostMatches = 1_000_000;

/** What of a worker's global scope is used here; the compiler's `lib` knows only windows. */
type Scope = {
  onmessage: ((event: MessageEvent<SourceRequest>) => void) | null;
  postMessage(reply: SourceReply, transfer?: Transferable[]): void;
};
const scope = globalThis as unknown as Scope;

let bytes = new Uint8Array();
let newest = 0;

scope.onmessage = ({ data }) => {
  if (data.type === 'open') void open(data.raw);
  else if (data.type === 'index') index(data.n, data.ask);
  else void find(data);
};

async function open(raw: Blob): Promise<void> {
  bytes = new Uint8Array(await raw.arrayBuffer());
  scope.postMessage({ type: 'opened', isUtf8: isUtf8(bytes) });
}

function index(n: number, ask: RowAsk): void {
  const index = indexRows(bytes, ask);
  scope.postMessage({ type: 'indexed', n, index }, [
    index.starts.buffer,
    index.numbers.buffer,
  ]);
}

async function find(ask: Extract<SourceRequest, { type: 'find' }>): Promise<void> {
  const { n, query, encoding } = ask;
  newest = n;
  const finder = createFinder(query, encoding);
  let count = 0;
  for (let at = 0; ; at += pieceOctets) {
    if (newest !== n) return;
    const found = finder?.push(bytes.subarray(at, at + pieceOctets)) ?? [];
    const kept = Uint32Array.from(found.slice(0, mostMatches - count));
    count += found.length;
    const isEnd = !finder || at + pieceOctets >= bytes.length;
    const end = count > mostMatches ? 'most' : isEnd ? 'all' : 'not-yet';
    const length = finder?.length ?? 0;
    if (kept.length > 0 || end !== 'not-yet')
      scope.postMessage({ type: 'found', n, at: kept, length, end }, [kept.buffer]);
    if (end !== 'not-yet') return;
    await turn();
  }
}

/** Lets what was posted meanwhile be read. A timer would wait four milliseconds each time. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port1.close();
      resolve();
    };
    port1.postMessage(null);
  });
}

function isUtf8(all: Uint8Array): boolean {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (let at = 0; at < all.length; at += pieceOctets)
      decoder.decode(all.subarray(at, at + pieceOctets), { stream: true });
    return true; // a letter cut at the very end does not speak against it
  } catch {
    return false;
  }
}
