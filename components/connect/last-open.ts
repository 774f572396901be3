// The way back after a reload or a refused password: all is filled in but the password.
import { app } from '../../lib/client/instance.ts';
import { focusPassword } from './focus.ts';
import { fill, fillFrom } from './form.ts';

export function takeLastOpen() {
  const last = app.lastOpen();
  if (!last) return;
  fillFrom(last.account, last.visit);
  fill({ remember: last.remember });
  focusPassword();
}
