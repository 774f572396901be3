// The Structure tab: the parts of a message as a tree, and beside it what is known of the
// chosen one, its damage with the place, and what can be done with it.
'use client';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Letter } from '../../lib/mail/attachment.ts';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';
import { StructurePart } from './structure-part.tsx';
import { StructureItem } from './structure-item.tsx';
import { structureKey, structureRows } from './structure-rows.ts';

/** Rows drawn at first, and how many more a press adds. */
const rowsAtOnce = 300;

type Ask = {
  letter: Letter;
  raw: Blob;
  /** Leads to a byte of the source. */
  onJump: (at: number) => void;
};

type Shown = { path: string; folded: ReadonlySet<string>; most: number };

export function StructureView({ letter, raw, onJump }: Ask) {
  const { t } = useText();
  const [{ path, folded, most }, set] = useState<Shown>({
    path: letter.structure.path,
    folded: new Set(),
    most: rowsAtOnce,
  });
  const tree = useRef<HTMLDivElement>(null);
  const all = useMemo(
    () => structureRows(letter.structure, folded),
    [letter.structure, folded],
  );
  const rows = all.slice(0, most);
  const at = Math.max(
    0,
    rows.findIndex(({ part }) => part.path === path),
  );
  const chosen = rows[at]?.part ?? letter.structure;
  const choose = (path: string) => set((now) => ({ ...now, path }));
  const fold = (path: string, isFolded: boolean) =>
    set((now) => {
      const folded = new Set(now.folded);
      if (isFolded) folded.add(path);
      else folded.delete(path);
      return { ...now, path, folded };
    });

  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const does = structureKey(event.key, rows, at);
    if (!does) return;
    event.preventDefault();
    if ('fold' in does) return fold(chosen.path, does.fold);
    const next = rows[does.to]?.part.path;
    if (next === undefined) return;
    choose(next);
    tree.current?.querySelector<HTMLElement>(`[data-path="${next}"]`)?.focus();
  }

  const leftOut = letter.damage.filter(
    ({ kind }) => kind === 'too-many-parts' || kind === 'too-deep',
  );
  return (
    <div className="@container space-y-3 p-4">
      <p className="text-sm text-text-2">
        {t('struct.count', { n: all.length })}{' '}
        {leftOut.map(({ kind }) => t(`dmg.${kind}`)).join(' ')}
      </p>
      <div className="grid items-start gap-4 @3xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="min-w-0 space-y-2">
          <div
            ref={tree}
            role="tree"
            aria-label={t('struct.name')}
            data-testid="structure"
            onKeyDown={press}
            className="max-h-[70dvh] overflow-auto rounded-md border bg-surface-1 py-1"
          >
            {rows.map((row) => (
              <StructureItem
                key={row.part.path}
                row={row}
                isChosen={row.part === chosen}
                onChoose={() => choose(row.part.path)}
                onFold={() => fold(row.part.path, row.isOpen)}
              />
            ))}
          </div>
          {all.length > rows.length && (
            <Button
              size="small"
              onClick={() => set((now) => ({ ...now, most: now.most + rowsAtOnce }))}
            >
              {t('struct.more', { n: all.length - rows.length })}
            </Button>
          )}
        </div>
        <StructurePart key={chosen.path} part={chosen} raw={raw} onJump={onJump} />
      </div>
    </div>
  );
}
