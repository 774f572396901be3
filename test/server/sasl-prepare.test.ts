// SASLprep: the examples of RFC 4013 §3, and a password that is only right once it was prepared.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engineLimits } from '../../server/limits.ts';
import { createDial } from '../../server/net/dial.ts';
import { saslPrepare } from '../../server/sasl-prepare.ts';
import { createDoor } from '../../server/session/door.ts';
import { dovecotAvailable, startDovecot, type Dovecot } from '../rigs/dovecot.ts';

test.each([
  ['a soft hyphen is nothing', 'I\u00adX', 'IX'],
  ['no transformation', 'user', 'user'],
  ['case is kept', 'USER', 'USER'],
  ['NFKC of ISO 8859-1', '\u00aa', 'a'],
  ['NFKC', '\u2168', 'IX'],
  ['a space beyond ASCII is a space', 'a\u00a0b', 'a b'],
])('%s', (_name, text, prepared) => {
  expect(saslPrepare(text, 'password')).toBe(prepared);
  expect(saslPrepare(text, 'name')).toBe(prepared);
});

test.each([
  ['a prohibited character', '\u0007'],
  ['an error of direction', '\u0627\u0031'],
  ['both directions', 'a\u0627'],
  ['private use', '\ue000'],
])('%s is refused', (_name, text) => {
  expect(() => saslPrepare(text, 'password')).toThrow();
  expect(() => saslPrepare(text, 'name')).toThrow();
});

test('what Unicode 3.2 has not assigned may stand in a name and not in a password', () => {
  expect(saslPrepare('\u0221', 'name')).toBe('\u0221');
  expect(() => saslPrepare('\u0221', 'password')).toThrow();
});

const missing = dovecotAvailable();
if (missing !== null) console.log(missing);
describe.skipIf(missing !== null)(
  'by SCRAM, at a real server that stores what is prepared',
  () => {
    let dovecot: Dovecot;
    beforeAll(async () => {
      const users = [{ name: 'anna', password: 'Zq7-IX a', messages: [] }];
      const extraConfig = 'auth_mechanisms = plain scram-sha-256\n';
      dovecot = await startDovecot({ users, extraConfig });
    });
    afterAll(() => dovecot?.stop());

    test.each([
      ['as it is stored', 'Zq7-IX a'],
      ['as it was typed', 'Zq7-\u2168\u00a0\u00aa'],
    ])('%s', async (_name, password) => {
      const dial = createDial({ guard: { allowPrivate: true, allowed: [], ports: [] } });
      const { host, pop3Port: port } = dovecot;
      const who = { user: 'anna', password, signIn: 'challenge' as const };
      const door = createDoor(
        { host, port, security: 'plain', ...who },
        { dial, engine: engineLimits },
      );
      const commands: string[] = [];
      const pop3 = await door.enter({
        ...{ visit: 'look', cause: 1, signal: new AbortController().signal },
        onStep: () => {},
        trace: ({ command }) => commands.push(command),
      });
      expect(commands).toContain('AUTH SCRAM-SHA-256 •••••');
      await pop3.quit();
    });
  },
);
