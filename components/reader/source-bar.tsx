// Over a source: what to look for in it and how it is read; copy and save.
import { ChevronDown, ChevronUp, Download } from 'lucide-react';
import { longestQuery } from '../../lib/source/find.ts';
import type { SourceEncoding } from '../../lib/source/rows.ts';
import type { OpenSource } from '../../lib/source/source-client.ts';
import { useText } from '../../lib/client/language.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { copyText } from '../ui/copy.ts';
import { CheckField, SelectField } from '../ui/field.tsx';
import { FindBar } from './find-bar.tsx';
import type { Look } from './source-view.tsx';
import type { Matches } from './use-source.ts';

const encodings: readonly SourceEncoding[] = ['utf-8', 'latin-1', '7-bit'];
/** Octets; a clipboard that takes more stops the programs that read it. */
const copiedMost = 5_000_000;

type Ask = {
  source: OpenSource;
  look: Look;
  matches: Matches;
  match: number;
  onLook: (change: Partial<Look>) => void;
  onSave: () => void;
};

export function SourceBar({ source, look, matches, match, onLook, onSave }: Ask) {
  const { t, size } = useText();
  const isTooLarge = source.bytes.length > copiedMost;
  const none = matches.at.length === 0 ? t('src.notFound') : undefined;
  const step = (by: 1 | -1) => onLook({ match: match + by });
  return (
    <FindBar
      label={t('src.find')}
      query={look.query}
      maxLength={longestQuery}
      onQuery={(query) => onLook({ query, match: 0 })}
      onKeyDown={(event) => {
        if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
      }}
      copyLabel={t('src.copy')}
      copyWhyNot={
        isTooLarge ? t('src.copyTooLarge', { size: size(copiedMost) }) : undefined
      }
      onCopy={() => void copyText(textOf(source, look.encoding))}
      actions={
        <Button icon={<Download className="size-4" aria-hidden />} onClick={onSave}>
          {t('msg.save')}
        </Button>
      }
      steps={
        <>
          <IconButton label={t('src.previous')} whyNot={none} onClick={() => step(-1)}>
            <ChevronUp className="size-5" aria-hidden />
          </IconButton>
          <IconButton label={t('src.next')} whyNot={none} onClick={() => step(1)}>
            <ChevronDown className="size-5" aria-hidden />
          </IconButton>
        </>
      }
    >
      <output
        data-testid="source-found"
        className="target min-w-24 content-center text-sm text-text-2 tabular-nums empty:hidden"
      >
        {look.query !== '' && <Count matches={matches} match={match} />}
      </output>
      <div className="w-36">
        <SelectField
          label={t('src.encoding')}
          value={look.encoding}
          onChange={({ target }) => {
            const encoding = encodings.find((one) => one === target.value);
            if (encoding) onLook({ encoding, match: 0 });
          }}
        >
          {encodings.map((encoding) => (
            <option key={encoding} value={encoding}>
              {t(`src.as.${encoding}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <CheckField
        label={t('src.wrap')}
        checked={look.wrap}
        className="pb-1.5"
        onChange={(event) => onLook({ wrap: event.target.checked })}
      />
    </FindBar>
  );
}

function Count({ matches, match }: { matches: Matches; match: number }) {
  const { t } = useText();
  const n = matches.at.length;
  if (n === 0) return matches.end === 'not-yet' ? t('src.finding') : t('src.notFound');
  const so = matches.end === 'all' ? 'found' : 'foundSoFar';
  return t(`src.${so}`, { i: match + 1, n });
}

function textOf({ bytes }: OpenSource, encoding: SourceEncoding): string {
  const label = encoding === 'utf-8' ? 'utf-8' : 'windows-1252';
  return new TextDecoder(label).decode(bytes);
}
