// QUIT is the only command that removes anything: whatever came of it, what is told must
// never be more than what is known.
import { expect, test } from 'vitest';
import { effectOf } from '../../../server/pop3/advice.ts';
import type { EngineLimits } from '../../../server/pop3/api.ts';
import { faultOf, open, serve, signedIn, type Peer } from './scripted.ts';

const quick: Partial<EngineLimits> = { quitMs: 300, statusLineBytes: 600 };
const nothing = () => {};
const play = async (script: (peer: Peer) => unknown) => (await serve(script)).port;
const session = async (script: (peer: Peer) => unknown) =>
  (await signedIn(script, { limits: quick })).pop3;

test('after QUIT nobody knows what was applied', async () => {
  const silent = await session(nothing);
  expect(await faultOf(silent.quit())).toMatchObject({
    kind: 'timed-out',
    phase: 'update',
    sent: 'quit',
  });
  const gone = await session(async (peer) => {
    await peer.line();
    peer.socket.end();
  });
  expect(await faultOf(gone.quit())).toMatchObject({
    kind: 'closed',
    phase: 'update',
    sent: 'quit',
  });
  const odd = await session((peer) => peer.answer({ QUIT: 'what?\r\n' }));
  expect(await faultOf(odd.quit())).toMatchObject({
    kind: 'closed',
    phase: 'update',
    sent: 'quit',
  });
});

test.each([
  ['a line over every bound', (peer: Peer) => peer.say(`+OK ${'x'.repeat(700)}`)],
  ['NUL', (peer: Peer) => peer.say('\0\r\n')],
  [
    'half a line and a reset',
    (peer: Peer) => {
      peer.say('+OK by');
      peer.socket.resetAndDestroy();
    },
  ],
  ['a line that ends in LF', (peer: Peer) => peer.say('+OK bye\n')],
  ['a continuation', (peer: Peer) => peer.say('+ \r\n')],
])('%s in place of its answer tells as little', async (_name, script) => {
  const pop3 = await session(async (peer) => {
    await peer.line();
    script(peer);
  });
  const fault = await faultOf(pop3.quit());
  expect(fault).toMatchObject({ kind: 'closed', phase: 'update', sent: 'quit' });
  expect(pop3.ended).toEqual(fault);
  expect(effectOf(await pop3.closed).deletions).toBe('unknown');
});

test('nor does a line that we cut ourselves, or called off, or found out of step', async () => {
  const cut = await session(nothing);
  const quitting = faultOf(cut.quit());
  await new Promise(setImmediate);
  cut.destroy();
  expect(await quitting).toMatchObject({ kind: 'closed', sent: 'quit' });

  const off = new AbortController();
  const calledOff = await session((peer) => peer.line().then(() => off.abort()));
  const answer = faultOf(calledOff.quit({ signal: off.signal }));
  expect(await answer).toMatchObject({ kind: 'timed-out', sent: 'quit' });

  // QUIT leaves before anybody has read the figures in front of it.
  const odd = await session((peer) => peer.answer({ STAT: '+OK six\r\n', QUIT: '' }));
  const [stat, quit] = [faultOf(odd.stat()), faultOf(odd.quit())];
  expect(await stat).toMatchObject({ kind: 'garbled' });
  expect(await quit).toMatchObject({ kind: 'closed', sent: 'quit' });
});

test('before the sign-in QUIT removes nothing, and says so', async () => {
  const silent = await open(
    await play((peer) => {
      peer.say('+OK ready\r\n');
      return peer.answer({ QUIT: '' });
    }),
    { limits: quick },
  );
  const fault = { kind: 'timed-out', phase: 'authorization', sent: 'nothing-final' };
  expect(await faultOf(silent.quit())).toMatchObject(fault);
  const polite = await open(
    await play((peer) => {
      peer.say('+OK ready\r\n');
      return peer.answer({ QUIT: '+OK bye\r\n' });
    }),
  );
  expect(await polite.quit()).toEqual({ ok: true, line: '+OK bye' });
  expect(await polite.closed).toMatchObject({ kind: 'closed', phase: 'authorization' });
});

test('a QUIT that was refused is told, and ends the connection like any other', async () => {
  const pop3 = await session((peer) =>
    peer.answer({ QUIT: '-ERR some deleted messages not removed\r\n' }),
  );
  const line = '-ERR some deleted messages not removed';
  expect(await pop3.quit()).toEqual({ ok: false, line });
  expect(await pop3.closed).toEqual({
    kind: 'closed',
    phase: 'update',
    line,
    sent: 'nothing-final',
  });
  expect(await faultOf(pop3.noop())).toMatchObject({ kind: 'closed' });
});
