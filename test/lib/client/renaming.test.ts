// A server that gives its messages new names, or their names to others: what is kept, read and
// marked goes on with the message it belongs to, and nothing is guessed. The whole client
// against a real proxy; the server answers as the test says.
import { expect, test } from 'vitest';
import { until, type Client } from '../../rigs/client.ts';
import {
  device,
  id,
  openAt,
  opened,
  settled,
  type Device,
} from '../../rigs/remembered.ts';
import { startShelf, type Shelved } from '../../rigs/shelf.ts';
import { atEnd } from '../../server/relay.ts';

const letter = (n: number, more = ''): Shelved => ({
  uid: `old-${n}`,
  text: `From: a@example.org\r\nSubject: letter ${n}\r\nMessage-ID: <${n}@example.org>\r\n\r\ntext ${n}${more}\r\n`,
});
const letters = (count: number) =>
  Array.from({ length: count }, (_, at) => letter(at + 1));
const renamed = (all: readonly Shelved[]) =>
  all.map((one) => ({ ...one, uid: `${one.uid}`.replace('old', 'new') }));

/** Reads the first, saves the first two, marks the third. */
async function liveIn(client: Client, kept: Device): Promise<void> {
  const told = { copy: null, how: 'unproven', isOurs: true };
  const copy = { folder: 'f', uidValidity: '1', uid: 7, ...told };
  await kept.archive.put(
    'copied',
    ['old-1', 'old-4'].map((id) => ({
      account: 'u@h',
      id: `f ${id}`,
      value: { ...copy, id },
    })),
  );
  await kept.archive.put('wishes', [
    { account: 'u@h', id: 'old-4', value: { id: 'old-4', wish: 'stays' } },
  ]);
  const { app } = client;
  await settled(client, kept);
  await until(app.saved, (now) => now.name === 'on');
  app.saveHere([id('old-1'), id('old-2')]);
  await until(app.downloading, (now) => now.name === 'done');
  app.setSeen([id('old-1')], true);
  app.mark([id('old-3')]);
  await expect.poll(async () => (await kept.archive.all('marks', 'u@h')).length).toBe(1);
  await expect.poll(async () => (await kept.archive.all('seen', 'u@h')).length).toBe(1);
  client.kill();
}

test('new names for all: the old state is there, and nothing is fetched again', async () => {
  const shelf = await startShelf(letters(40), atEnd);
  const kept = device();
  await liveIn(await openAt(shelf, kept), kept);
  shelf.put([...renamed(letters(40)), { ...letter(99), uid: 'new-99' }]);
  const client = await openAt(shelf, kept);
  const { app } = client;
  expect(app.renaming.get().name).toBe('comparing'); // and not "41 new, 40 gone"
  const end = await until(app.renaming, (now) => now.name === 'done');
  expect(end).toEqual({ name: 'done', recognised: 40, total: 40 });
  expect(opened(client).since).toMatchObject({ added: 1, gone: 0 });
  await until(app.mailbox, (now) => now.seen.has(id('new-1')));
  expect([...app.mailbox.get().seen]).toEqual(['new-1']);
  await until(app.deletion, (now) => now.marks.has(id('new-3')));
  expect([...app.deletion.get().marks.keys()]).toEqual(['new-3']);
  await until(app.saved, (now) => now.name === 'on' && now.sizes.has(id('new-1')));
  const fetched = shelf.commands.length;
  app.saveHere([id('new-1'), id('new-2')]);
  await until(app.downloading, (now) => now.name === 'done' && now.figures.total === 0);
  app.open(id('new-2'));
  const shown = await until(app.reader, (now) => now.name === 'ready');
  expect(shown.letter.subject).toBe('letter 2');
  expect(
    shelf.commands.slice(fetched).filter((line) => /^RETR|^TOP 2 /.test(line)),
  ).toEqual([]);
  expect((await kept.messages.gone('u@h', 9)).length).toBe(0);
  expect((await kept.archive.all('wishes', 'u@h')).map((one) => one.value)).toEqual([
    { id: 'new-4', wish: 'stays' },
  ]);
  const copied = await kept.archive.all('copied', 'u@h');
  expect(copied.map((one) => one.id)).toEqual(['f new-1', 'f new-4']);

  // The mark is still of the same letter, by the server's own header.
  await app.commit();
  const { commit } = await until(app.deletion, (now) => now.commit.name === 'done');
  expect(commit).toMatchObject({
    receipt: { lines: [{ id: 'new-3', outcome: 'gone' }] },
  });
  expect(shelf.left().map(({ uid }) => uid)).not.toContain('new-3');
  client.kill();

  const again = await openAt(shelf, kept);
  expect(again.app.renaming.get().name).toBe('idle');
  expect(opened(again).since).toMatchObject({ added: 0, gone: 0 });
});

test('a tab that dies while names are compared loses nothing', async () => {
  const shelf = await startShelf(letters(40), atEnd);
  const kept = device();
  await liveIn(await openAt(shelf, kept), kept);
  shelf.put(renamed(letters(40)));
  shelf.hold('TOP');
  const dying = await openAt(shelf, kept);
  expect(dying.app.renaming.get().name).toBe('comparing');
  await expect
    .poll(async () => (await kept.messages.lastListing('u@h'))?.rows[0]?.id)
    .toBe('new-1');
  dying.kill();
  shelf.hold(null);
  const { app } = await openAt(shelf, kept);
  await until(app.renaming, (now) => now.name === 'done');
  await until(app.deletion, (now) => now.marks.has(id('new-3')));
  await until(app.saved, (now) => now.name === 'on' && now.sizes.has(id('new-1')));
});

test('a tab that dies behind the archive’s step: the next one takes the rest along', async () => {
  const shelf = await startShelf(letters(40), atEnd);
  const kept = device();
  await liveIn(await openAt(shelf, kept), kept);
  shelf.put(renamed(letters(40)));
  const broken: Device = {
    ...kept,
    archive: { ...kept.archive, replace: () => new Promise(() => {}) },
  };
  const dying = await openAt(shelf, broken);
  await expect.poll(async () => (await kept.messages.newNames('u@h')).length).toBe(40);
  dying.kill();
  const client = await openAt(shelf, kept);
  const { app } = client;
  const end = await until(app.renaming, (now) => now.name === 'done');
  expect(end).toEqual({ name: 'done', recognised: 40, total: 40 });
  expect(opened(client).since).toMatchObject({ added: 0, gone: 0 });
  await until(app.deletion, (now) => now.marks.has(id('new-3')));
  await until(app.mailbox, (now) => now.seen.has(id('new-1')));
});

test('two that are alike: no mark is guessed, and no copy is shown as the other', async () => {
  const twins = [letter(1), letter(2), { ...letter(3), text: letter(2).text }];
  const shelf = await startShelf(twins, atEnd);
  const kept = device();
  const before = await openAt(shelf, kept);
  await settled(before, kept);
  before.app.mark([id('old-2')]);
  const stays = { id: 'old-3', wish: 'stays' };
  await kept.archive.put('wishes', [{ account: 'u@h', id: 'old-3', value: stays }]);
  before.app.saveHere([id('old-2')]);
  await until(before.app.downloading, (now) => now.name === 'done');
  before.kill();
  shelf.put(renamed(twins).reverse());
  const { app } = await openAt(shelf, kept);
  const end = await until(app.renaming, (now) => now.name === 'done');
  expect(end).toMatchObject({ recognised: 1, total: 3 });
  await until(app.saved, (now) => now.name === 'on');
  expect([...app.deletion.get().marks.keys()].filter((one) => one !== 'old-2')).toEqual(
    [],
  );
  const saved = app.saved.get();
  expect(saved.name === 'on' && [...saved.sizes.keys()]).toEqual(['old-2']);
  // Whichever of the two was to stay on the server: no rule removes either.
  expect((await kept.archive.all('wishes', 'u@h')).map((one) => one.id)).toEqual([
    'new-2',
    'new-3',
    'old-3',
  ]);
});

test('old names for other letters: copies follow their letters, and none is shown for another', async () => {
  const four = letters(4);
  const shelf = await startShelf(four, atEnd);
  const kept = device();
  await liveIn(await openAt(shelf, kept), kept);
  // As servers do that name by place: the first went, and all move up.
  shelf.put(four.slice(1).map((one, at) => ({ ...one, uid: `old-${at + 1}` })));
  const { app } = await openAt(shelf, kept);
  const end = await until(app.renaming, (now) => now.name === 'done');
  expect(end).toMatchObject({ recognised: 3 });
  await until(app.deletion, (now) => now.marks.has(id('old-2')));
  expect([...app.deletion.get().marks.keys()]).toEqual(['old-2']);
  expect([...app.mailbox.get().seen]).toEqual([]);
  // What a target keeps of the first letter says nothing of the one that has its name.
  const copied = await kept.archive.all('copied', 'u@h');
  expect(copied.map((one) => one.id)).toEqual(['f old-3']);
  const saved = await until(
    app.saved,
    (now) => now.name === 'on' && !now.sizes.has(id('old-2')),
  );
  // Letter 2 has the name of the first; the first itself is only here.
  expect(saved.name === 'on' && [...saved.sizes.keys()].sort()).toEqual([
    expect.stringMatching(/^ was /),
    'old-1',
  ]);
  app.open(id('old-1'));
  const shown = await until(app.reader, (now) => now.name === 'ready');
  expect(shown.letter.subject).toBe('letter 2');
  await until(app.mailbox, (now) => now.onlyHere.length === 1);
});

test('an empty mailbox erases no memory', async () => {
  const shelf = await startShelf(letters(12), atEnd);
  const kept = device();
  await liveIn(await openAt(shelf, kept), kept);
  shelf.put([]);
  const empty = await openAt(shelf, kept);
  expect(opened(empty).since).toMatchObject({ added: 0, gone: 12 });
  await expect
    .poll(async () => (await kept.messages.lastListing('u@h'))?.rows.length)
    .toBe(0);
  empty.kill();
  shelf.put(letters(12));
  const asked = shelf.commands.length;
  const { app } = await openAt(shelf, kept);
  expect(app.visit.get()).toMatchObject({ since: { added: 0, gone: 0 } });
  await until(app.mailbox, (now) => now.summaries.size === 12);
  expect([...app.mailbox.get().seen]).toEqual(['old-1']);
  expect([...app.deletion.get().marks.keys()]).toEqual(['old-3']);
  await until(app.saved, (now) => now.name === 'on' && now.sizes.has(id('old-1')));
  await expect.poll(() => kept.messages.gone('u@h', 99)).toEqual([]);
  expect(shelf.commands.slice(asked).filter((line) => line.startsWith('RETR'))).toEqual(
    [],
  );
});

test('new names after an empty mailbox are recognised all the same', async () => {
  const shelf = await startShelf(letters(12), atEnd);
  const kept = device();
  await liveIn(await openAt(shelf, kept), kept);
  shelf.put([]);
  (await openAt(shelf, kept)).kill();
  shelf.put(renamed(letters(12)));
  const { app } = await openAt(shelf, kept);
  const end = await until(app.renaming, (now) => now.name === 'done');
  expect(end).toEqual({ name: 'done', recognised: 12, total: 12 });
  await until(app.deletion, (now) => now.marks.has(id('new-3')));
});
