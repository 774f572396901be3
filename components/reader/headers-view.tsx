// The Headers tab: every field in the order it came, decoded or exactly as sent.
'use client';
import { Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { HeaderField } from '../../lib/mail/attachment.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';
import { CheckField, TextField } from '../ui/field.tsx';

export function HeadersView({ headers }: { headers: readonly HeaderField[] }) {
  const { t } = useText();
  const [isRaw, setRaw] = useState(false);
  const [query, setQuery] = useState('');
  const shown = useMemo(() => matching(headers, query), [headers, query]);
  async function copy() {
    await navigator.clipboard.writeText(headers.map(({ raw }) => raw).join('\n'));
    app.notify('common.copied');
  }
  return (
    <div className="space-y-3 p-4">
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <TextField
            type="search"
            label={t('hdr.search')}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
        <CheckField
          label={t(isRaw ? 'hdr.raw' : 'hdr.decoded')}
          aria-label={t('hdr.raw')}
          checked={isRaw}
          onChange={(event) => setRaw(event.target.checked)}
        />
        <Button
          icon={<Copy className="size-4" aria-hidden />}
          onClick={() => void copy()}
        >
          {t('hdr.copy')}
        </Button>
      </div>
      <output className="block text-sm text-text-2">
        {shown.length === 0 ? t('hdr.none') : t('hdr.count', { n: shown.length })}
      </output>
      <dl className="text-sm" data-testid="headers">
        {shown.map((field, at) => (
          <div
            key={at}
            className="grid gap-x-3 border-t py-1.5 sm:grid-cols-[minmax(8rem,14rem)_1fr]"
          >
            <dt className="font-medium break-all text-text-2">
              <bdi>{field.name}</bdi>
            </dt>
            <dd
              dir="auto"
              className="min-w-0 font-mono text-xs break-words whitespace-pre-wrap"
            >
              {isRaw ? field.raw.slice(field.raw.indexOf(':') + 1) : field.decoded}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function matching(headers: readonly HeaderField[], query: string) {
  const wanted = query.trim().toLowerCase();
  if (!wanted) return headers;
  return headers.filter(({ name, raw, decoded }) =>
    `${name}\n${raw}\n${decoded}`.toLowerCase().includes(wanted),
  );
}
