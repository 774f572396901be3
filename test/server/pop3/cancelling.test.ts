// Calling off what was asked: free where it was not sent, thrown away where little is left,
// and never a doubt about what may have been done.
import { expect, test } from 'vitest';
import { bodyOf, faultOf, signedIn } from './scripted.ts';

const nothing = () => {};
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

test('a queued command that is called off is never sent', async () => {
  const { pop3, heard } = await signedIn(
    (peer) => peer.answer({ TOP: (line) => bodyOf(line) }),
    {
      limits: { windowCommands: 1 },
    },
  );
  const off = new AbortController();
  const kept = pop3.top(1, 0, nothing);
  const called = upTo(50).map((n) =>
    faultOf(pop3.top(n + 100, 0, nothing, { signal: off.signal })),
  );
  const last = pop3.top(2, 0, nothing);
  off.abort();
  await Promise.all([kept, last]);
  expect(await Promise.all(called)).toEqual(
    upTo(50).map(() => ({ kind: 'cancelled', phase: 'transaction' })),
  );
  expect(heard()).toEqual(['TOP 1 0', 'TOP 2 0']);
  await expect(pop3.noop({ signal: off.signal })).rejects.toMatchObject({
    fault: { kind: 'cancelled' },
  });
  pop3.destroy();
});

test('of a body that is called off, a small rest is read and thrown away', async () => {
  const off = new AbortController();
  const { pop3 } = await signedIn((peer) =>
    peer.answer({ RETR: bodyOf('x'.repeat(100_000)), NOOP: '+OK\r\n' }),
  );
  let taken = 0;
  const read = pop3.retr(1, () => (taken++, off.abort()), { signal: off.signal });
  expect(await faultOf(read)).toMatchObject({ kind: 'cancelled' });
  await pop3.noop();
  expect(taken).toBe(1);
  expect(pop3.ended).toBeNull();
  pop3.destroy();
});

test('a large rest is not read: the line is cut, and the others are told it closed', async () => {
  const off = new AbortController();
  const { pop3, server } = await signedIn(async (peer) => {
    await peer.line();
    peer.say('+OK 90000000 octets\r\n');
    peer.say('x'.repeat(1_000));
  });
  const read = faultOf(pop3.retr(1, () => off.abort(), { signal: off.signal }));
  const other = faultOf(pop3.retr(2, nothing, { urgency: 'bulk' }));
  expect(await read).toMatchObject({ kind: 'cancelled' });
  server.peers[0]?.say('y'.repeat(1_000));
  expect(await other).toMatchObject({ kind: 'closed', sent: 'nothing-final' });
  expect(await pop3.closed).toMatchObject({ kind: 'cancelled' });
});

test.each([
  ['all of it is read where the server would not let us in again', 400_000, true],
  ['but not all of anything', 90_000_000, false],
])('%s', async (_name, size, isRead) => {
  const off = new AbortController();
  const { pop3 } = await signedIn(
    async (peer) => {
      await peer.line();
      peer.say(`+OK ${size} octets\r\n${'x'.repeat(1_000)}`);
      await aborted(off.signal);
      peer.say(`${'x'.repeat(400_000 - 1_002)}\r\n.\r\n`);
      await peer.answer({ NOOP: '+OK\r\n' });
    },
    { words: ['PIPELINING', 'LOGIN-DELAY 600'] },
  );
  const read = pop3.retr(1, () => off.abort(), { signal: off.signal });
  expect(await faultOf(read)).toMatchObject({ kind: 'cancelled' });
  if (isRead) await pop3.noop();
  else expect(await pop3.closed).toMatchObject({ kind: 'cancelled' });
  expect(pop3.ended === null).toBe(isRead);
  pop3.destroy();
});

test('without a delay less than that is not worth the time', async () => {
  const off = new AbortController();
  const { pop3, server } = await signedIn(async (peer) => {
    await peer.line();
    peer.say(`+OK 20000000 octets\r\n${'x'.repeat(1_000)}`);
  });
  const read = pop3.retr(1, () => off.abort(), { signal: off.signal });
  expect(await faultOf(read)).toMatchObject({ kind: 'cancelled' });
  server.peers[0]?.say('x'.repeat(1_000));
  expect(await pop3.closed).toMatchObject({ kind: 'cancelled' });
});

test('a sink that waits for ever is let go when its ask is called off', async () => {
  const off = new AbortController();
  const { pop3 } = await signedIn((peer) =>
    peer.answer({ RETR: bodyOf('x'.repeat(9_000)), NOOP: '+OK\r\n' }),
  );
  const read = pop3.retr(
    1,
    () => (setImmediate(() => off.abort()), new Promise(() => {})),
    { signal: off.signal },
  );
  expect(await faultOf(read)).toMatchObject({ kind: 'cancelled' });
  await pop3.noop();
  pop3.destroy();
});

test('a DELE that was written is waited for, whatever is called off', async () => {
  const off = new AbortController();
  const { pop3 } = await signedIn(async (peer) => {
    await peer.line();
    off.abort();
    peer.say('+OK\r\n');
  });
  await expect(pop3.dele(1, { signal: off.signal })).resolves.toBeUndefined();
  pop3.destroy();
});

test('what a sink throws ends its ask and no other', async () => {
  const { pop3 } = await signedIn((peer) =>
    peer.answer({ RETR: bodyOf('x'), NOOP: '+OK\r\n' }),
  );
  const full = new Error('disk full');
  const thrown = pop3.retr(1, () => {
    throw full;
  });
  await expect(thrown).rejects.toBe(full);
  await expect(pop3.retr(1, () => Promise.reject(full))).rejects.toBe(full);
  await pop3.noop();
  pop3.destroy();
});
