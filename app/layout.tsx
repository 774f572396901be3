// The document every page lies in: language and theme are right before the first paint, and
// no style attribute is written into it (the page's policy would drop it).
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { productName } from '../components/ui/brand.tsx';
import './globals.css';

export const metadata: Metadata = {
  title: productName,
  description: 'Opens a POP3 mailbox in the browser.',
  robots: { index: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
};

// Reads what lib/client/settings.ts keeps. It is the same on every page and holds no `<`,
// so that its hash can stand in the policy.
const beforePaint = `
try {
  var kept = JSON.parse(localStorage.getItem('poste-restante:settings')) || {};
  var root = document.documentElement;
  var wanted = kept.language === 'en' || kept.language === 'fr' ? [kept.language] : navigator.languages;
  var found = wanted.map(function (tag) { return tag.slice(0, 2); }).find(function (tag) { return tag === 'en' || tag === 'fr'; });
  root.lang = found || 'en';
  if (kept.theme === 'light' || kept.theme === 'dark') root.dataset.theme = kept.theme;
} catch (error) {}
`;

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script>{beforePaint}</script>
      </head>
      <body>{children}</body>
    </html>
  );
}
