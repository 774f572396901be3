// A whole visit by the product to real servers that are not the one it was made with: it holds
// the mailbox only while there is work, lets another program in meanwhile, finds its messages
// again under other numbers, and leaves nothing changed behind.
import { describe, expect, test } from 'vitest';
import type { MessageId } from '../../lib/mail/message.ts';
import { visitLimits } from '../../server/limits.ts';
import { atRest } from '../rigs/servers/conduct.ts';
import { kinds } from '../rigs/servers/kinds.ts';
import { examples } from '../rigs/servers/letters.ts';
import type { RealServer } from '../rigs/servers/real-server.ts';
import { talkTo } from '../rigs/talk.ts';
import { faultOf } from '../rigs/wire.ts';
import { atEnd, startRelay } from './relay.ts';

/** What another program meets that comes while the visit holds the mailbox. */
const meets: Record<string, RegExp> = {
  Courier: /^\+OK/,
  Mailutils: /^-ERR \[IN-USE\]/,
  popa3d: /^\+OK/,
};

/** Signs in as another program would; the answer to PASS. */
async function another({ port, user, password }: RealServer) {
  const talk = await talkTo(port);
  await talk.line();
  await talk.ask(`USER ${user}`);
  return { talk, said: await talk.ask(`PASS ${password}`) };
}

/** Removes message 2, as soon as it is let in. */
async function removeSecond(server: RealServer): Promise<void> {
  await expect
    .poll(async () => {
      const { talk, said } = await another(server);
      const isIn = said.startsWith('+OK');
      if (isIn) await talk.ask('DELE 2');
      await talk.ask('QUIT');
      talk.end();
      return isIn;
    })
    .toBe(true);
}

describe.each(kinds.filter(({ name }) => name in meets))('$name', (kind) => {
  const missing = kind.available();
  if (missing !== null) console.log(missing);

  test.skipIf(missing !== null)(
    'is held no longer than needed, and found again',
    async () => {
      const server = await kind.start(examples());
      atEnd(() => server.stop());
      // Whoever comes first is noted: as new no more, which is not read.
      const first = await another(server);
      await first.talk.ask('QUIT');
      const before = await atRest(server);
      // Longer than the test needs to look, and long over when the other program comes.
      const limits = { ...visitLimits, idleMs: 3_000 };
      const relay = await startRelay({ env: { DEMO: '0' }, limits });
      const wire = await relay.wire();
      const { host, port, user, password } = server;
      const where = { host, port, user, password, security: 'plain' } as const;
      await wire.call('open', { ...where, signIn: 'password', visit: 'look' });
      const ids = wire.rows.map(({ id }) => id);
      expect(ids).toHaveLength(6);
      const { talk, said } = await another(server);
      expect(said).toMatch(meets[kind.name] ?? /^$/);
      await talk.ask('QUIT');

      const read = async (id: MessageId | undefined) => {
        if (id === undefined) throw new Error('six letters');
        const pieces: Uint8Array[] = [];
        const onBytes = (bytes: Uint8Array) => void pieces.push(bytes.slice());
        const { whole } = await wire.call('read', { id }, { onBytes });
        const [subject] = /^Subject: .*$/m.exec(Buffer.concat(pieces).toString()) ?? [];
        return { whole, subject };
      };
      const [, second, third] = ids;
      expect(await read(third)).toEqual({ whole: true, subject: 'Subject: letter 3' });
      await wire.call('headers', { ids, urgent: true });

      // Given back by itself; nobody asked.
      expect((await wire.event('line')).state).toBe('released');
      await expect.poll(() => wire.talk.at(-1)?.command).toBe('QUIT');
      const refused = wire.talk.filter(({ ok }) => !ok).map(({ command }) => command);
      // RFC 1939 alone.
      expect(refused.filter((command) => command !== 'CAPA')).toEqual([]);
      expect(await atRest(server)).toEqual(before);
      await removeSecond(server);
      const after = await atRest(server);
      expect(await server.left()).toBe(5);

      // Numbers moved: the third is the second now, and nobody is given another's letter.
      expect(await read(third)).toEqual({ whole: true, subject: 'Subject: letter 3' });
      expect((await wire.event('rows', ({ serial }) => serial === 2)).last).toBe(true);
      expect(wire.rows.map(({ id }) => id)).toEqual(ids.filter((id) => id !== second));
      expect(await faultOf(wire.call('read', { id: second! }))).toMatchObject({
        kind: 'gone',
      });
      await expect
        .poll(
          () => wire.talk.findLast(({ command }) => command.startsWith('TOP'))?.command,
        )
        .toMatch(/^TOP 2 /);
      expect(wire.talk.some(({ command }) => /^(RETR|DELE)/.test(command))).toBe(false);
      await wire.call('close', {});
      expect(await atRest(server)).toEqual(after);
      expect(await server.left()).toBe(5);
    },
  );
});
