// Chromium as a process of its own on a profile that outlives it, for tests that end it as a
// power switch would: SIGKILL, to all of its processes.
import { spawn } from 'node:child_process';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { chromiumArgs, findChromium } from './chromium.ts';

export type BrowserProcess = {
  context: BrowserContext;
  /** `origin` may keep what it stores for ever, as soon as it asks. */
  promiseStorage(origin: string): Promise<void>;
  /** Nothing is written after it, and nobody is told. Resolves when the process is gone. */
  kill(): Promise<void>;
};

/** Rejects where there is no Chromium. */
export async function startBrowser(profile: string): Promise<BrowserProcess> {
  const program = findChromium();
  if (program === null) throw new Error('no Chromium');
  const child = spawn(
    program,
    [
      ...chromiumArgs,
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--window-size=1280,800',
      'about:blank',
    ],
    // A group of its own: its helpers die with it.
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  const browser: Browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no profile');
  return {
    context,
    async promiseStorage(origin) {
      const session = await browser.newBrowserCDPSession();
      const permissions = ['durableStorage' as const];
      await session.send('Browser.grantPermissions', { origin, permissions });
    },
    async kill() {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await gone;
      await browser.close().catch(() => {});
    },
  };
}
