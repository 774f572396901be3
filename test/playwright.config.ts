import { defineConfig, devices } from '@playwright/test';
import { chromiumArgs, findChromium } from './rigs/chromium.ts';

const executablePath = findChromium();

export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results/browser',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  workers: 2,
  reporter: [['list']],
  // A loaded machine is several times slower than a quiet one.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    // A page may be the build before; offline.spec.ts is about that.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    // Costs a third of the time: ask for it where a failure is not understood.
    trace: process.env['TRACE'] === undefined ? 'off' : 'retain-on-failure',
    video: 'off',
    launchOptions: {
      ...(executablePath === null ? {} : { executablePath }),
      args: chromiumArgs,
    },
  },
});
