// What a message brings along: name, size, type, and a way to save each. Nothing is opened.
import {
  File,
  FileArchive,
  FileImage,
  FileText,
  Mail,
  TriangleAlert,
} from 'lucide-react';
import type { Attachment } from '../../lib/mail/attachment.ts';
import { endingOf, safeFileName } from '../../lib/mail/file-name.ts';
import { partBytes } from '../../lib/mime/decode-part.ts';
import { useText } from '../../lib/client/language.ts';
import { saveFile } from '../../lib/client/save-file.ts';
import { Button } from '../ui/button.tsx';
import { warningsOf } from './attachment-facts.ts';

export function Attachments({
  attachments,
  original,
}: {
  attachments: readonly Attachment[];
  /** The message as it is stored: their bytes are in it. */
  original: Blob;
}) {
  const { t, size } = useText();
  if (attachments.length === 0) return null;
  const octets = attachments.reduce((sum, one) => sum + one.size, 0);
  return (
    <section className="border-t px-4 py-3" data-testid="attachments">
      <h3 className="pb-2 text-sm font-medium">
        {t('att.title', { n: attachments.length, size: size(octets) })}
      </h3>
      <ul className="grid gap-2 sm:grid-cols-[repeat(auto-fill,minmax(17rem,1fr))]">
        {attachments.map((one) => (
          <Row key={one.index} attachment={one} original={original} />
        ))}
      </ul>
    </section>
  );
}

function Row({ attachment, original }: { attachment: Attachment; original: Blob }) {
  const { t, size } = useText();
  const { name, type, source, index } = attachment;
  const fallback = `attachment-${index + 1}${type === 'message/rfc822' ? '.eml' : ''}`;
  const safe = safeFileName(name, fallback);
  const shown = name === '' ? t('att.unnamed') : safe;
  return (
    <li className="flex min-w-0 items-start gap-3 card p-2.5">
      <span className="mt-1 shrink-0 text-text-2 [&_svg]:size-5">{iconOf(type)}</span>
      <div className="min-w-0 flex-1 text-sm">
        <p className="font-medium break-words">
          <bdi>{shown}</bdi>
        </p>
        <p className="text-xs text-text-2">
          {size(attachment.size)} · <bdi>{type.slice(0, 80)}</bdi>
        </p>
        {warningsOf(name, type).map((warning) => (
          <p key={warning} className="flex gap-1 pt-1 text-xs text-danger">
            <TriangleAlert className="size-3.5 shrink-0" aria-hidden />
            {t(`att.${warning}`, { type: endingOf(safe).toUpperCase() || type })}
          </p>
        ))}
      </div>
      <Button
        size="small"
        aria-label={t('att.save', { name: shown })}
        onClick={() =>
          void partBytes(original, source).then((bytes) =>
            saveFile(new Blob([bytes]), safe),
          )
        }
      >
        {t('att.saveShort')}
      </Button>
    </li>
  );
}

function iconOf(type: string) {
  if (type.startsWith('image/')) return <FileImage aria-hidden />;
  if (type.startsWith('message/')) return <Mail aria-hidden />;
  if (/zip|compressed|tar|rar/.test(type)) return <FileArchive aria-hidden />;
  const isText = /^text\/|pdf|document|sheet|presentation/.test(type);
  return isText ? <FileText aria-hidden /> : <File aria-hidden />;
}
