// What every handler gets and gives. A handler carries out one operation: it may send parts
// and bytes while it runs, returns the result, and throws FaultError or Pop3Error.
import type { Operation, ParsedParams, Part, Result } from '../../lib/wire/operations.ts';
import type { TxtLookUp } from '../dns/txt.ts';
import type { Images } from '../images/images.ts';
import type { TargetSlot } from '../imap/slot.ts';
import type { Leave } from '../lists/leave.ts';
import type { Session } from '../session.ts';

export type Context<N extends Operation> = {
  readonly session: Session;
  /** What this deployment allows. */
  readonly policy: Policy;
  /** The request's id: its lines in the console name it as their cause. */
  readonly id: number;
  /** Aborted by `cancel`, by the end of the visit and by the end of the socket. */
  readonly signal: AbortSignal;
  readonly part: (part: Part<N>) => void;
  /** Bytes to the browser; keeps its caller waiting as long as the browser does. */
  readonly bytes: { write(bytes: Uint8Array): void | Promise<void>; end(): void };
  /** Within the visitor's budget. */
  readonly lookUpTxt: TxtLookUp;
  /** Within the visitor's budget; null where this deployment fetches no images. */
  readonly fetchImage: Images['fetch'] | null;
  /** Within the visitor's budget. */
  readonly leaveList: Leave;
  /** The account that copies go to. */
  readonly target: TargetSlot;
  /** Bytes from the browser; see gateway/upload.ts. */
  readonly upload: { receive(into: Uint8Array): Promise<void> };
  /** Calls off every other request of this socket. */
  readonly cancelOthers: () => void;
};

export type Policy = {
  allowPlaintext: boolean;
  allowPins: boolean;
  /** The embedded demo, which is reached without encryption inside this process. */
  isDemo(host: string, port: number): boolean;
};

export type Handler<N extends Operation> = (
  params: ParsedParams<N>,
  context: Context<N>,
) => Promise<Result<N>>;
