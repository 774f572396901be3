// Gets what the tests need beyond npm: a browser and a real POP3 server. From Debian's
// packages when it may, from Playwright's own download elsewhere; what cannot be had is
// said in a plain line, and the tests that need it say that they were skipped.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isDebian =
  process.platform === 'linux' &&
  existsSync('/etc/os-release') &&
  /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
const canInstall = isDebian && succeeds([...asRoot, 'true']);

/** The program is there and answers to `--version`. */
function succeeds([command, ...args]) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function run([command, ...args], folder) {
  // The reports of a package manager are of interest only where it fails.
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status !== 0)
    console.log(`${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-5).join('\n'));
  return status === 0;
}

let listsAreFresh = false;
function aptInstall(packages) {
  if (!canInstall) return;
  console.log(`installing ${packages.join(', ')}`);
  listsAreFresh ||= run([...asRoot, 'apt-get', 'update', '-q']);
  run([
    ...asRoot,
    'apt-get',
    'install',
    '-y',
    '-q',
    '--no-install-recommends',
    ...packages,
  ]);
}

/** Chromium without a window of its own: half the time of the whole program. */
const windowless = '/usr/bin/chromium-headless-shell';

function chromium() {
  const { chromium: own } = createRequire(import.meta.url)('playwright');
  return [
    process.env.CHROMIUM_PATH,
    windowless,
    own.executablePath(),
    '/usr/bin/chromium',
  ].find((path) => path !== undefined && existsSync(path));
}

/** Path of a Chromium, fetched if need be; undefined, with a line that says so, without. */
export function ensureChromium() {
  if (!process.env.CHROMIUM_PATH && !existsSync(windowless))
    aptInstall(['chromium-headless-shell', 'fonts-dejavu-core']);
  if (!chromium()) aptInstall(['chromium', 'fonts-dejavu-core']);
  if (!chromium()) {
    const cli = createRequire(import.meta.url).resolve('playwright/cli');
    run([process.execPath, cli, 'install', 'chromium']);
  }
  if (!chromium())
    console.log(
      'No Chromium: the browser tests are skipped. Install it, or set CHROMIUM_PATH to one.',
    );
  return chromium();
}

/** True when Dovecot is there. Its own version check is the rig's. */
export function ensureDovecot() {
  const isThere = () =>
    succeeds(['dovecot', '--version']) || succeeds(['/usr/sbin/dovecot', '--version']);
  const speaksImap = () =>
    ['/usr/lib', '/usr/libexec'].some((at) => existsSync(`${at}/dovecot/imap-login`));
  if (!isThere() || !speaksImap())
    aptInstall(['dovecot-pop3d', 'dovecot-imapd', 'openssl']);
  if (!isThere())
    console.log(
      'No Dovecot: the tests against a real POP3 server are skipped. On Debian: apt-get install dovecot-pop3d dovecot-imapd.',
    );
  return isThere();
}

/**
 * Other real POP3 servers, and the store that proxies share. Debian's packages of them exclude
 * each other or start at once, so they are fetched and unpacked side by side rather than
 * installed; nothing of the machine is changed, and the tests start them themselves
 * (test/rigs/servers/room.ts, test/rigs/redis.ts).
 */
export function ensureServers() {
  const here = dirname(fileURLToPath(import.meta.url));
  const wanted = JSON.parse(
    readFileSync(join(here, 'rigs/servers/packages.json'), 'utf8'),
  );
  const unpacked = join(here, '../node_modules/.cache/pop3-servers');
  for (const [server, packages] of Object.entries(wanted)) {
    const folder = join(unpacked, server);
    if (existsSync(folder)) continue;
    if (!isDebian || !fetched(packages, folder))
      console.log(`No ${server}: the tests against it are skipped.`);
  }
}

function fetched(packages, folder) {
  mkdirSync(dirname(folder), { recursive: true });
  const work = mkdtempSync(`${folder}-`);
  try {
    console.log(`fetching ${packages.join(', ')}`);
    if (canInstall) listsAreFresh ||= run([...asRoot, 'apt-get', 'update', '-q']);
    if (!run(['apt-get', 'download', '-q', ...packages], work)) return false;
    const tree = join(work, 'tree');
    for (const file of readdirSync(work))
      if (file.endsWith('.deb') && !run(['dpkg-deb', '-x', join(work, file), tree]))
        return false;
    // Debian has /lib within /usr; older packages still name it apart.
    if (existsSync(join(tree, 'lib')))
      cpSync(join(tree, 'lib'), join(tree, 'usr/lib'), {
        recursive: true,
        verbatimSymlinks: true,
      });
    renameSync(tree, folder);
    return true;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
