// What is known of one part, its damage with the byte it begins at, and what can be done
// with it: looked at, saved, found in the source.
import { Copy, Download, Eye, Hash } from 'lucide-react';
import { useState } from 'react';
import { safeFileName } from '../../lib/mail/file-name.ts';
import type { MimePart } from '../../lib/mail/mime-part.ts';
import { partBytes } from '../../lib/mime/decode-part.ts';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { saveFile } from '../../lib/client/save-file.ts';
import { Button } from '../ui/button.tsx';
import { visible } from '../mailbox/row-view.ts';
import { canPreview, StructurePreview } from './structure-preview.tsx';

type Ask = { part: MimePart; raw: Blob; onJump: (at: number) => void };

export function StructurePart({ part, raw, onJump }: Ask) {
  const { t, size, number } = useText();
  const [isViewed, setViewed] = useState(false);
  const encoded = part.end - part.start;
  const facts: [string, string][] = [
    [t('struct.path'), part.path],
    [t('struct.type'), part.type],
    [t('struct.fileName'), visible(part.name)],
    [t('struct.charset'), part.charset],
    [t('struct.encoding'), part.encoding],
    [t('struct.disposition'), part.disposition],
    [t('struct.cid'), part.cid ?? ''],
    [
      t('struct.size'),
      part.decodedSize === null || part.decodedSize === encoded
        ? size(encoded)
        : t('struct.sizes', { a: size(part.decodedSize), b: size(encoded) }),
    ],
    [t('struct.place'), t('struct.bytes', { a: part.headerStart, b: part.end })],
  ];
  return (
    <section
      aria-label={t('struct.partName', { path: part.path })}
      data-testid="structure-part"
      className="min-w-0 space-y-3 card p-3"
    >
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        {facts.map(
          ([label, value]) =>
            value !== '' && (
              <div key={label} className="contents">
                <dt className="text-text-2">{label}</dt>
                <dd className="break-all">
                  <bdi>{value.slice(0, 1_000)}</bdi>
                </dd>
              </div>
            ),
        )}
      </dl>
      {part.damage.length > 0 && (
        <ul className="space-y-2 text-sm" data-testid="structure-damage">
          {part.damage.map(({ kind, at }, n) => (
            <li key={n} className="text-danger">
              {t(`dmg.${kind}`)}{' '}
              {at !== null && (
                <button
                  type="button"
                  className="rounded-sm underline"
                  onClick={() => onJump(at)}
                >
                  {t('dmg.show', { at: number(at) })}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        {canPreview(part) && (
          <Button
            size="small"
            icon={<Eye className="size-4" aria-hidden />}
            aria-expanded={isViewed}
            onClick={() => setViewed(!isViewed)}
          >
            {t('struct.view')}
          </Button>
        )}
        <Button
          size="small"
          icon={<Download className="size-4" aria-hidden />}
          onClick={() => void save(part, raw)}
        >
          {t('att.saveShort')}
        </Button>
        <Button
          size="small"
          icon={<Hash className="size-4" aria-hidden />}
          onClick={() => onJump(part.headerStart)}
        >
          {t('struct.source')}
        </Button>
        <Button
          size="small"
          icon={<Copy className="size-4" aria-hidden />}
          onClick={() => void copy(part.path)}
        >
          {t('struct.copyPath')}
        </Button>
      </div>
      {isViewed && <StructurePreview part={part} raw={raw} />}
    </section>
  );
}

/** A part that holds others is saved as it was sent, with its header. */
async function save(part: MimePart, raw: Blob): Promise<void> {
  const isWhole = part.type.startsWith('multipart/');
  const source = isWhole
    ? { start: part.headerStart, end: part.end, encoding: '' }
    : part;
  const bytes = await partBytes(raw, source);
  const ending = isWhole || part.type === 'message/rfc822' ? '.eml' : endingOf(part.type);
  saveFile(new Blob([bytes]), safeFileName(part.name, `part-${part.path}${ending}`));
}

function endingOf(type: string): string {
  if (type === 'text/html') return '.html';
  return type.startsWith('text/') ? '.txt' : '.bin';
}

async function copy(path: string): Promise<void> {
  await navigator.clipboard.writeText(path);
  app.notify('common.copied');
}
