// A picture the size of a stamp, or the icon of its kind. Drawn by the worker, and only when
// it comes into sight.
'use client';
import {
  AppWindow,
  Calendar,
  Contact,
  File,
  FileArchive,
  FileImage,
  FileKey,
  FileText,
  FileVideo,
  Globe,
  HardDrive,
  Link2,
  Mail,
  Table2,
} from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { askFiles } from '../../lib/files/files-client.ts';
import type { FileInMessage } from '../../lib/files/jobs.ts';
import type { FileKind } from '../../lib/files/kinds.ts';
import { fileLimits } from '../../lib/files/limits.ts';
import { Pixels } from '../preview/pixels.tsx';

/** `file` is a picture that may be drawn; null shows the icon alone. */
export function Thumbnail({
  kind,
  file,
}: {
  kind: FileKind;
  file: FileInMessage | null;
}) {
  return (
    <span className="grid size-10 shrink-0 place-content-center overflow-hidden rounded-sm bg-surface-2 text-text-2 [&>svg]:size-5">
      {file && file.size <= fileLimits.thumbnailOctets ? (
        <Drawn file={file} />
      ) : (
        icons[kind]
      )}
    </span>
  );
}

function Drawn({ file }: { file: FileInMessage }) {
  const place = useRef<HTMLSpanElement>(null);
  const [bitmap, setBitmap] = useState<ImageBitmap | null>(null);
  useEffect(() => {
    const gone = new AbortController();
    const watch = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      watch.disconnect();
      void askFiles('thumbnail', file, gone.signal).then((picture) => {
        if (picture?.state !== 'drawn') return;
        if (gone.signal.aborted) picture.bitmap.close();
        else setBitmap(picture.bitmap);
      });
    });
    if (place.current) watch.observe(place.current);
    return () => {
      watch.disconnect();
      gone.abort();
    };
  }, [file]);
  if (bitmap) {
    return <Pixels bitmap={bitmap} label="" className="size-10 object-cover" />;
  }
  return (
    <span ref={place} className="[&>svg]:size-5">
      {icons.image}
    </span>
  );
}

export const icons: Record<FileKind, ReactNode> = {
  image: <FileImage aria-hidden />,
  pdf: <FileText aria-hidden />,
  text: <FileText aria-hidden />,
  table: <Table2 aria-hidden />,
  calendar: <Calendar aria-hidden />,
  contact: <Contact aria-hidden />,
  message: <Mail aria-hidden />,
  page: <Globe aria-hidden />,
  archive: <FileArchive aria-hidden />,
  document: <FileText aria-hidden />,
  macro: <FileText aria-hidden />,
  program: <AppWindow aria-hidden />,
  script: <AppWindow aria-hidden />,
  disk: <HardDrive aria-hidden />,
  shortcut: <Link2 aria-hidden />,
  media: <FileVideo aria-hidden />,
  signature: <FileKey aria-hidden />,
  other: <File aria-hidden />,
};
