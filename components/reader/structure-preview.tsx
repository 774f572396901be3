// The beginning of a part as text, or a message inside with its subject, sender and text.
// Everything is text; nothing of it is ever a document.
import { useEffect, useState } from 'react';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { MimePart } from '../../lib/mail/mime-part.ts';
import { decodeCharset } from '../../lib/mime/charset.ts';
import { partBytes } from '../../lib/mime/decode-part.ts';
import { parseLetter } from '../../lib/mime/parse-client.ts';
import { useText } from '../../lib/client/language.ts';
import { visible } from '../mailbox/row-view.ts';
import { Person } from './people.tsx';

/** Characters shown; the rest is in the file. */
const mostShown = 20_000;
/** Octets decoded for it; base64 makes them a quarter less. */
const mostRead = 256 * 1024;

export function canPreview({ type }: MimePart): boolean {
  return type.startsWith('text/') || type === 'message/rfc822';
}

export function StructurePreview({ part, raw }: { part: MimePart; raw: Blob }) {
  const { t, size } = useText();
  const inside = useInside(part, raw);
  if (!inside) return <output className="text-sm text-text-2">{t('get.parsing')}</output>;
  const { letter, text } = inside;
  const from = letter?.from[0];
  return (
    <div className="space-y-2" data-testid="structure-preview">
      {letter && (
        <div className="space-y-1">
          <p dir="auto" className="font-semibold">
            {visible(letter.subject) || t('msg.noSubject')}
          </p>
          <p className="text-sm">
            {from ? <Person address={from} /> : t('msg.noSender')}
          </p>
        </div>
      )}
      <pre
        dir="auto"
        // oxlint-disable-next-line no-noninteractive-tabindex -- scrolled by keys
        tabIndex={0}
        aria-label={t('struct.view')}
        className="max-h-96 overflow-auto rounded-md border bg-surface-1 p-2 font-mono text-xs break-words whitespace-pre-wrap focus-inset"
      >
        {text.slice(0, mostShown)}
      </pre>
      {text.length > mostShown && (
        <p className="text-xs text-text-2">
          {t('msg.textCut', { size: size(mostShown) })}
        </p>
      )}
    </div>
  );
}

type Inside = { letter: Letter | null; text: string };

/** Null while it is being read. */
function useInside(part: MimePart, raw: Blob): Inside | null {
  const [inside, setInside] = useState<Inside | null>(null);
  useEffect(() => {
    let isWanted = true;
    void read(part, raw).then((found) => {
      if (isWanted) setInside(found);
    });
    return () => {
      isWanted = false;
    };
  }, [part, raw]);
  return inside;
}

async function read(part: MimePart, raw: Blob): Promise<Inside> {
  if (part.type === 'message/rfc822') {
    const bytes = await partBytes(raw, part);
    const letter = await parseLetter(bytes, { whole: true });
    return { letter, text: letter.text ?? '' };
  }
  // What lies in a file of another format is found only with all of it.
  const end = part.inner ? part.end : Math.min(part.end, part.start + mostRead);
  const bytes = await partBytes(raw, { ...part, end });
  return { letter: null, text: decodeCharset(bytes, part.charset) };
}
