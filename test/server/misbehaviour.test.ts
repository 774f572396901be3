// Every misbehaviour a server can show, played to the engine and to the whole product: each
// ends as the table says, within its deadline, and never in another's bytes, a password in
// the clear, words believed from before the handshake, or a socket left behind.
import { afterAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../lib/mail/message.ts';
import { endOf, ownLetters, undetectable } from '../faults/ends.ts';
import {
  secret as engineSecret,
  shortLimits,
  visitFault,
} from '../faults/engine-visit.ts';
import { visitProduct } from '../faults/product-visit.ts';
import type { Script } from '../faults/script.ts';
import { sixLetters, type FaultServer } from '../faults/server.ts';
import { faults, type FaultName } from '../faults/table.ts';
import { secret, startFault, startRelay, visitor } from './relay.ts';

const names = Object.keys(faults) as FaultName[]; // its own keys
const scriptOf = (name: FaultName): Script => faults[name];
/** What may be taken from a server that never stops: the ceiling, and what was on its way. */
const mostBytes = shortLimits.messageBytes + 8 * 2 ** 20;

/** Subjects of all the letters in a text: exactly one, and the right one. */
function isLetter(n: number, text: string): boolean {
  const subjects = text.match(/^Subject: .*$/gm) ?? [];
  return (
    subjects.length === 1 &&
    subjects[0] === `Subject: letter ${n}` &&
    text.startsWith('From:')
  );
}

/** Place in the listing is number, but where the server leaves numbers out. */
function numberAt(name: FaultName, place: number): number {
  return name === 'list-gaps' ? place * 2 - 1 : place;
}

function nothingGivenAway(
  server: FaultServer,
  { user, password }: { user: string; password: string },
): void {
  const plain = server.sessions().flatMap((session) => session.plain);
  // The others offer APOP: the password itself is for encrypted lines only.
  if (server.name === 'auth-echo') return;
  const forms = [password, `\0${user}\0${password}`].flatMap((text) => [
    text,
    Buffer.from(text).toString('base64'),
  ]);
  for (const form of forms) expect(plain.join()).not.toContain(form);
  if (scriptOf(server.name).tls === undefined) return;
  expect(plain.filter((line) => !/^(CAPA|STLS|QUIT)$/.test(line))).toEqual([]);
  expect(plain.join()).not.toContain(user);
}

describe('the engine', () => {
  test.each(names)('%s', async (name) => {
    const server = await startFault({ name });
    const seen = await visitFault(server, scriptOf(name));
    const [kind] = endOf(name);
    expect(kind.split('|')).toContain(seen.fault?.kind ?? 'none');
    if (!undetectable.includes(name) && !ownLetters.includes(name))
      expect(seen.bodies.filter(({ n, text }) => !isLetter(n, text))).toEqual([]);
    expect(JSON.stringify([seen.fault, seen.ended, seen.traces])).not.toContain(
      engineSecret,
    );
    nothingGivenAway(server, { user: 'anna', password: engineSecret });
    expect(JSON.stringify(seen.traces)).not.toContain('X-INJECTED');
    expect(seen.bytes).toBeLessThan(mostBytes);
    expect(seen.isSocketGone).toBe(true);
  });
});

describe('the product', () => {
  const rss: { name: string; growth: number }[] = [];
  afterAll(() => {
    const most = rss.toSorted((a, b) => b.growth - a.growth).slice(0, 5);
    const figures = most.map(({ name, growth }) => `${name} ${growth.toFixed(0)} MiB`);
    console.log(`resident memory grew most with ${figures.join(', ')}`);
  });
  const who = { user: visitor, password: secret };
  const open = async (name: FaultName, relay: Awaited<ReturnType<typeof startRelay>>) => {
    const server = await startFault({ name });
    const wire = await relay.wire();
    return { server, wire, told: visitProduct(wire, server, scriptOf(name), who) };
  };
  const shown = ({ subject }: Summary): string => `From:\nSubject: ${subject}`;

  test.each(names)('%s', async (name) => {
    const relay = await startRelay({ env: { DEMO: '0' }, engine: shortLimits });
    const before = process.memoryUsage.rss();
    const { server, wire, told: telling } = await open(name, relay);
    const told = await telling;
    rss.push({ name, growth: (process.memoryUsage.rss() - before) / 2 ** 20 });
    expect(endOf(name)[1].split('|')).toContain(told.fault);
    if (!undetectable.includes(name)) {
      const wrong = told.rows.filter(
        ({ n, summary }) => !isLetter(numberAt(name, n), shown(summary)),
      );
      expect(wrong).toEqual([]);
      if (!ownLetters.includes(name))
        expect(
          told.letters.filter(({ n, text }) => !isLetter(numberAt(name, n), text)),
        ).toEqual([]);
    }
    nothingGivenAway(server, who);
    // The socket is as good as new, and every other is closed.
    await wire.call('close', {});
    await expect.poll(() => server.open(), { timeout: 10_000 }).toBe(0);
    const said = [...wire.texts, ...relay.logged].join('\n');
    expect(said).not.toContain(secret);
  });

  test('twenty at a time, in one process that goes on answering', async () => {
    // Who sends byte by byte is at the mercy of this process's timers, which two hundred
    // thousand rows, checked one by one by the browser's part of it, hold up for seconds.
    const rest = names.filter((name) => !/^(retr-bytes|list-huge)$/.test(name));
    const wrong: string[] = [];
    // Servers, product and browsers share this process and keep each other waiting: who is
    // to end in time gets all the time there is, who is to end by the deadline a short one.
    const within = (ms: number): Partial<typeof shortLimits> => ({
      connectMs: ms,
      tlsMs: ms,
      greetingMs: ms,
      unheardMs: ms / 2,
      replyMs: ms,
      silenceMs: ms,
      quitMs: ms,
    });
    const engines = {
      stalls: { ...shortLimits, ...within(6_000) },
      answers: { ...shortLimits, ...within(60_000) },
    };
    const isStall = (name: FaultName): boolean =>
      /timed-out|unheard/.test(endOf(name).join()) || name.startsWith('pipeline-');
    // Relays for each lane: sign-ins from one address are counted.
    const lane = async (): Promise<void> => {
      const env = { DEMO: '0' };
      const stalls = await startRelay({ env, engine: engines.stalls });
      const answers = await startRelay({ env, engine: engines.answers });
      for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
        const { server, wire, told } = await open(name, isStall(name) ? stalls : answers);
        const { fault } = await told;
        if (!endOf(name)[1].split('|').includes(fault)) wrong.push(`${name}: ${fault}`);
        await wire.call('close', {});
        await expect.poll(() => server.open(), { timeout: 10_000 }).toBe(0);
        await wire.close();
        await server.stop();
      }
      const last = await open('none', answers);
      expect((await last.told).letters).toHaveLength(2 * sixLetters().length);
    };
    await Promise.all(Array.from({ length: 20 }, lane));
    expect(wrong).toEqual([]);
  }, 180_000);
});
