// The first page's banner: who this is, and the two choices one may want before reading.
'use client';
import { Languages, SunMoon } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Brand } from '../ui/brand.tsx';
import { Menu } from '../ui/menu.tsx';

const languages = [
  ['en', 'English'],
  ['fr', 'Français'],
] as const;
const themes = ['system', 'light', 'dark'] as const;

export function PageHead() {
  const { t, language } = useText();
  const theme = useStore(app.settings, (now) => now.theme);
  return (
    <header className="border-b bg-surface-1">
      <div className="mx-auto flex w-full max-w-5xl items-center gap-1 px-4 py-2 sm:px-8">
        <Brand />
        <span className="flex-1" />
        <Menu
          label={t('settings.language')}
          align="end"
          trigger={
            <>
              <Languages className="size-4" aria-hidden />
              <span className="max-sm:hidden">
                {languages.find(([one]) => one === language)?.[1]}
              </span>
            </>
          }
          items={languages.map(([one, label]) => ({
            label,
            checked: one === language,
            onChoose: () => app.change({ language: one }),
          }))}
        />
        <Menu
          label={t('settings.theme')}
          align="end"
          trigger={
            <>
              <SunMoon className="size-4" aria-hidden />
              <span className="max-sm:hidden">{t('settings.theme')}</span>
            </>
          }
          items={themes.map((one) => ({
            label: t(`settings.theme.${one}`),
            checked: one === theme,
            onChoose: () => app.change({ theme: one }),
          }))}
        />
      </div>
    </header>
  );
}
