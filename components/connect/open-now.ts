// From the form to the mailbox; or to the first thing that is missing.
import { app } from '../../lib/client/instance.ts';
import { focusField } from './focus.ts';
import { fill, form } from './form.ts';
import { foundFor } from './found.ts';
import { accountOf, problemsOf, serverOf } from './reach.ts';

/** Opens with what is in the form, or goes to the first thing that is missing. */
export function openNow() {
  const now = form.get();
  const found = foundFor(now.address);
  const [problem] = problemsOf(now, found);
  const server = serverOf(now, found?.server ?? null);
  fill({ tried: true });
  if (problem || !server) return focusField(problem?.field ?? 'address');
  void app.openMailbox({
    account: accountOf(now, server),
    password: now.password,
    visit: now.visit,
    remember: now.remember,
    isShared: now.isShared,
  });
}
