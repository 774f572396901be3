// Esc takes away one layer at a time: what lies on top, then the selection, then the
// message, then the search. Dialogs and menus answer Esc themselves, before this.
import { app } from '../../lib/client/instance.ts';
import { goToZone } from './zones.ts';

export function escape() {
  const mailbox = app.mailbox.get();
  if (app.deletion.get().trayOpen) return app.setTray(false);
  if (mailbox.selected.size > 0) return app.clearSelection();
  if (app.reader.get().name !== 'empty') {
    app.closeMessage();
    return requestAnimationFrame(() => goToZone('list'));
  }
  if (mailbox.filter !== '') app.setFilter('');
}
