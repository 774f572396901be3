// Copies into a real account: over TLS and with STARTTLS, into folders of difficult names,
// read back to the last octet, found again, refused when the account is full.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { likeness } from '../../../lib/mail/fingerprint.ts';
import type { Params } from '../../../lib/wire/operations.ts';
import { imapAvailable, startDovecot, type Dovecot } from '../../rigs/dovecot.ts';
import { faultOf, type Wire } from '../../rigs/wire.ts';
import { atEnd, startRelay } from '../relay.ts';
import { hashOf, letter, oddLetters, printOf, unixLetter } from './letters.ts';

const missing = imapAvailable();
if (missing) console.log(missing);
const password = 'Zq7-CANARY-9f3e "\\ é';

async function dovecotWith(extraConfig = ''): Promise<Dovecot> {
  const users = [{ name: 'claire', password, messages: [] }];
  const dovecot = await startDovecot({ users, imap: true, extraConfig });
  atEnd(() => dovecot.stop());
  return dovecot;
}

function account(
  dovecot: Dovecot,
  security: 'tls' | 'starttls' = 'tls',
): Params<'targetOpen'> {
  return {
    host: '127.0.0.1',
    port: security === 'tls' ? dovecot.imapsPort : dovecot.imapPort,
    security,
    user: 'claire',
    password,
    pin: dovecot.certificate.sha256,
  };
}

async function wireTo(env: Record<string, string> = {}) {
  const relay = await startRelay({ env: { DEMO: '0', ...env } });
  return { relay, wire: await relay.wire() };
}

function append(wire: Wire, raw: Uint8Array, more: { seen?: boolean } = {}) {
  return wire.call(
    'targetAppend',
    {
      size: raw.length,
      sha256: hashOf(raw),
      seen: more.seen ?? false,
      received: Date.UTC(2020, 2, 3, 10),
    },
    { upload: raw },
  );
}

describe.skipIf(missing !== null)('Dovecot as the target', () => {
  test.for(['tls', 'starttls'] as const)(
    'keeps what it was given, over %s',
    async (security) => {
      const dovecot = await dovecotWith();
      const { relay, wire } = await wireTo();
      const steps: string[] = [];
      const opened = await wire.call('targetOpen', account(dovecot, security), {
        onPart: ({ step, state }) => void steps.push(`${step} ${state}`),
      });
      expect(opened.certificate.sha256).toBe(dovecot.certificate.sha256);
      expect(opened.folders).toContainEqual({ path: 'INBOX', holdsMessages: true });
      expect(steps.filter((step) => step.endsWith('done'))).toEqual([
        'connect done',
        'tls done',
        'cert done',
        'auth done',
      ]);

      const box = await wire.call('targetFolder', { path: 'claire@example-org' });
      expect(box).toMatchObject({ created: true, messages: 0 });
      for (const [at, raw] of oddLetters.entries()) {
        const put = await append(wire, raw, { seen: at === 0 });
        expect(put).toMatchObject({ state: 'stored', uid: at + 1 });
        if (put.state !== 'stored' || put.copy === null) throw new Error('not read back');
        expect(likeness(printOf(raw), put.copy)).toBe(
          at === unixLetter ? 'line-ends' : 'same',
        );
      }
      const folder = join(dovecot.maildir('claire'), '.claire@example-org');
      const files = [
        ...(await readdir(join(folder, 'cur'))).map((name) => join('cur', name)),
        ...(await readdir(join(folder, 'new'))).map((name) => join('new', name)),
      ];
      expect(files.filter((name) => name.endsWith(':2,S')).length).toBe(1);
      const dates = await Promise.all(
        files.map(async (name) => (await stat(join(folder, name))).mtimeMs),
      );
      expect(new Set(dates)).toEqual(new Set([Date.UTC(2020, 2, 3, 10)]));
      const kept = await Promise.all(
        files.map(async (name) => hashOf(await readFile(join(folder, name)))),
      );
      const wanted = oddLetters.map((raw) =>
        hashOf(Buffer.from(raw.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')),
      );
      expect(kept.sort()).toEqual(wanted.sort());

      await wire.call('targetClose', {});
      expect((await faultOf(append(wire, letter(1)))).kind).toBe('not-signed-in');
      const said = JSON.stringify(wire.talk) + relay.logged.join() + wire.texts.join();
      expect(said).not.toContain('CANARY');
      expect(said).not.toContain(Buffer.from(`\0claire\0${password}`).toString('base64'));
      expect(wire.talk.map(({ command }) => command).join()).toMatch(
        /AUTHENTICATE PLAIN •••••.*APPEND claire@example-org/s,
      );
    },
  );

  test('is opened in folders of any name, and finds what is there', async () => {
    const dovecot = await dovecotWith();
    const { wire } = await wireTo();
    await wire.call('targetOpen', account(dovecot));
    for (const path of ['Été & pièces', 'a "quoted" \\ name', '受信', 'x{3}']) {
      expect((await wire.call('targetFolder', { path })).created).toBe(true);
      expect((await wire.call('targetFolder', { path })).created).toBe(false);
    }
    const raw = letter(5);
    const put = await append(wire, raw);
    if (put.state !== 'stored') throw new Error('refused');
    await append(wire, letter(6));
    const nothing = { uid: null, messageId: null, size: 0 };
    const by = async (wanted: Partial<Params<'targetFind'>>) => {
      const { found } = await wire.call('targetFind', { ...nothing, ...wanted });
      return found.map(({ uid, copy }) => [uid, likeness(printOf(raw), copy)]);
    };
    expect(await by({ uid: put.uid })).toEqual([[put.uid, 'same']]);
    expect(await by({ uid: 4_000 })).toEqual([]);
    expect(await by({ messageId: '<letter-5@example.org>' })).toEqual([[1, 'same']]);
    expect(await by({ messageId: '<nobody@example.org>' })).toEqual([]);
    const bySize = await by({ size: raw.length });
    expect(bySize).toContainEqual([1, 'same']);
    expect(bySize).toContainEqual([2, 'other']);
  });

  test('says in its own words that it is full, and takes the next one', async () => {
    const quota =
      'mail_plugins = quota\nprotocol imap {\nmail_plugins = quota imap_quota\n}\n' +
      'plugin {\nquota = maildir:User quota\nquota_rule = *:storage=100K\nquota_grace = 0\n}\n';
    const dovecot = await dovecotWith(quota);
    const { relay, wire } = await wireTo();
    await wire.call('targetOpen', account(dovecot));
    await wire.call('targetFolder', { path: 'INBOX' });
    const large = await append(wire, letter(1, `${'y'.repeat(70)}\r\n`.repeat(3_000)));
    expect(large).toMatchObject({ state: 'refused', why: 'quota' });
    expect(large.state === 'refused' && large.line).toMatch(/\[OVERQUOTA\] .*quota/i);
    expect(await append(wire, letter(2))).toMatchObject({ state: 'stored' });
    // What was refused is no copy.
    await wire.call('targetClose', {});
    const counted = await fetch(`http://127.0.0.1:${relay.port}/metrics`);
    const figures = (await counted.text()).split('\n');
    expect(figures).toContain('poste_restante_targets_opened_total 1');
    expect(figures).toContain('poste_restante_copies_total 1');
    expect(figures).toContain(`poste_restante_copied_bytes_total ${letter(2).length}`);
  });

  test('is not signed in to by a wrong password, nor trusted without its pin', async () => {
    const dovecot = await dovecotWith();
    const { wire } = await wireTo();
    const right = account(dovecot);
    const { pin: _, ...unpinned } = right;
    expect(await faultOf(wire.call('targetOpen', unpinned))).toMatchObject({
      kind: 'certificate',
      why: 'self-signed',
    });
    const { pin: __, ...alsoUnpinned } = account(dovecot, 'starttls');
    expect(await faultOf(wire.call('targetOpen', alsoUnpinned))).toMatchObject({
      kind: 'certificate',
      why: 'self-signed',
    });
    expect(
      await faultOf(wire.call('targetOpen', { ...right, password: 'wrong' })),
    ).toMatchObject({ kind: 'sign-in', why: 'refused' });
    expect(
      await faultOf(wire.call('targetOpen', { ...right, password: 'a\r\nb' })),
    ).toMatchObject({ kind: 'sign-in', why: 'unsayable' });
    expect((await wire.call('targetOpen', right)).folders.length).toBeGreaterThan(0);
    expect(await dovecot.log()).not.toContain('plaintext');
  });
});

test('only the ports of IMAP are dialled, and only public addresses', async () => {
  const { wire } = await wireTo({ ALLOW_PRIVATE_NETWORKS: '0', ALLOW_PINS: '1' });
  const ask = { security: 'tls', user: 'a', password: 'b' } as const;
  for (const place of [
    { host: '127.0.0.1', port: 993 },
    { host: 'mail.example.org', port: 995 },
    { host: 'mail.example.org', port: 25 },
    { host: '169.254.169.254', port: 143 },
  ])
    expect((await faultOf(wire.call('targetOpen', { ...ask, ...place }))).kind).toBe(
      'not-allowed',
    );
});
