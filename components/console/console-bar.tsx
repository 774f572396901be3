// What to look at in the console, and what to take away from it.
import { Copy, Download, Eraser, X } from 'lucide-react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { saveFile } from '../../lib/client/save-file.ts';
import { useStore } from '../../lib/client/store.ts';
import type { Text } from '../../lib/i18n/text.ts';
import type { TalkLine } from '../../lib/wire/frames.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { consoleView, look } from './console-view.ts';
import { transcript } from './facts.ts';
import { Switch } from './switch.tsx';

export function ConsoleBar({ shown }: { shown: readonly TalkLine[] }) {
  const text = useText();
  const { t } = text;
  const { filter, errorsOnly, mode } = useStore(consoleView, (state) => state);
  const visit = useStore(app.visit, (state) => state);
  return (
    <header className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b bg-surface-1 py-1 ps-4 pe-1.5">
      <h2 className="text-sm font-semibold">{t('con.title')}</h2>
      {visit.name === 'open' && (
        <bdi className="truncate text-sm text-text-3 @max-2xl:hidden">
          {t('con.session', {
            host: `${visit.account.host}:${visit.account.port}`,
            n: shown.at(-1)?.session ?? 1,
          })}
        </bdi>
      )}
      <span className="flex-1" />
      <input
        type="text"
        data-testid="console-filter"
        aria-label={t('con.filter')}
        aria-description={t('con.filterHelp')}
        title={t('con.filterHelp')}
        placeholder={t('con.filterHint')}
        autoComplete="off"
        spellCheck={false}
        value={filter}
        onChange={(event) => look({ filter: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || filter === '') return;
          event.stopPropagation();
          look({ filter: '' });
        }}
        className="target-small w-60 min-w-0 rounded-sm border border-border-strong bg-bg px-2 font-mono text-sm placeholder:text-text-3 @max-lg:order-last @max-lg:w-full"
      />
      <Switch
        label={t('con.which')}
        value={errorsOnly ? 'errors' : 'all'}
        choices={[
          { value: 'all', label: t('con.all') },
          { value: 'errors', label: t('con.errors') },
        ]}
        onChange={(value) => look({ errorsOnly: value === 'errors' })}
      />
      <Switch
        label={t('con.view')}
        value={mode}
        choices={[
          { value: 'table', label: t('con.table') },
          { value: 'transcript', label: t('con.transcript') },
        ]}
        onChange={(value) => look({ mode: value })}
      />
      <Menu
        label={t('con.export')}
        align="end"
        className="target-small! text-sm"
        trigger={t('con.export')}
        items={[
          {
            label: t('con.copyAll'),
            icon: <Copy aria-hidden />,
            onChoose: () => void copyAll(shown, text),
          },
          {
            label: t('con.save'),
            icon: <Download aria-hidden />,
            onChoose: () => saveAll(shown, text),
          },
        ]}
      />
      <Button
        size="small"
        look="quiet"
        icon={<Eraser className="size-4" aria-hidden />}
        onClick={() => app.clearConsole()}
      >
        {t('con.clear')}
      </Button>
      <IconButton
        label={t('con.close')}
        className="size-7! pointer-coarse:size-11!"
        onClick={() => app.setConsole(false)}
      >
        <X className="size-4" aria-hidden />
      </IconButton>
    </header>
  );
}

async function copyAll(lines: readonly TalkLine[], text: Text) {
  await navigator.clipboard.writeText(written(lines, text));
  app.notify('common.copied');
}

function saveAll(lines: readonly TalkLine[], text: Text) {
  const day = new Date(lines.at(-1)?.at ?? 0).toISOString().slice(0, 10);
  saveFile(new Blob([written(lines, text)]), `pop3-${day}.txt`);
}

function written(lines: readonly TalkLine[], { t }: Text): string {
  return [t('con.saveHead'), '', ...transcript(lines).map((line) => line.text), ''].join(
    '\n',
  );
}
