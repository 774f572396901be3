// The cure a failure names, carried out: a change of the form that can be seen and changed
// back, and then, where that makes sense, another try.
import { app } from '../../lib/client/instance.ts';
import type { Fix } from '../../lib/client/fault-words.ts';
import type { Account } from '../../lib/client/state.ts';
import { fill, form, userForm, type ServerFields } from './form.ts';
import { focusField } from './focus.ts';
import { openNow } from './open-now.ts';
import { usualPorts } from './reach.ts';

export function carryOut(fix: Fix, account: Account, details: string) {
  switch (fix.kind) {
    case 'switch': {
      const { host, security, user } = fix;
      const port = fix.port ?? (security && usualPorts[security]);
      write(account, {
        ...(host !== undefined && { host }),
        ...(security !== undefined && { security }),
        ...(port !== undefined && { port: String(port) }),
        ...(user !== undefined && userForm(account.address, user)),
      });
      return openNow();
    }
    case 'edit':
      if (fix.field === 'password') return focusField('password');
      write(account, {});
      return focusField(fix.field === 'sign-in' ? 'sign-in' : 'host');
    case 'back':
      void app.disconnect();
      return focusField(form.get().server ? 'host' : 'address');
    case 'help':
      return void window.open(fix.url, '_blank', 'noopener,noreferrer');
    case 'copy-details':
      return void navigator.clipboard.writeText(details);
    case 'reload':
      return window.location.reload();
    default:
      return openNow();
  }
}

/** Over the settings that were tried, whoever found them. */
function write(account: Account, change: Partial<ServerFields>) {
  const { address, host, port, security, user, signIn } = account;
  const used: ServerFields = {
    ...{ host, port: String(port), security, signIn: signIn ?? 'automatic' },
    ...userForm(address, user),
  };
  fill({ server: { ...(form.get().server ?? used), ...change } });
}
