// What is known of who sent the open message; null until the first thing is.
import { app } from '../../lib/client/instance.ts';
import { useStore } from '../../lib/client/store.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import type { SenderChecks } from '../../lib/mail/sender-checks.ts';

export function useChecks(id: MessageId): SenderChecks | null {
  return useStore(app.checks, (now) => (now?.id === id ? now.checks : null));
}
