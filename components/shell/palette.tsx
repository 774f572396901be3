// Every command by its name: type, choose, Enter. A combobox over the list of commands.
'use client';
import { Search } from 'lucide-react';
import { useId, useState, type KeyboardEvent } from 'react';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { useModal } from '../ui/dialog.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { commands, type Command } from './commands.ts';
import { showSheet, stage } from './stage.ts';

const place =
  'fixed inset-x-0 top-[12dvh] bottom-auto m-auto w-[min(36rem,calc(100vw-1rem))]';
const skin =
  'animate-rise overflow-hidden rounded-lg border bg-bg p-0 text-text-1 shadow-dialog';

export function Palette() {
  const isOpen = useStore(stage, (now) => now.sheet === 'palette');
  return isOpen ? <OpenPalette /> : null;
}

function OpenPalette() {
  const { t, language } = useText();
  const dialog = useModal();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  // Not deferred: Enter right behind the last letter must not run what an older list had first.
  const wanted = fold(typed, language);
  const found = commands.filter(
    (command) =>
      command.run &&
      !command.keyOnly &&
      command.can?.() !== false &&
      fold(t(command.label), language).includes(wanted),
  );
  const current = Math.min(at, found.length - 1);
  const run = (command: Command | undefined) => {
    showSheet(null);
    // Focus first returns to where it was: the command acts on that.
    if (command?.run) requestAnimationFrame(command.run);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') run(found[current]);
    else if (step) setAt((current + step + found.length) % Math.max(found.length, 1));
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      aria-label={t('shell.palette')}
      data-testid="palette"
      onCancel={(event) => {
        event.preventDefault();
        showSheet(null);
      }}
      onPointerDown={(event) => event.target === event.currentTarget && showSheet(null)}
      className={`${place} ${skin}`}
    >
      <div data-dialog-body className="flex items-center gap-3 border-b px-4">
        <Search className="size-5 shrink-0 text-text-3" aria-hidden />
        <input
          role="combobox"
          aria-label={t('shell.palette.find')}
          placeholder={t('shell.palette.find')}
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={found.length ? `${list}-${current}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={press}
          className="min-h-13 flex-1 bg-transparent text-md focus-visible:shadow-none focus-visible:outline-none"
        />
      </div>
      <div
        id={list}
        role="listbox"
        aria-label={t('shell.palette')}
        className="max-h-[50dvh] overflow-y-auto p-1.5"
      >
        {found.map((command, index) => (
          <div
            key={command.label}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === current}
            ref={(row) => {
              if (index === current) row?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => run(command)}
            onPointerMove={() => setAt(index)}
            className="flex target cursor-pointer items-center gap-3 rounded-sm px-3 aria-selected:bg-accent-subtle aria-selected:text-on-accent-subtle"
          >
            <span className="flex-1">{t(command.label)}</span>
            {command.keys[0] && <Kbd keys={command.keys[0]} />}
          </div>
        ))}
      </div>
      <p role="status" className={found.length ? 'sr-only' : 'px-5 pb-5 text-text-2'}>
        {found.length
          ? t('shell.palette.count', { n: found.length })
          : t('shell.palette.none')}
      </p>
    </dialog>
  );
}

/** Without accents and case: `regl` finds `Réglages`. */
function fold(text: string, language: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(language);
}
