// Accounts that lie, refuse, stall and flood: each ends in words of a closed list within its
// time, costs no more memory than it may, and is never taken for a copy that is there. (Long because every way to
// misbehave is better found in one place.)
import { describe, expect, test } from 'vitest';
import { likeness } from '../../../lib/mail/fingerprint.ts';
import { imapLimits, type ImapLimits } from '../../../server/limits.ts';
import {
  startImapFaults,
  type ImapFaultServer,
  type ImapHabits,
} from '../../faults/imap-server.ts';
import { faultOf, type Wire } from '../../rigs/wire.ts';
import { atEnd, startRelay } from '../relay.ts';
import { hashOf, letter, printOf } from './letters.ts';

const password = 'Zq7-CANARY-9f3e';
const quick: ImapLimits = {
  ...imapLimits,
  replyMs: 600,
  signInMs: 600,
  appendMs: 400,
  readMs: 200,
};

async function meet(habits: ImapHabits, limits: ImapLimits = imapLimits) {
  const server = await startImapFaults(habits);
  atEnd(() => server.stop());
  const relay = await startRelay({ env: { DEMO: '0' }, imap: limits });
  const wire = await relay.wire();
  return { server, relay, wire };
}

function open(wire: Wire, server: ImapFaultServer, habits: ImapHabits = {}) {
  const security = habits.tls === undefined ? 'tls' : 'starttls';
  const { port, pin } = server;
  const place = { host: '127.0.0.1', port, pin, security } as const;
  return wire.call('targetOpen', { ...place, user: 'claire', password });
}

async function inFolder(habits: ImapHabits, limits?: ImapLimits) {
  const met = await meet(habits, limits);
  await open(met.wire, met.server, habits);
  await met.wire.call('targetFolder', { path: 'copies' });
  return met;
}

function append(wire: Wire, raw: Uint8Array) {
  const about = { size: raw.length, sha256: hashOf(raw), seen: true, received: null };
  return wire.call('targetAppend', about, { upload: raw });
}

async function likenessOf(wire: Wire, raw: Buffer): Promise<string> {
  const put = await append(wire, raw);
  if (put.state === 'refused') return 'refused';
  return put.copy === null ? 'unread' : likeness(printOf(raw), put.copy);
}

describe('what a server keeps is told as it is', () => {
  const raw = letter(1, 'one\r\ntwo\r\n');
  const text = (change: (text: string) => string) => (bytes: Buffer) =>
    Buffer.from(change(bytes.toString('latin1')), 'latin1');
  test.for<[string, ImapHabits, string]>([
    ['as it is', {}, 'same'],
    ['with LF', { keeps: text((all) => all.replaceAll('\r\n', '\n')) }, 'line-ends'],
    ['without its end', { keeps: text((all) => all.trimEnd()) }, 'line-ends'],
    ['with a header line', { keeps: text((all) => `X-Mine: 1\r\n${all}`) }, 'header'],
    ['with another word', { keeps: text((all) => all.replace('two', 'too')) }, 'other'],
    ['half of it', { keeps: (bytes) => bytes.subarray(0, bytes.length / 2) }, 'other'],
    ['nothing', { keeps: () => Buffer.alloc(0) }, 'other'],
    ['without saying which', { hasUidPlus: false }, 'same'],
  ])('%s', async ([, habits, expected]) => {
    const { wire } = await inFolder(habits);
    expect(await likenessOf(wire, raw)).toBe(expected);
  });

  test('under the number of another message', async () => {
    const { wire } = await inFolder({
      stored(tag, line, count) {
        line.say(`* ${count} EXISTS\r\n${tag} OK [APPENDUID 7 1] done\r\n`);
        return true;
      },
    });
    expect(await likenessOf(wire, letter(1))).toBe('same');
    expect(await likenessOf(wire, letter(2))).toBe('other');
  });

  test('what may not be read back is not taken for read', async () => {
    const { wire } = await inFolder({
      answers(command, tag, line) {
        if (!command.startsWith('UID FETCH')) return false;
        line.say(`${tag} NO not for you\r\n`);
        return true;
      },
    });
    expect(await likenessOf(wire, raw)).toBe('unread');
    expect(await likenessOf(wire, raw)).toBe('unread');
  });
});

describe('a refusal is one message’s, in the server’s words, and the next one goes on', () => {
  test.for<[string, string, RegExp]>([
    ['quota', '[OVERQUOTA] No room for you', /^\[OVERQUOTA\] No room for you$/],
    ['quota', 'Mailbox is full', /^Mailbox is full$/],
    ['too-large', '[TOOBIG] 5 MB at most', /TOOBIG/],
    ['too-large', 'Message exceeds maximum size', /maximum/],
    ['other', 'Virus found', /Virus/],
    ['other', `I know ${password}`, /^I know •••••$/],
  ])('%s: %s', async ([why, said, line]) => {
    let count = 0;
    // The first before its octets are wanted, the second behind them.
    const { wire, server } = await inFolder({
      appends(tag, to) {
        if (count++ > 0) return false;
        to.say(`${tag} NO ${said}\r\n`);
        return true;
      },
      stored(tag, to, kept) {
        if (kept > 1) return false;
        to.say(`${tag} NO ${said}\r\n`);
        return true;
      },
    });
    for (let n = 0; n < 2; n++) {
      const put = await append(wire, letter(n));
      expect(put).toMatchObject({ state: 'refused', why });
      expect(put.state === 'refused' && put.line).toMatch(line);
    }
    expect(await append(wire, letter(3))).toMatchObject({ state: 'stored', uid: 2 });
    expect(server.connections()).toBe(1);
    expect(wire.texts.join()).not.toContain('CANARY');
  });

  test('BAD to the literal itself', async () => {
    const { wire } = await inFolder({
      appends(tag, line) {
        line.say(`${tag} BAD no literals here\r\n`);
        return true;
      },
    });
    expect(await append(wire, letter(1))).toMatchObject({
      state: 'refused',
      why: 'other',
      line: 'no literals here',
    });
  });

  test('APPENDLIMIT: told at the sign-in, and nothing larger is sent', async () => {
    const capabilities = 'IMAP4rev1 AUTH=PLAIN UIDPLUS APPENDLIMIT=200';
    const { wire, server } = await meet({ capabilities });
    expect((await open(wire, server)).appendLimit).toBe(200);
    await wire.call('targetFolder', { path: 'copies' });
    const large = letter(1, 'x'.repeat(300));
    expect(await append(wire, large)).toMatchObject({
      state: 'refused',
      why: 'too-large',
    });
    expect(server.commands.join()).not.toContain('APPEND');
  });
});

describe('a lost line leaves open what looking settles', () => {
  test('cut within a message: nothing is there', async () => {
    const { wire, server } = await inFolder({ cutsLiteralAt: 5_000 });
    const raw = letter(1, 'words '.repeat(3_000));
    expect((await faultOf(append(wire, raw))).kind).toBe('closed');
    expect((await faultOf(append(wire, raw))).kind).toBe('not-signed-in');
    await open(wire, server);
    await wire.call('targetFolder', { path: 'copies' });
    const messageId = '<letter-1@example.org>';
    const wanted = { uid: null, messageId, size: raw.length };
    expect((await wire.call('targetFind', wanted)).found).toEqual([]);
    expect(await likenessOf(wire, raw)).toBe('same');
  });

  test('cut before its answer: it is found, and is whole', async () => {
    let hasCut = false;
    const { wire, server } = await inFolder({
      stored(_tag, line) {
        if (hasCut) return false;
        hasCut = true;
        line.cut();
        return true;
      },
    });
    const raw = letter(1);
    expect((await faultOf(append(wire, raw))).kind).toBe('closed');
    await open(wire, server);
    await wire.call('targetFolder', { path: 'copies' });
    const messageId = '<letter-1@example.org>';
    const wanted = { uid: null, messageId, size: raw.length };
    const { found } = await wire.call('targetFind', wanted);
    expect(found.map(({ copy }) => likeness(printOf(raw), copy))).toEqual(['same']);
  });

  test('a goodbye in place of an answer', async () => {
    const { wire } = await inFolder({
      stored(tag, line) {
        line.say(`* BYE going down\r\n${tag} BYE\r\n`);
        return true;
      },
    });
    expect((await faultOf(append(wire, letter(1)))).kind).toBe('closed');
  });
});

describe('what never ends is ended', () => {
  const at = (
    pattern: RegExp,
    does: (tag: string, line: ImapLine) => void,
  ): ImapHabits => ({
    answers(command, tag, line) {
      if (!pattern.test(command)) return false;
      does(tag, line);
      return true;
    },
  });
  type ImapLine = Parameters<NonNullable<ImapHabits['greeting']>>[0];
  const endless: [string, ImapHabits][] = [
    ['no answer to an APPEND', { stored: () => true }],
    ['no + for a literal', { appends: () => true }],
    ['no answer to a FETCH', at(/^UID FETCH/, () => {})],
    ['lines without end', at(/^UID FETCH/, (_, line) => line.flood('* 1 EXISTS\r\n'))],
    ['one line without end', at(/^UID FETCH/, (_, line) => line.flood('* x'))],
    [
      'a literal of a gigabyte',
      at(/^UID FETCH/, (_, line) => line.say('* 1 FETCH (BODY[] {1000000000}\r\n')),
    ],
    [
      'a piece that is never the last',
      {
        answers(command, tag, line) {
          const start = /<(\d+)\.(\d+)>/.exec(command);
          if (!start) return false;
          const body = Buffer.alloc(Number(start[2]), 'x');
          line.say(`* 1 FETCH (UID 1 BODY[]<${start[1]}> {${body.length}}\r\n`);
          line.say(body);
          line.say(`)\r\n${tag} OK\r\n`);
          return true;
        },
      },
    ],
  ];
  test.for(endless)('%s', async ([name, habits]) => {
    const { wire, relay } = await inFolder(habits, quick);
    const before = process.memoryUsage().rss;
    const put = await append(wire, letter(1)).catch((error: unknown) => error);
    // Either it is not known, or what is there is not the message.
    if (put instanceof Error)
      expect((await faultOf(Promise.reject(put))).kind).toMatch(
        /^(timed-out|too-large|closed|garbled)$/,
      );
    else expect(put, name).not.toMatchObject({ copy: printOf(letter(1)) });
    expect(process.memoryUsage().rss - before).toBeLessThan(256 * 1024 * 1024);
    expect(relay.logged.join()).not.toMatch(/defect|CANARY/);
    expect((await faultOf(wire.call('check', {}))).kind).toBe('not-signed-in');
  });

  test.for<[string, ImapHabits, RegExp]>([
    ['greeting', { greeting: () => {} }, /timed-out|closed/],
    [
      'greeting of a line',
      { greeting: (line) => line.flood('* OK') },
      /too-large|timed-out|closed/,
    ],
    ['sign-in', at(/^AUTHENTICATE/, () => {}), /timed-out|closed/],
    [
      'a million folders',
      at(/^LIST/, (_, line) => line.flood('* LIST () "/" x\r\n')),
      /too-large|timed-out|closed|garbled/,
    ],
    [
      'another protocol',
      { greeting: (line) => line.say('220 smtp ready\r\n') },
      /timed-out|closed|garbled/,
    ],
  ])('%s', async ([, habits, kinds]) => {
    const { wire, server, relay } = await meet(habits, quick);
    expect((await faultOf(open(wire, server))).kind).toMatch(kinds);
    expect(relay.logged.join()).not.toMatch(/defect|CANARY/);
  });
});

describe('nothing secret is said before encryption', () => {
  const starttls = (answer: (tag: string) => string): ImapHabits => ({
    tls: 'starttls',
    answers(command, tag, line) {
      if (command !== 'STARTTLS') return false;
      line.say(answer(tag));
      return true;
    },
  });
  test.for<[string, ImapHabits, string]>([
    ['none is offered', { tls: 'none' }, 'no-stls'],
    ['it is refused', starttls((tag) => `${tag} NO\r\n`), 'no-stls'],
    [
      'more comes behind it',
      starttls((tag) => `${tag} OK\r\n* OK injected\r\n`),
      'old-tls',
    ],
    [
      'signed in already',
      { tls: 'starttls', greeting: (line) => line.say('* PREAUTH hello\r\n') },
      'no-stls',
    ],
  ])('%s', async ([, habits, kind]) => {
    const { wire, server } = await meet(habits, quick);
    const fault = await faultOf(open(wire, server, habits));
    expect(fault.kind).toBe(kind);
    expect(server.commands.join()).not.toMatch(/AUTHENTICATE|LOGIN/);
  });
});
