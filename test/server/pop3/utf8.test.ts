// UTF8 (RFC 6856 §2): asked for before the sign-in, wherever it is known to be there.
import { expect, test } from 'vitest';
import { createCapabilityMemory } from '../../../server/pop3/capability-memory.ts';
import { meet } from './meet.ts';
import { capaOf } from './scripted.ts';

const anna = { user: 'anna', password: 'Zq7-CANARY' };

const all = { UTF8: '+OK\r\n', USER: '+OK\r\n', PASS: '+OK\r\n' };

test('is asked for where a second look at what the server can do shows it', async () => {
  const memory = createCapabilityMemory(10);
  let capa = capaOf('SASL PLAIN');
  let auth = '+OK\r\n';
  const { visit, heard } = await meet(
    { ...all, CAPA: () => capa, AUTH: () => auth },
    { memory },
  );
  const first = await visit();
  await first.signIn(anna);
  first.destroy();
  capa = capaOf('USER', 'UTF8');
  auth = '-ERR unknown command\r\n';
  const before = heard().length;
  const second = await visit();
  await second.signIn(anna);
  second.destroy();
  expect(
    heard()
      .slice(before)
      .map((line) => line.split(' ')[0]),
  ).toEqual(
    ['AUTH', 'CAPA', 'UTF8', 'USER', 'PASS', 'CAPA'], // prettier-ignore
  );
});

test('is asked for in the next visit where this one was signed in by memory', async () => {
  const memory = createCapabilityMemory(10);
  let capa = capaOf('USER');
  const { visit, heard } = await meet({ ...all, CAPA: () => capa }, { memory });
  const again = async () => {
    const pop3 = await visit();
    await pop3.signIn(anna);
    pop3.destroy();
  };
  await again();
  capa = capaOf('USER', 'UTF8');
  await again();
  expect(heard()).not.toContain('UTF8');
  await again();
  expect(heard().filter((line) => line === 'UTF8')).toHaveLength(1);
  await again();
  expect(heard().filter((line) => line === 'CAPA')).toHaveLength(2 + 1 + 2 + 1);
});

test('is asked for in the write that signs in, and its refusal changes nothing', async () => {
  for (const UTF8 of ['+OK\r\n', '-ERR no\r\n']) {
    const { visit, writes } = await meet({
      CAPA: capaOf('USER', 'PIPELINING', 'UTF8 USER'),
      ...{ UTF8, USER: '+OK\r\n', PASS: '+OK\r\n' },
    });
    const pop3 = await visit();
    await pop3.signIn({ user: 'm\u00fcller', password: anna.password });
    const said = Buffer.from(writes.join(''), 'latin1').toString('utf8');
    expect(said).toBe(
      `CAPA\r\nUTF8\r\nUSER m\u00fcller\r\nPASS ${anna.password}\r\nCAPA\r\n`,
    );
    expect(writes.filter((write) => write.includes('PASS'))[0]).toContain('UTF8');
    pop3.destroy();
  }
});

test('is waited for without PIPELINING, and not asked where it is not announced', async () => {
  const answers = { UTF8: '+OK\r\n', AUTH: '+OK\r\n' };
  const alone = await meet({ ...answers, CAPA: capaOf('SASL PLAIN', 'UTF8') });
  await (await alone.visit()).signIn(anna);
  expect(alone.writes[1]).toBe('UTF8\r\n');
  const without = await meet({ ...answers, CAPA: capaOf('SASL PLAIN') });
  await (await without.visit()).signIn(anna);
  expect(without.heard()).not.toContain('UTF8');
});
