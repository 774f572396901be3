// The box that selects all in view, and a menu for other sets. Half ticked while some are.
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { createPositions } from './positions.ts';
import { Menu } from '../ui/menu.tsx';

/** Octets from which a message counts as large here; the same as the key sequence `* l`. */
const large = 10_000_000;
const positions = createPositions();

export function SelectBox() {
  const { t, size } = useText();
  const selected = useStore(app.mailbox, (state) => state.selected.size);
  const shown = useStore(app.mailbox, (state) => state.view.length);
  const box = useRef<HTMLInputElement>(null);
  const all = selected > 0 && selected >= shown;
  useEffect(() => {
    if (box.current) box.current.indeterminate = selected > 0 && !all;
  }, [selected, all]);
  return (
    <span className="flex shrink-0 items-center">
      <input
        ref={box}
        type="checkbox"
        aria-label={t('list.selectAll')}
        checked={all}
        disabled={shown === 0}
        onChange={() => (selected > 0 ? app.clearSelection() : app.selectAll())}
        className="me-1 size-4.5 accent-accent pointer-coarse:size-6"
      />
      <Menu
        label={t('list.selectWhich')}
        square
        className="w-6! pointer-coarse:w-11!"
        trigger={<ChevronDown className="size-3.5 text-text-3" aria-hidden />}
        items={[
          {
            label: t('list.select.all'),
            keys: '$mod+a',
            onChoose: () => app.selectAll(),
          },
          { label: t('list.select.none'), onChoose: () => app.clearSelection() },
          'line',
          { label: t('list.select.unread'), onChoose: () => selectSeen(false) },
          { label: t('list.select.read'), onChoose: () => selectSeen(true) },
          { label: t('list.select.large', { size: size(large) }), onChoose: selectLarge },
        ]}
      />
    </span>
  );
}

function selectSeen(seen: boolean) {
  const now = app.mailbox.get();
  app.select(now.view.filter((id) => now.seen.has(id) === seen));
}

function selectLarge() {
  const { all: rows, view } = app.mailbox.get();
  const at = positions(rows);
  app.select(view.filter((id) => (rows[at.get(id) ?? -1]?.size ?? 0) >= large));
}
