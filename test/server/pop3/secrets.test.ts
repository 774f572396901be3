// A password goes to the server and nowhere else, whatever the server says back.
import { describe, expect, test } from 'vitest';
import { capaOf, faultOf, friendly, greeted } from './scripted.ts';

const anna = { user: 'anna', password: 'Zq7-CANARY' };

describe('no secret comes back', () => {
  const token = Buffer.from(`\0anna\0${anna.password}`).toString('base64');
  const forms = [
    anna.password,
    anna.password.toLowerCase(),
    Buffer.from(anna.password).toString('base64'),
    token,
  ];
  const echo = (code: string) =>
    `-ERR ${code} ${forms.join(' ')} PASS ${anna.password}\r\n`;

  const echoes: [string, { PASS?: string; USER?: string; CAPA?: string }][] = [
    ['at the password', { PASS: echo('[AUTH]') }],
    ['at the name, of an earlier try', { USER: echo('') }],
    ['as a code', { PASS: `-ERR [${anna.password}] no\r\n` }],
    ['as a status that is none', { PASS: `${anna.password}\r\n` }],
    ['with a bare line end', { PASS: `-ERR ${anna.password}\n` }],
    ['and hangs up', { PASS: `-ERR ${anna.password}` }],
    ['as a greeting after it', { PASS: `+OK ${anna.password}\r\n`, CAPA: echo('') }],
  ];
  test.each(echoes)('from a server that echoes it %s', async (_name, odd) => {
    // Before the sign-in CAPA is answered as it should be.
    const capas = [capaOf('USER'), odd.CAPA ?? capaOf('USER')];
    const CAPA = () => capas.shift() ?? '';
    const { pop3, all } = await greeted({ ...friendly, NOOP: echo(''), ...odd, CAPA });
    const faults: unknown[] = [];
    for (const work of [() => pop3.signIn(anna), () => pop3.noop()])
      await work().catch((error: unknown) =>
        faults.push(error, error instanceof Error && 'fault' in error && error.fault),
      );
    pop3.destroy();
    const said = JSON.stringify([faults, all, pop3.ended]).toLowerCase();
    for (const form of forms) expect(said).not.toContain(form.toLowerCase());
    expect(all.find(({ command }) => command.startsWith('USER'))?.command).toBe(
      'USER a•••a',
    );
  });

  test('a trace shows that a secret was sent, and how much', async () => {
    const { pop3, all } = await greeted({
      ...friendly,
      CAPA: capaOf('USER', 'SASL PLAIN'),
    });
    await pop3.signIn(anna);
    expect(all.map(({ command }) => command)).toEqual([
      ...['⟂ connect', '(greeting)', 'CAPA', 'AUTH PLAIN •••••', 'CAPA'],
    ]);
    expect(all.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
    expect(all[3]).toMatchObject({
      answer: '+OK',
      bytesOut: 37,
      bytesIn: 5,
      cause: null,
      message: null,
    });
    pop3.destroy();
  });

  test('a password too short to be looked for hides the whole line', async () => {
    const { pop3 } = await greeted({
      ...friendly,
      CAPA: capaOf('USER'),
      PASS: '-ERR [AUTH] not ab\r\n',
    });
    const fault = { kind: 'sign-in', line: '-ERR •••••', code: null };
    const signIn = faultOf(pop3.signIn({ user: 'anna', password: 'ab' }));
    expect(await signIn).toMatchObject(fault);
    pop3.destroy();
  });
});
