// The whole proof in one command: install, types, format, lint, unit and integration
// tests, build, browser tests. The last line counts. Plain Node, for a fresh clone.
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from '../server/build/install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED ??= '1';
rmSync('test-results', { recursive: true, force: true });

installIfNeeded();
const { ensureChromium, ensureDovecot, ensureServers } = await import('./prepare.mjs');
const require = createRequire(import.meta.url);

/** A package's command, run by this Node: npx would ask the registry when offline. */
function bin(name, command = name) {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bin === 'string' ? bin : bin[command]);
}

function node(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

const counts = { passed: 0, failed: 0, skipped: 0 };
let allOk = true;

async function step(name, work) {
  const began = Date.now();
  const isOk = (await work()) === 0;
  allOk &&= isOk;
  console.log(
    `${isOk ? 'ok' : 'FAILED'}: ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`,
  );
  return isOk;
}

/** A step without a test runner counts as one test. */
async function check(name, work) {
  if (await step(name, work)) counts.passed++;
  else counts.failed++;
}

function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    counts.failed++; // a runner that left no report did not run
    return {};
  }
}

ensureDovecot();
ensureServers();
const chromium = ensureChromium();
const env = chromium === undefined ? {} : { CHROMIUM_PATH: chromium };

await check('types', async () => {
  const typegen = await node([bin('next'), 'typegen']);
  return typegen || node([bin('typescript', 'tsc'), '--noEmit']);
});
await check('format', () =>
  node([bin('prettier'), '--check', '--log-level', 'warn', '.']),
);
await check('lint', () => node([bin('oxlint'), '-c', 'test/oxlintrc.json']));
await step('unit and integration', () =>
  node(
    [
      bin('vitest'),
      'run',
      '-c',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      '--outputFile.json=test-results/unit.json',
    ],
    env,
  ),
);
const unit = report('test-results/unit.json');
counts.passed += unit.numPassedTests ?? 0;
counts.failed += unit.numFailedTests ?? 0;
counts.skipped += (unit.numPendingTests ?? 0) + (unit.numTodoTests ?? 0);

await check('build', () => node(['server/build/build.mjs']));
if (chromium !== undefined) {
  await step('browser', () =>
    node(
      [
        bin('@playwright/test', 'playwright'),
        'test',
        '-c',
        'test/playwright.config.ts',
        '--reporter=list,json',
      ],
      {
        ...env,
        PLAYWRIGHT_JSON_OUTPUT_NAME: join(root, 'test-results/browser.json'),
      },
    ),
  );
  const { stats = {} } = report('test-results/browser.json');
  counts.passed += stats.expected ?? 0;
  counts.failed += (stats.unexpected ?? 0) + (stats.flaky ?? 0);
  counts.skipped += stats.skipped ?? 0;
}

const failed = allOk ? counts.failed : Math.max(1, counts.failed);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${failed} failed${skipped}`);
process.exit(failed === 0 ? 0 : 1);
