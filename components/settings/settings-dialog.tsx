// Settings: a dialog, since they change the screen behind it at once. Everything in it is
// kept on this device.
'use client';
import type { ReactNode } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { showSheet, stage } from '../shell/stage.ts';
import { productName } from '../ui/brand.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { CheckField } from '../ui/field.tsx';
import { Choice } from './choice.tsx';
import { DeviceSection } from './device-section.tsx';
import { PrivacyText } from './privacy-text.tsx';
import { ReadingSection } from './reading-section.tsx';

const languages = ['auto', 'en', 'fr'] as const;
const themes = ['system', 'light', 'dark'] as const;
const densities = ['compact', 'cosy', 'roomy'] as const;
/** Each language in its own name, whatever the language of the page. */
const ownNames = { en: 'English', fr: 'Français' } as const;

export function SettingsDialog() {
  const { t } = useText();
  const isOpen = useStore(stage, (now) => now.sheet === 'settings');
  return (
    <Dialog
      open={isOpen}
      title={t('settings.title')}
      testId="settings"
      onClose={() => showSheet(null)}
    >
      <Content />
    </Dialog>
  );
}

function Content() {
  const { t } = useText();
  const settings = useStore(app.settings, (now) => now);
  return (
    <div className="space-y-7">
      <Section title={t('settings.appearance')}>
        <Choice
          label={t('settings.language')}
          value={settings.language}
          options={languages.map((one) => [
            one,
            one === 'auto' ? t('settings.language.auto') : ownNames[one],
          ])}
          onChoose={(language) => app.change({ language })}
        />
        <Choice
          label={t('settings.theme')}
          value={settings.theme}
          options={themes.map((one) => [one, t(`settings.theme.${one}`)])}
          onChoose={(theme) => app.change({ theme })}
        />
        <Choice
          label={t('settings.density')}
          value={settings.density}
          options={densities.map((one) => [one, t(`settings.density.${one}`)])}
          onChoose={(density) => app.change({ density })}
        />
        <CheckField
          label={t('settings.firstWords')}
          hint={t('settings.firstWords.hint')}
          checked={settings.firstWords}
          onChange={(event) => app.change({ firstWords: event.target.checked })}
        />
      </Section>
      <Section title={t('settings.keyboard')}>
        <CheckField
          label={t('settings.singleKeys')}
          hint={t('settings.singleKeys.hint')}
          checked={settings.singleKeys}
          onChange={(event) => app.change({ singleKeys: event.target.checked })}
        />
        <Button size="small" onClick={() => showSheet('help')}>
          {t('settings.singleKeys.all')}
        </Button>
      </Section>
      <Section title={t('settings.reading')}>
        <ReadingSection settings={settings} />
      </Section>
      <Section title={t('settings.device')}>
        <DeviceSection />
      </Section>
      <Section title={t('settings.privacy')}>
        <PrivacyText />
      </Section>
      <Section title={t('settings.about')}>
        <p className="text-sm text-text-2">
          {t('settings.about.text', { app: productName })}
        </p>
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="space-y-3">
      <h3 className="border-b pb-1 font-semibold">{title}</h3>
      {children}
    </section>
  );
}
