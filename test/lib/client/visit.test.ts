// The client against the real proxy and the real demo server, over a real socket.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type App as Server } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { keyValue, startClient, until, type Client } from '../../rigs/client.ts';

let server: Server;
const clients: Client[] = [];
const client = (given: Parameters<typeof startClient>[1] = {}): Client => {
  const fresh = startClient(server.port, given);
  clients.push(fresh);
  return fresh;
};

beforeAll(async () => {
  const config = readConfig({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'off' });
  server = await startServer({ config, log: () => {}, web: null });
});
afterEach(() => {
  for (const each of clients.splice(0)) each.kill();
});
afterAll(() => server.close());

describe('opening', () => {
  test('the demo opens: rows, then every header, newest first on the screen', async () => {
    const { app } = client();
    expect(await app.openDemo()).toBe(true);
    const visit = await until(app.visit, (now) => now.name === 'open');
    expect(visit.visit).toBe('look');
    expect(visit.since).toBeNull();
    const { rows } = app.mailbox.get();
    expect(rows.length).toBe(visit.snapshot.count);
    expect(app.mailbox.get().octets).toBe(visit.snapshot.octets);
    const box = await until(
      app.mailbox,
      (now) => now.summaries.size + now.failed.size === now.rows.length,
    );
    await until(app.mailbox, (now) => now.unsortedFrom === now.view.length);
    expect(box.summaries.size).toBe(rows.length);
    const arrived = app.mailbox
      .get()
      .view.map((id) => box.summaries.get(id)?.arrived ?? -Infinity);
    expect(arrived).toEqual([...arrived].sort((a, b) => b - a));
  });

  test('no header is asked for twice', async () => {
    const { app, sent } = client();
    await app.openDemo();
    const { rows } = app.mailbox.get();
    app.showing(rows.slice(0, 20).map(({ id }) => id));
    await until(app.mailbox, (now) => now.summaries.size === rows.length);
    const asked = sent
      .map((frame): unknown => JSON.parse(frame))
      .filter((frame): frame is { params: { ids: string[]; lines?: number } } =>
        JSON.stringify(frame).includes('"op":"headers"'),
      )
      // Those with the first lines are for the snippet.
      .filter(({ params }) => params.lines === undefined)
      .flatMap(({ params }) => params.ids);
    expect(asked.length).toBe(rows.length);
    expect(new Set(asked).size).toBe(rows.length);
  });

  test('a wrong password fails at the sign-in, with the server’s own line', async () => {
    const { app } = client();
    const hello = await until(app.relay, (now) => now.name === 'ready');
    const demo = hello.name === 'ready' ? hello.hello.demo : null;
    if (!demo) throw new Error('no demo');
    const opened = await app.openMailbox({
      account: {
        key: 'x',
        address: 'x@example.org',
        host: demo.host,
        port: demo.port,
        security: 'plain',
        user: 'demo',
        isDemo: true,
      },
      password: 'not-the-password',
      visit: 'look',
      remember: true,
    });
    expect(opened).toBe(false);
    const failed = app.visit.get();
    expect(failed).toMatchObject({
      name: 'failed',
      during: 'auth',
      // The demo server gives a time stamp, so the password itself was never shown to it.
      fault: { kind: 'sign-in', why: 'challenge-refused' },
    });
    expect(app.remembered.get()).toEqual([]);
  });

  test('an opening that was cancelled leaves nothing open, and the next one works', async () => {
    const { app } = client();
    await until(app.relay, (now) => now.name === 'ready');
    const opening = app.openDemo();
    await until(app.visit, (now) => now.name === 'opening');
    app.cancelOpening();
    expect(await opening).toBe(false);
    expect(app.visit.get()).toEqual({ name: 'closed' });
    expect(await app.openDemo()).toBe(true);
  });
});

describe('a visit', () => {
  test('mends itself when the socket is cut, and keeps its headers', async () => {
    const { app, cut } = client();
    await app.openDemo();
    const { rows } = app.mailbox.get();
    await until(app.mailbox, (now) => now.summaries.size === rows.length);
    cut();
    await until(app.visit, (now) => now.name === 'open' && now.line.name === 'lost');
    await until(app.visit, (now) => now.name === 'open' && now.line.name === 'held');
    expect(app.mailbox.get().rows).toEqual(rows);
    expect(app.mailbox.get().summaries.size).toBe(rows.length);
  });

  test('gives the mailbox back, and comes back for a message', async () => {
    const { app } = client();
    await app.openDemo();
    const { rows } = app.mailbox.get();
    await until(app.mailbox, (now) => now.summaries.size === rows.length);
    await app.release();
    await until(app.visit, (now) => now.name === 'open' && now.line.name === 'released');
    const small = rows.find(({ size }) => size < 50_000);
    if (!small) throw new Error('no small message');
    app.open(small.id);
    await until(app.reader, (now) => now.name === 'ready');
    expect(app.visit.get()).toMatchObject({ line: { name: 'held' } });
  });

  test('leaves nothing of the mailbox behind when it ends', async () => {
    const { app } = client();
    await app.openDemo();
    app.mark([app.mailbox.get().rows[0]!.id]);
    await app.disconnect();
    expect(app.visit.get().name).toBe('closed');
    expect(app.mailbox.get().rows).toEqual([]);
    expect(app.deletion.get().marks.size).toBe(0);
    expect(app.reader.get()).toEqual({ name: 'empty' });
  });

  test('nothing secret is kept on the device or said to anything but `open`', async () => {
    const local = keyValue();
    const session = keyValue();
    const { app, archive, sent } = client({ local, session });
    await app.openDemo();
    app.mark([app.mailbox.get().rows[0]!.id]);
    app.change({ theme: 'dark' });
    await app.disconnect();
    const kept = [
      ...[local, session].flatMap((storage) =>
        storage.keys().map((key) => storage.get(key)),
      ),
      ...(await Promise.all(
        (['accounts', 'marks', 'journal', 'seen', 'identities'] as const).map((shelf) =>
          archive.all(shelf),
        ),
      )),
    ];
    expect(JSON.stringify(kept)).not.toContain('"password"');
    const withPassword = sent.filter((frame) => frame.includes('"password"'));
    expect(withPassword.length).toBe(1);
    expect(withPassword[0]).toContain('"op":"open"');
  });
});

describe('reading', () => {
  test('a message is fetched once, read again from memory, and seen on this device', async () => {
    const { app, sent } = client();
    await app.openDemo();
    const { rows } = app.mailbox.get();
    const [one, other] = rows.filter(({ size }) => size < 50_000);
    if (!one || !other) throw new Error('too few small messages');
    for (const { id } of [one, other, one]) {
      app.open(id);
      const shown = await until(
        app.reader,
        (now) => now.name === 'ready' && now.id === id,
      );
      expect(shown).toMatchObject({ whole: true, via: 'TOP', differs: null });
    }
    const reads = sent.filter((frame) => frame.includes('"op":"read"'));
    expect(reads.length).toBe(2);
    expect(app.mailbox.get().seen).toEqual(new Set([one.id, other.id]));
  });

  test('no message of the demo is called incomplete', async () => {
    const { app } = client();
    await app.openDemo();
    for (const { id, size } of app.mailbox.get().rows) {
      if (size > 2_000_000) continue;
      app.download(id);
      const shown = await until(
        app.reader,
        (now) => (now.name === 'ready' || now.name === 'failed') && now.id === id,
      );
      expect(shown).toMatchObject({ name: 'ready', differs: null });
    }
  });

  test('a large message is asked about, peeked at, downloaded with credit returned', async () => {
    const { app, sent } = client();
    await app.openDemo();
    const large = app.mailbox.get().rows.find(({ size }) => size > 4_000_000);
    if (!large) throw new Error('no large message');
    app.open(large.id);
    expect(app.reader.get()).toEqual({
      name: 'ask-first',
      id: large.id,
      size: large.size,
    });
    app.peek(large.id, 200);
    const peeked = await until(app.reader, (now) => now.name === 'ready');
    expect(peeked).toMatchObject({ whole: false, via: 'TOP', differs: null });
    app.download(large.id);
    const whole = await until(app.reader, (now) => now.name === 'ready' && now.whole);
    expect(whole).toMatchObject({ differs: null });
    expect(sent.some((frame) => frame.includes('"type":"credit"'))).toBe(true);
    app.open(large.id);
    await until(app.reader, (now) => now.name === 'ready');
  });

  test('cancelling a download returns to the question and leaves the line usable', async () => {
    const { app } = client();
    await app.openDemo();
    const { rows } = app.mailbox.get();
    const large = rows.find(({ size }) => size > 4_000_000);
    const small = rows.find(({ size }) => size < 50_000);
    if (!large || !small) throw new Error('sizes');
    app.download(large.id);
    await until(app.reader, (now) => now.name === 'loading');
    app.cancelReading();
    expect(app.reader.get().name).toBe('ask-first');
    app.open(small.id);
    await until(app.reader, (now) => now.name === 'ready' && now.id === small.id);
  });

  test('a message is saved as the server sent it, under a safe name', async () => {
    const { app, files } = client();
    await app.openDemo();
    const { rows } = app.mailbox.get();
    const small = rows.find(({ size }) => size < 50_000);
    if (!small) throw new Error('no small message');
    await app.saveMessage(small.id);
    expect(files.length).toBe(1);
    expect(files[0]?.name).toMatch(/^[^/\\:]+\.eml$/);
    expect(files[0]?.file.size).toBe(small.size);
  });
});
