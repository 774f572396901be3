// Every field in the order it came: searched, decoded or exactly as sent, copied one by one
// or all. Of thousands as many are drawn as a person looks at.
'use client';
import { Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { HeaderField } from '../../lib/mail/attachment.ts';
import { fitting } from '../../lib/mail/laying-out.ts';
import { FindBar } from '../reader/find-bar.tsx';
import { Choice } from '../settings/choice.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { copyText } from '../ui/copy.ts';
import { matching, rawValue } from './fields.ts';

type Look = { form: 'decoded' | 'raw'; query: string; most: number };

/** Fields drawn at first, and more of them at each press. Ours: real mail stays below 200. */
const step = 200;
/** What is drawn of one value, in plain letters; the clipboard gets all. */
const valueChars = 20_000;

export function AllFields({ headers }: { headers: readonly HeaderField[] }) {
  const { t, number } = useText();
  const [look, setLook] = useState<Look>({ form: 'decoded', query: '', most: step });
  const { form, query, most } = look;
  const found = useMemo(() => matching(headers, query), [headers, query]);
  const change = (part: Partial<Look>) => setLook((now) => ({ ...now, ...part }));
  const hidden = found.length - most;
  return (
    <>
      <FindBar
        label={t('hdr.search')}
        query={query}
        onQuery={(wanted) => change({ query: wanted, most: step })}
        copyLabel={t('hdr.copy')}
        onCopy={() =>
          void copyText(found.map((field) => written(field, form)).join('\n'))
        }
      >
        <Choice
          label={t('hdr.form')}
          hideLabel
          value={form}
          options={[
            ['decoded', t('hdr.decoded')],
            ['raw', t('hdr.raw')],
          ]}
          onChoose={(one) => change({ form: one })}
        />
      </FindBar>
      <output className="block text-sm text-text-2">
        {found.length === 0 ? t('hdr.none') : t('hdr.count', { n: found.length })}
      </output>
      <dl className="text-sm" data-testid="headers">
        {found.slice(0, most).map((field, at) => (
          <Field key={at} field={field} form={form} />
        ))}
      </dl>
      {hidden > 0 && (
        <Button size="small" onClick={() => change({ most: most + step * 5 })}>
          {t('hdr.more', { n: number(hidden) })}
        </Button>
      )}
    </>
  );
}

function Field({ field, form }: { field: HeaderField; form: Look['form'] }) {
  const { t, size } = useText();
  const value = form === 'raw' ? rawValue(field.raw) : field.decoded;
  const { end } = fitting(value, valueChars);
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-3 border-t py-1.5 sm:grid-cols-[minmax(8rem,14rem)_1fr_auto]">
      <dt className="font-medium break-all text-text-2 max-sm:col-start-1 max-sm:row-start-1">
        <bdi>{field.name}</bdi>
      </dt>
      <dd
        dir="auto"
        className="min-w-0 font-mono text-xs wrap-anywhere whitespace-pre-wrap max-sm:col-span-2"
      >
        {value.slice(0, end)}
        {value.length > end && (
          <span className="block font-sans text-text-2">
            {t('hdr.valueCut', { size: size(end) })}
          </span>
        )}
      </dd>
      <dd className="max-sm:col-start-2 max-sm:row-start-1">
        <IconButton
          label={t('hdr.copyOne', { name: field.name })}
          className="size-7!"
          onClick={() => void copyText(written(field, form))}
        >
          <Copy className="size-4" aria-hidden />
        </IconButton>
      </dd>
    </div>
  );
}

function written({ name, raw, decoded }: HeaderField, form: Look['form']): string {
  return form === 'raw' ? raw : `${name}: ${decoded}`;
}
