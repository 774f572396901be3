// The Dovecot rig itself: starts, serves what it was given, stops without a trace.
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dovecotAvailable, startDovecot } from './dovecot.ts';
import { talkTo } from './talk.ts';

const missing = dovecotAvailable();
if (missing) console.log(missing);

test.skipIf(missing !== null)(
  'serves its letters, shows its files, and is gone after',
  async () => {
    const dovecot = await startDovecot({
      users: [
        {
          name: 'alice',
          password: 'secret',
          messages: [
            Buffer.from('Subject: one\r\n\r\nfirst\r\n'),
            {
              raw: Buffer.from('Subject: two\r\n\r\n.dot\r\n'),
              folder: 'cur',
              flags: 'S',
            },
          ],
        },
        { name: 'bob', password: 'geheim', messages: [] },
      ],
    });
    const maildir = dovecot.maildir('alice');
    try {
      expect((await dovecot.files('alice')).map((name) => name.slice(0, 4))).toEqual([
        'cur/',
        'new/',
      ]);
      const talk = await talkTo(dovecot.pop3Port);
      expect(await talk.line()).toMatch(/^\+OK/);
      await talk.ask('USER alice');
      expect(await talk.ask('PASS secret')).toMatch(/^\+OK/);
      expect(await talk.ask('STAT')).toBe('+OK 2 45');
      expect(await talk.ask('RETR 2')).toMatch(/^\+OK/);
      expect(await talk.block()).toBe('Subject: two\r\n\r\n..dot\r\n');
      await talk.ask('DELE 1');
      await talk.ask('QUIT');
      expect(await talk.rest()).toBe('');
      expect(await dovecot.files('alice')).toEqual([
        expect.stringMatching(/^cur\/.*:2,S$/),
      ]);
      await dovecot.flag('alice', 1, '');
      expect(await dovecot.files('alice')).toEqual([
        expect.stringMatching(/^cur\/.*:2,$/),
      ]);
      expect((await dovecot.read('alice', 1)).toString()).toBe('Subject: two\n\n.dot\n');
      expect(await dovecot.log()).toContain('alice');
    } finally {
      await dovecot.stop();
    }
    expect(existsSync(maildir)).toBe(false);
    await expect(talkTo(dovecot.pop3Port)).rejects.toThrow();
  },
);
