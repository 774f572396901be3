// Which Chromium the browser tests drive, and how it is started.
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/**
 * CHROMIUM_PATH, else Debian's without a window (half the time: no window's own pages
 * are drawn beside ours), else Playwright's own download, else Debian's whole one; null
 * where there is none.
 */
export function findChromium(): string | null {
  const places = [
    process.env['CHROMIUM_PATH'],
    '/usr/bin/chromium-headless-shell',
    chromium.executablePath(),
    '/usr/bin/chromium',
  ];
  return (
    places.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? null
  );
}

/** Nothing that calls home, nothing that needs a display or a sandboxing kernel. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
