// Every command once: its words, its keys, what it does. The keys, the palette and the help
// are all made from this list, so that none of them can promise what another does not keep.
import { app } from '../../lib/client/instance.ts';
import type { TextKey } from '../../lib/i18n/text.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { askToForget } from '../archive/forget-dialog.tsx';
import { escape } from './escape.ts';
import { announceKey, showSheet } from './stage.ts';
import { focusSearch, goToZone, nextZone, zoneOf } from './zones.ts';

export type Command = {
  label: TextKey;
  group: 'everywhere' | 'list' | 'message';
  /** Bindings; a sequence has a space. `$mod` is ⌘ or Ctrl. */
  keys: readonly string[];
  /** Absent where the list or the reader answers the key itself: shown in the help only. */
  run?: () => void;
  /** False where it would do nothing now; absent means always. */
  can?: () => boolean;
  /** Not in the palette: it makes sense as a key only. */
  keyOnly?: true;
};

export const commands: readonly Command[] = [
  everywhere('cmd.palette', ['$mod+K'], () => showSheet('palette'), { keyOnly: true }),
  everywhere('cmd.help', ['?', 'F1'], () => showSheet('help')),
  everywhere('cmd.search', ['/', '$mod+Shift+F'], focusSearch),
  everywhere('cmd.esc', ['Escape'], escape, { keyOnly: true }),
  everywhere('cmd.zone', ['F6'], () => nextZone(1), { keyOnly: true }),
  everywhere('cmd.zoneBack', ['Shift+F6'], () => nextZone(-1), { keyOnly: true }),
  everywhere('cmd.goList', ['g l'], () => goToZone('list')),
  everywhere('cmd.goMarked', ['g m'], () => app.setTray(true)),
  everywhere('cmd.goConsole', ['g c'], () => {
    app.setConsole(true);
    requestAnimationFrame(() => goToZone('console'));
  }),
  everywhere('cmd.goSettings', ['g ,'], () => showSheet('settings')),
  everywhere('cmd.undo', ['z', '$mod+Z'], () => {
    if (!app.undo()) announceKey('shell.sayNothingToUndo');
  }),
  everywhere('cmd.checkAgain', ['Shift+R'], () => void app.checkAgain(), { can: isOpen }),
  everywhere('cmd.console', ['l'], () => app.setConsole(!app.console.get().open)),
  everywhere('cmd.release', [], () => void app.release(), { can: isHeld }),
  everywhere('cmd.allow', [], () => void app.setVisit('manage'), {
    can: () => visitIs('look'),
  }),
  everywhere('cmd.look', [], () => void app.setVisit('look'), {
    can: () => visitIs('manage'),
  }),
  everywhere('cmd.policy', [], () => showSheet('policy'), { can: isOpen }),
  everywhere('cmd.device', [], () => showSheet('device'), { can: isOpen }),
  everywhere('cmd.gone', [], () => showSheet('gone'), { can: isOpen }),
  everywhere('cmd.copy', [], () => showSheet('copy'), { can: isOpen }),
  everywhere('cmd.disconnect', [], () => void app.disconnect(), { can: isOpen }),

  shown('cmd.down', ['ArrowDown', 'j']),
  shown('cmd.up', ['ArrowUp', 'k']),
  shown('cmd.first', ['Home']),
  shown('cmd.last', ['End']),
  shown('cmd.page', ['PageDown', 'PageUp']),
  shown('cmd.open', ['Enter', 'o']),
  shown('cmd.toggle', ['x']),
  shown('cmd.extend', ['Shift+ArrowDown', 'Shift+ArrowUp']),
  shown('cmd.all', ['$mod+A']),
  inList('cmd.compact', ['1'], () => app.change({ density: 'compact' })),
  inList('cmd.cosy', ['2'], () => app.change({ density: 'cosy' })),
  inList('cmd.roomy', ['3'], () => app.change({ density: 'roomy' })),

  onMessage('cmd.mark', ['d', 'Delete', '#'], (ids) => toggleMark(ids)),
  onMessage('cmd.markTray', ['Shift+Delete'], (ids) => {
    app.mark(ids);
    app.setTray(true);
  }),
  onMessage('cmd.seen', ['u'], (ids) => {
    const { seen } = app.mailbox.get();
    app.setSeen(ids, !ids.every((id) => seen.has(id)));
  }),
  onMessage('cmd.save', ['e'], (ids) => {
    const [id] = ids;
    if (ids.length > 1) showSheet('copy');
    else if (id) void app.saveMessage(id);
  }),
  onMessage('cmd.here', ['s'], (ids) => {
    const saved = app.saved.get();
    const missing = ids.filter((id) => saved.name === 'on' && !saved.sizes.has(id));
    const isBusy = app.downloading.get().name === 'running';
    if (saved.name === 'off' || (missing.length > 0 && isBusy)) showSheet('device');
    else if (missing.length > 0) app.saveHere(missing);
    else askToForget(ids);
  }),
  onMessage('cmd.next', ['n'], () => app.step(1)),
  onMessage('cmd.previous', ['p'], () => app.step(-1)),
  { label: 'cmd.headers', group: 'message', keys: ['h'] },
  { label: 'cmd.source', group: 'message', keys: ['v'] },
  { label: 'cmd.reread', group: 'message', keys: ['w'] },
  { label: 'cmd.remote', group: 'message', keys: ['Shift+C'] },
  { label: 'cmd.colours', group: 'message', keys: ['Shift+D'] },
];

function everywhere(
  label: TextKey,
  keys: readonly string[],
  run: () => void,
  more: Pick<Command, 'can' | 'keyOnly'> = {},
): Command {
  return { label, group: 'everywhere', keys, run, ...more };
}

function shown(label: TextKey, keys: readonly string[]): Command {
  return { label, group: 'list', keys };
}

function inList(label: TextKey, keys: readonly string[], run: () => void): Command {
  return { label, group: 'list', keys, run };
}

function onMessage(
  label: TextKey,
  keys: readonly string[],
  act: (ids: readonly MessageId[]) => void,
): Command {
  const can = () => chosen().length > 0;
  return { label, group: 'message', keys, run: () => act(chosen()), can };
}

/** What a command acts on: the message being read where focus is in it, else the selection,
 *  else the focused row. */
export function chosen(): readonly MessageId[] {
  const reading = readingId();
  if (reading && zoneOf(document.activeElement) === 'message') return [reading];
  const { selected, focused } = app.mailbox.get();
  if (selected.size > 0) return [...selected];
  const one = focused ?? reading;
  return one ? [one] : [];
}

function toggleMark(ids: readonly MessageId[]) {
  const { marks } = app.deletion.get();
  const lonely = new Set(app.mailbox.get().onlyHere.map(({ id }) => id));
  const listed = ids.filter((id) => !lonely.has(id));
  if (listed.length > 0 && listed.every((id) => marks.has(id))) app.keep(ids);
  else app.mark(ids);
}

function readingId(): MessageId | null {
  const reader = app.reader.get();
  return reader.name === 'empty' ? null : reader.id;
}
function isOpen(): boolean {
  return app.visit.get().name === 'open';
}
function isHeld(): boolean {
  const visit = app.visit.get();
  return visit.name === 'open' && visit.line.name === 'held';
}
function visitIs(kind: 'look' | 'manage'): boolean {
  const visit = app.visit.get();
  return visit.name === 'open' && visit.visit === kind;
}
