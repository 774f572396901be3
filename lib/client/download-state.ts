// What is told of a download: how far it is, what stands in its way, what was set aside.
import type { MessageId } from '../mail/message.ts';
import type { Fault } from '../wire/faults.ts';
import type { Figures } from './figures.ts';
import type { SavedState } from './state.ts';

/** A message that was not had; `why` is what the server said, or the kind of a fault. */
export type Aside = { id: MessageId; why: string };
export type DownloadState =
  | { name: 'idle' }
  | {
      name: 'running' | 'paused' | 'done';
      figures: Figures;
      aside: readonly Aside[];
    }
  /** It goes on by `resume`, or with the next look at the mailbox. */
  | {
      name: 'stopped';
      why: Fault | { kind: 'device'; why: DeviceFailure };
      figures: Figures;
      aside: readonly Aside[];
    };

/** Why this device keeps nothing, or no more. */
export type DeviceFailure = Extract<SavedState, { name: 'off' }>['why'];
