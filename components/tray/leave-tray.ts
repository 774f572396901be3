// How the tray is left: every mark stays; an end that was read is put away.
import { app } from '../../lib/client/instance.ts';

export function leaveTray() {
  app.dismissCommit();
  app.setTray(false);
}
