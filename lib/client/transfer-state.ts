// What a copy into an IMAP account is at, for whoever shows it.
import type { Likeness } from '../mail/fingerprint.ts';
import type { MessageId } from '../mail/message.ts';
import type { Fault, Step } from '../wire/faults.ts';
import type { Result } from '../wire/operations.ts';
import type { Refusal, TargetSecurity } from '../wire/target.ts';

/** An account that copies go to; never its password. */
export type TargetAddress = {
  address: string;
  host: string;
  port: number;
  security: TargetSecurity;
  user: string;
  pin?: string;
};

/**
 * Not copied: refused by the target, or not to be had here. `lost`: the line was lost under it
 * each time. `line` is a server's own.
 */
export type NotCopied = {
  id: MessageId;
  why: Refusal | 'lost' | 'incomplete' | 'limit' | 'unreadable';
  line: string;
};
/** There, but not octet for octet; `unproven`: the target did not let it be read. */
export type Altered = { id: MessageId; how: Exclude<Likeness, 'same'> | 'unproven' };

export type TransferFigures = {
  done: number;
  total: number;
  /** As LIST announced them. */
  octets: number;
  totalOctets: number;
  /** Put there now, read back and compared. */
  copied: number;
  /** Was there already. */
  there: number;
  altered: readonly Altered[];
  missing: readonly NotCopied[];
};

export type TransferState =
  | { name: 'idle' }
  | { name: 'opening'; target: TargetAddress; step: Step | null }
  | { name: 'refused'; target: TargetAddress; fault: Fault }
  /** `fault`: the folder did not open. */
  | {
      name: 'signed-in';
      target: TargetAddress;
      opened: Result<'targetOpen'>;
      fault: Fault | null;
    }
  | { name: 'running'; target: TargetAddress; folder: string; figures: TransferFigures }
  /** It goes on by `resume`; what was confirmed is not sent again. */
  | {
      name: 'stopped';
      target: TargetAddress;
      folder: string;
      figures: TransferFigures;
      why: Fault;
    }
  | {
      name: 'done';
      target: TargetAddress;
      folder: string;
      figures: TransferFigures;
      /** Put on the Marked tray; null where nobody wanted that. */
      marked: number | null;
    };
