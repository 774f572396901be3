// What of the person's choices belongs to the whole document: language, theme, title; and
// the question before a page with marks is left.
'use client';
import { useEffect } from 'react';
import { app } from '../../lib/client/instance.ts';
import { languageOf, useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { productName } from '../ui/brand.tsx';

export function useDocument() {
  const { t, number } = useText();
  const theme = useStore(app.settings, (now) => now.theme);
  const language = useStore(app.settings, languageOf);
  const address = useStore(app.visit, (now) =>
    now.name === 'open' ? (now.account.isDemo ? '' : now.account.address) : null,
  );
  const keeps = useStore(app.keeps, (now) => now);
  const marked = useStore(app.deletion, (now) => now.marks.size);
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }, [theme, language]);
  useEffect(() => {
    // The browser writes titles into its history.
    const shown = address && keeps !== 'usual' ? t('keeps.title') : address;
    const name = shown === '' ? t('demo.name') : (shown ?? '');
    const words = { address: name, app: productName, n: number(marked) };
    document.title = !name
      ? productName
      : t(marked ? 'shell.titleMarked' : 'shell.title', words);
  }, [address, keeps, marked, t, number]);
  useEffect(() => {
    if (marked === 0 || address === null) return;
    // The browser asks in its own words; nothing is deleted whatever the answer.
    const ask = (event: BeforeUnloadEvent) => {
      // A page that locks its vaults goes at once, before this effect has ended.
      if (app.visit.get().name === 'open') event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [marked, address]);
}
