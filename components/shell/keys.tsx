// The keyboard, once for the whole page. A key is matched by the character it types. Single
// characters are left alone in inputs, in dialogs, while an input method composes, and when
// the person switched them off; all others always work.
'use client';
import { useEffect } from 'react';
import { tinykeys, type KeyBindingMap } from 'tinykeys';
import { app } from '../../lib/client/instance.ts';
import { commands, type Command } from './commands.ts';
import { hintSequence } from './stage.ts';

const sequenceMs = 1_200; // ours: long enough to find the second key

export function Keys() {
  useEffect(() => tinykeys(window, bindings(), { timeout: sequenceMs }), []);
  return null;
}

/** Sequences first: what one of them took, no single key takes again. */
function bindings(): KeyBindingMap {
  const pairs = commands.flatMap((command) =>
    command.keys.map((keys) => [command, keys] as const),
  );
  const sequences = pairs.filter(([, keys]) => keys.includes(' '));
  const map: KeyBindingMap = {};
  for (const [command, keys] of [...sequences, ...pairs])
    for (const variant of variants(keys))
      map[variant] ??= (event) => press(event, command, keys);
  map['g'] = (event) => {
    if (isFree(event, 'g')) hintSequence(sequenceMs);
  };
  return map;
}

/** A sign may need Shift or AltGr on one keyboard and neither on the next. */
function variants(keys: string): string[] {
  const isSign = /^[^\p{L}\p{N}\s]$/u.test(keys);
  return isSign ? [keys, `Shift+${keys}`, `Control+Alt+${keys}`] : [keys];
}

function press(event: KeyboardEvent, command: Command, keys: string) {
  if (!command.run || !isFree(event, keys) || command.can?.() === false) return;
  event.preventDefault();
  hintSequence(0);
  command.run();
}

/** False where the key belongs to something else just now. */
function isFree(event: KeyboardEvent, keys: string): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  if (document.querySelector('dialog[open], :popover-open')) return false;
  if (isTyping(event.target)) return worksWhileTyping(keys);
  return !isSingle(keys) || app.settings.get().singleKeys;
}

/** One character, with or without Shift, or a sequence of them (WCAG 2.1.4). */
export function isSingle(keys: string): boolean {
  return keys.split(' ').every((press) => /^(Shift\+)?.$/u.test(press));
}

function worksWhileTyping(keys: string): boolean {
  return /^(F\d|Shift\+F6|Escape|\$mod\+(K|Shift\+F))$/.test(keys);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement)
    return !/^(checkbox|radio|button|submit)$/.test(target.type);
  return target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName);
}
