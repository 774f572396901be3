// What messages take up on the disk: in the browser's files, as one mbox, and in the index
// that notmuch makes of them. Octets.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** All of the origins' private files in this profile of Chromium. */
export function inProfile(profile: string): number {
  return foldersCalled(profile, 'File System').reduce((sum, one) => sum + sizeOf(one), 0);
}

/** mboxrd: a line before each message, one behind it, `>` before lines that look like one. */
export function asMbox(messages: readonly Uint8Array[]): number {
  const begins = 'From MAILER-DAEMON Thu Jan  1 00:00:00 2026\n'.length;
  return messages.reduce((sum, raw) => {
    const text = Buffer.from(raw).toString('latin1').replaceAll('\r\n', '\n');
    return sum + begins + text.length + (text.match(/^>*From /gm)?.length ?? 0) + 1;
  }, 0);
}

/** notmuch's index of this Maildir, without the messages; null where it is not installed. */
export function notmuchIndex(maildir: string): { octets: number; ms: number } | null {
  if (spawnSync('notmuch', ['--version']).error) return null;
  const folder = mkdtempSync(join(tmpdir(), 'notmuch-'));
  try {
    const config = join(folder, 'config');
    const path = join(folder, 'index');
    writeFileSync(
      config,
      `[database]\npath=${path}\nmail_root=${maildir}\n[user]\nname=Reader\nprimary_email=reader@example.net\n`,
    );
    const env = { ...process.env, NOTMUCH_CONFIG: config };
    mkdirSync(path);
    const began = performance.now();
    execFileSync('notmuch', ['new', '--quiet', '--no-hooks'], { env, stdio: 'ignore' });
    return { octets: sizeOf(path), ms: performance.now() - began };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sizeOf(path: string): number {
  const found = statSync(path);
  if (!found.isDirectory()) return found.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

function foldersCalled(folder: string, name: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [];
    const path = join(folder, entry.name);
    return entry.name === name ? [path] : foldersCalled(path, name);
  });
}
