// One part in the tree: its type, its name, its size, and whether something is wrong in it.
import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import { useText } from '../../lib/client/language.ts';
import { visible } from '../mailbox/row-view.ts';
import type { StructureRow } from './structure-rows.ts';

/** Deeper ones are told by their level, not by more white. */
const deepestIndent = 8;

export function StructureItem(ask: {
  row: StructureRow;
  isChosen: boolean;
  onChoose: () => void;
  onFold: () => void;
}) {
  const { t, size } = useText();
  const { row, isChosen } = ask;
  const { part, level, at, of, isOpen } = row;
  const isParent = part.children.length > 0;
  return (
    <div
      role="treeitem"
      aria-level={level}
      aria-posinset={at}
      aria-setsize={of}
      aria-selected={isChosen}
      aria-expanded={isParent ? isOpen : undefined}
      tabIndex={isChosen ? 0 : -1}
      data-path={part.path}
      onClick={ask.onChoose}
      // Enter and Space choose; arrows are the tree's.
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        ask.onChoose();
      }}
      className="flex min-h-8 items-center gap-2 px-2 text-sm focus-inset hover:bg-surface-2 aria-selected:bg-accent-subtle aria-selected:text-on-accent-subtle pointer-coarse:min-h-11"
      style={{ paddingInlineStart: `${Math.min(level - 1, deepestIndent) + 0.5}rem` }}
    >
      <span
        aria-hidden
        onClick={isParent ? ask.onFold : undefined}
        className="grid size-6 shrink-0 place-content-center [&_svg]:size-4"
      >
        {isParent && (isOpen ? <ChevronDown /> : <ChevronRight />)}
      </span>
      <span className="min-w-0 flex-1 truncate">
        <span className="font-mono text-xs">{part.type.slice(0, 80)}</span>
        {part.name !== '' && (
          <bdi className="ps-2">{visible(part.name).slice(0, 120)}</bdi>
        )}
      </span>
      {part.damage.length > 0 && (
        <TriangleAlert
          className="size-4 shrink-0 text-danger"
          aria-label={t('struct.damaged')}
        />
      )}
      <span className="shrink-0 text-xs tabular-nums opacity-80">
        {size(part.decodedSize ?? part.end - part.start)}
      </span>
    </div>
  );
}
