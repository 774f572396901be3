// When the app itself stopped. Marks and receipts lie in the archive, so a reload is safe.
'use client';
import { DeadEnd } from '../components/shell/dead-end.tsx';
import './globals.css';

export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <DeadEnd
          title="shell.broken.title"
          body="shell.broken.body"
          action="shell.broken.reload"
          onDo={() => window.location.reload()}
        />
      </body>
    </html>
  );
}
