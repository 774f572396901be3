// LANG (RFC 6856 §3), LIST and UIDL of one message: small commands, and servers that answer them
// with something else.
import { describe, expect, test } from 'vitest';
import { faultOf, signedIn } from './scripted.ts';

const session = (answers: Record<string, string>) =>
  signedIn((peer) => peer.answer({ NOOP: '+OK\r\n', ...answers }));

describe('LANG', () => {
  test('lists the languages as the standard shows', async () => {
    const LANG = Buffer.from(
      '+OK list:\r\nen English\r\nfr Fran\u00e7ais\r\ni-default Default\r\n.\r\n',
    );
    const { pop3 } = await signedIn(async (peer) => {
      await peer.line();
      peer.say(LANG);
    });
    expect([...((await pop3.languages()) ?? [])]).toEqual([
      ['en', 'English'],
      ['fr', 'Fran\u00e7ais'],
      ['i-default', 'Default'],
    ]);
    pop3.destroy();
  });

  test.each([
    ['no tag', ' English'],
    ['nothing', ''],
    ['what is no tag', '<b> English'],
    ['a tag that was listed', 'EN English again'],
  ])(
    'a line with %s is no language, and no answer after it is believed',
    async (_, line) => {
      const { pop3 } = await session({ LANG: `+OK\r\nen English\r\n${line}\r\n.\r\n` });
      const fault = { kind: 'garbled', command: 'LANG', line };
      expect(await faultOf(pop3.languages())).toMatchObject(fault);
      expect(pop3.ended).toMatchObject(fault);
    },
  );

  test('chooses one, or is refused, or is not known at all', async () => {
    const one = await session({ LANG: '+OK fr Langue changee\r\n' });
    expect(await one.pop3.speak('fr')).toBe(true);
    expect(one.heard()).toContain('LANG fr');
    const none = await session({ LANG: '-ERR what?\r\n' });
    expect(await none.pop3.speak('*')).toBe(false);
    expect(await none.pop3.languages()).toBeNull();
    one.pop3.destroy();
    none.pop3.destroy();
  });

  test('says nothing that is no tag', async () => {
    const { pop3, heard } = await session({});
    for (const tag of ['', 'fr\r\nDELE 1', 'f r', 'x'.repeat(300)])
      expect(await faultOf(pop3.speak(tag))).toEqual({ kind: 'unsayable' });
    await pop3.noop();
    expect(heard().filter((line) => line.startsWith('LANG'))).toEqual([]);
    pop3.destroy();
  });
});

describe('LIST of one message', () => {
  test('is its size, or null where it is gone', async () => {
    const { pop3 } = await session({ LIST: '+OK 2 1200 octets\r\n' });
    expect(await pop3.sizeOf(2)).toBe(1200);
    pop3.destroy();
    const gone = await session({ LIST: '-ERR no such message\r\n' });
    expect(await gone.pop3.sizeOf(3)).toBeNull();
    gone.pop3.destroy();
  });

  test('refused for another reason says nothing of the message', async () => {
    const { pop3 } = await session({ LIST: '-ERR [SYS/TEMP] later\r\n' });
    expect(await faultOf(pop3.sizeOf(2))).toMatchObject({ kind: 'refused' });
    pop3.destroy();
  });

  test.each(['+OK 7 99', '+OK', '+OK 2', '+OK 2 many', '+OK 2 1234567890123456'])(
    'answered %s ends the line',
    async (line) => {
      const { pop3 } = await session({ LIST: `${line}\r\n` });
      const fault = { kind: 'garbled', command: 'LIST', phase: 'transaction' };
      expect(await faultOf(pop3.sizeOf(2))).toMatchObject(fault);
      expect(pop3.ended).toMatchObject(fault);
    },
  );
});

describe('UIDL of one message', () => {
  test('is its name, or null where it is gone', async () => {
    const { pop3 } = await session({ UIDL: '+OK 2 QhdPYR:00WBw1Ph7x7\r\n' });
    expect(await pop3.uidlOf(2)).toBe('QhdPYR:00WBw1Ph7x7');
    pop3.destroy();
    const gone = await session({ UIDL: '-ERR no such message\r\n' });
    expect(await gone.pop3.uidlOf(3)).toBeNull();
    gone.pop3.destroy();
  });

  test('refused for another reason says nothing of the message', async () => {
    const { pop3 } = await session({ UIDL: '-ERR [SYS/TEMP] later\r\n' });
    expect(await faultOf(pop3.uidlOf(2))).toMatchObject({ kind: 'refused' });
    pop3.destroy();
  });

  test.each(['+OK 3 other', '+OK', '+OK 2'])(
    'answered %s ends the line',
    async (line) => {
      const { pop3 } = await session({ UIDL: `${line}\r\n` });
      const fault = { kind: 'garbled', command: 'UIDL', phase: 'transaction' };
      expect(await faultOf(pop3.uidlOf(2))).toMatchObject(fault);
      expect(pop3.ended).toMatchObject(fault);
    },
  );
});
