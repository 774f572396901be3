// What to look at in the console, and what to take away from it.
import { Copy, Download, Ellipsis, Eraser, X } from 'lucide-react';
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

const modes = ['table', 'transcript'] as const;

export function ConsoleBar({ shown }: { shown: readonly TalkLine[] }) {
  const text = useText();
  const { t } = text;
  const { filter, errorsOnly, mode } = useStore(consoleView, (state) => state);
  const visit = useStore(app.visit, (state) => state);
  return (
    <header className="flex items-center gap-x-2 gap-y-1 border-b bg-surface-1 py-1 ps-4 pe-1.5 @max-xl:flex-wrap">
      <h2 className="text-sm font-semibold">{t('con.title')}</h2>
      {visit.name === 'open' && (
        <bdi className="truncate text-sm text-text-3 @max-3xl:hidden">
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
        className="target-small w-60 min-w-24 shrink rounded-sm border border-border-strong bg-bg px-2 font-mono text-sm placeholder:text-text-3 @max-xl:order-last @max-xl:w-full"
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
      <span className="contents @max-xl:hidden">
        <Switch
          label={t('con.view')}
          value={mode}
          choices={modes.map((value) => ({ value, label: t(`con.${value}`) }))}
          onChange={(value) => look({ mode: value })}
        />
        <Button
          size="small"
          look="quiet"
          icon={<Eraser className="size-4" aria-hidden />}
          onClick={() => app.clearConsole()}
        >
          {t('con.clear')}
        </Button>
      </span>
      <Menu
        label={t('con.more')}
        align="end"
        square
        className="size-7! pointer-coarse:size-11!"
        trigger={<Ellipsis className="size-4" aria-hidden />}
        items={[
          ...modes.map((each) => ({
            label: t(`con.${each}`),
            checked: each === mode,
            onChoose: () => look({ mode: each }),
          })),
          'line' as const,
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
          'line' as const,
          {
            label: t('con.clear'),
            icon: <Eraser aria-hidden />,
            onChoose: () => app.clearConsole(),
          },
        ]}
      />
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
