// What a system is told that installs this as an app (W3C Web Application Manifest), above
// all that it opens files of mail.
import type { MetadataRoute } from 'next';
import { productName } from '../components/ui/brand.tsx';

export const dynamic = 'force-static';

/** Next's type has no `file_handlers` (WICG File Handling; Chromium has them). */
type Manifest = MetadataRoute.Manifest & {
  file_handlers: { action: string; accept: Record<string, string[]> }[];
};

export default function manifest(): Manifest {
  return {
    name: productName,
    short_name: productName,
    description: 'Opens a POP3 mailbox in the browser.',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    icons: [{ src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' }],
    file_handlers: [
      {
        action: '/',
        accept: { 'message/rfc822': ['.eml'], 'application/mbox': ['.mbox'] },
      },
    ],
  };
}
