// Mail out of files, without any account: chosen with a button, or dropped on the page.
'use client';
import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { visible } from '../mailbox/row-view.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';

/** What the chooser offers first; what a file is its bytes decide. */
const kinds = '.eml,.mbox,.mbx,.zip,message/rfc822,application/mbox,application/zip';

export function FilesCard() {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const isBusy = useStore(app.importing, (now) => now.name === 'running');
  return (
    <section aria-labelledby="files" className="card p-4">
      <h2 id="files" className="font-semibold">
        {t('import.title')}
      </h2>
      <p className="mt-1 mb-3 text-sm text-text-2">{t('import.sub')}</p>
      <input
        ref={input}
        type="file"
        multiple
        accept={kinds}
        className="hidden"
        data-testid="import-files"
        onChange={({ target }) => {
          void app.importFiles([...(target.files ?? [])]);
          target.value = ''; // the same file may be chosen again
        }}
      />
      <Button
        icon={<FolderOpen className="size-4" aria-hidden />}
        onClick={() => input.current?.click()}
        whyNot={isBusy ? t('import.busy') : undefined}
        className="w-full px-2!"
      >
        {t('import.choose')}
      </Button>
      <State />
    </section>
  );
}

function State() {
  const { t, size } = useText();
  const now = useStore(app.importing, (state) => state);
  if (now.name === 'idle') return null;
  if (now.name === 'running')
    return (
      <Progress
        value={now.octets}
        max={now.of}
        label={t('import.busy')}
        text={t('import.soFar', { n: now.messages, of: size(now.of) })}
        className="mt-3 w-full"
      />
    );
  if (now.name === 'failed')
    return (
      <p role="alert" className="mt-3 text-sm text-danger">
        {t(now.why === 'full' ? 'notices.deviceFull' : 'import.failed')}
      </p>
    );
  const { messages, known, bad, key } = now;
  return (
    <div role="status" className="mt-3 space-y-2 text-sm">
      <p>{t('import.done', { n: messages, known })}</p>
      {bad.length > 0 && (
        <details>
          <summary>{t('import.bad', { n: bad.length })}</summary>
          <ul className="mt-1 max-h-40 overflow-y-auto">
            {bad.map(({ path, why }, n) => (
              <li key={`${n} ${path}`} className="truncate">
                <bdi>{visible(path)}</bdi>: {t(`import.why.${why}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {messages + known > 0 && (
        <Button size="small" onClick={() => void app.openSaved(key)}>
          {t('import.open')}
        </Button>
      )}
    </div>
  );
}
