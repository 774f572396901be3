// A key as it is printed on the keyboard. `keys` is a binding: "Shift+R", "g l", "$mod+K".
// `$mod` is ⌘ on Apple machines and Ctrl elsewhere.

import { useText } from '../../lib/client/language.ts';
import type { Language } from '../../lib/i18n/text.ts';

const signs: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
};
/** What is printed on the keyboards sold where the language is spoken. */
const names: Record<Language, Record<string, string>> = {
  en: { Escape: 'Esc', Delete: 'Del', PageDown: 'Pg Dn', PageUp: 'Pg Up' },
  fr: {
    Escape: 'Échap',
    Delete: 'Suppr',
    Shift: 'Maj',
    Home: 'Début',
    End: 'Fin',
    PageDown: 'Pg suiv',
    PageUp: 'Pg préc',
  },
};

export function Kbd({ keys }: { keys: string }) {
  const { language } = useText();
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {keys.split(/[ +](?=.)/).map((key, at) => (
        <kbd
          key={at}
          className="min-w-5 rounded-sm border bg-surface-1 px-1 text-center font-sans text-xs text-text-2"
        >
          {keyName(key, language)}
        </kbd>
      ))}
    </span>
  );
}

function keyName(key: string, language: Language): string {
  if (key === '$mod') return isApple() ? '⌘' : 'Ctrl';
  return signs[key] ?? names[language][key] ?? key;
}

function isApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}
