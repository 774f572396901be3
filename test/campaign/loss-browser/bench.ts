// The browser and the line to the proxy that a campaign breaks, and makes whole again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { archivePage, serveArchive, type Doors } from '../../rigs/archive-page.ts';
import { startBrowser, type BrowserProcess } from '../../rigs/browser-process.ts';
import { startCutting } from '../../rigs/cutting.ts';
import type { Product } from '../../rigs/product.ts';
import type { Chance } from '../fuzz/chance.ts';

export type Bench = {
  /** Where pages come from: the line that can be cut lies between. */
  origin: string;
  page(): Promise<Page>;
  /** Every WebSocket, and whatever else is under way. */
  cutProxy(): void;
  /** Another person: what the proxy allows one address is made for people. */
  comeFrom(chance: Chance): void;
  /** So many octets more than now may be kept here. */
  limit(room: number): Promise<void>;
  /** The browser's own bound is back. */
  mend(): Promise<void>;
  /** SIGKILL to all of its processes, and a new one on the same profile. */
  killBrowser(): Promise<void>;
  /** SHA-256 of every message kept of this account; null where one cannot be read. */
  kept(user: string, port: number): Promise<(string | null)[]>;
  stop(): Promise<void>;
};

export async function startBench(product: Product): Promise<Bench> {
  const profile = mkdtempSync(join(tmpdir(), 'loss-browser-'));
  const behind = Number(new URL(product.url).port);
  let localAddress = '127.0.0.1';
  const line = await startCutting(behind, [], () => localAddress);
  const origin = `http://localhost:${line.port}`;
  let browser: BrowserProcess;
  let limiting: Page | null = null;
  async function start(): Promise<void> {
    browser = await startBrowser(profile);
    await browser.promiseStorage(origin);
    await serveArchive(browser.context);
  }
  await start();

  return {
    origin,
    async page() {
      const page = await browser.context.newPage();
      // Every row of the largest mailbox has its place on the screen.
      await page.setViewportSize({ width: 1280, height: 2_400 });
      return page;
    },
    cutProxy: () => line.hangUp(),
    comeFrom(chance) {
      localAddress = `127.${1 + chance.below(250)}.${chance.below(250)}.${1 + chance.below(250)}`;
    },
    async limit(room) {
      // The bound lives as long as the session that set it.
      limiting = await browser.context.newPage();
      const cdp = await browser.context.newCDPSession(limiting);
      const { usage } = await cdp.send('Storage.getUsageAndQuota', { origin });
      const quotaSize = usage + room;
      await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
    },
    async mend() {
      await limiting?.close().catch(() => {}); // it may have died with its browser
      limiting = null;
    },
    async killBrowser() {
      await browser.kill();
      await start();
    },
    async kept(user, port) {
      const page = await archivePage(browser.context, origin);
      const hashes = await page.evaluate(async (wanted) => {
        const { archive } = (globalThis as unknown as { doors: Doors }).doors;
        const all: (string | null)[] = [];
        for (const { account } of await archive.use()) {
          if (account !== wanted) continue;
          for (const { id } of await archive.list(account)) {
            const found = await archive.read(account, id).catch(() => null);
            const digest = found && (await crypto.subtle.digest('SHA-256', found.raw));
            const octets = digest && [...new Uint8Array(digest)];
            all.push(
              octets?.map((n) => n.toString(16).padStart(2, '0')).join('') ?? null,
            );
          }
        }
        return all;
      }, `${user}@127.0.0.1:${port}`);
      await page.close();
      return hashes;
    },
    async stop() {
      await browser.kill();
      await line.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    },
  };
}
