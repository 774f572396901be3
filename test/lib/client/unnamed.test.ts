// Servers without lasting names: what was kept is known again by size and header, is not
// fetched twice, and is never taken for another message.
import { expect, test } from 'vitest';
import { until, type Client } from '../../rigs/client.ts';
import { device, id, openAt, type Device } from '../../rigs/remembered.ts';
import { startShelf, type Shelf, type Shelved } from '../../rigs/shelf.ts';
import { atEnd } from '../../server/relay.ts';

/** All of one size, so that places tell nothing. */
const letter = (n: number, uid: string | null = null): Shelved => ({
  uid,
  text: `From: a@example.org\r\nSubject: letter ${n}\r\nMessage-ID: <${n}@example.org>\r\n\r\ntext ${n}\r\n`,
});
const letters = (count: number) => Array.from({ length: count }, (_, n) => letter(n + 1));

/** All headers are in, and what is kept is known. */
async function known({ app }: Client) {
  await until(app.mailbox, (now) => now.summaries.size >= now.rows.length);
  await until(app.saved, (now) => now.name === 'on');
}
const subjectsSaved = ({ app }: Client) => {
  const { summaries } = app.mailbox.get();
  const saved = app.saved.get();
  if (saved.name === 'off') return saved.why;
  return [...saved.sizes.keys()].map((one) => summaries.get(one)?.subject ?? one).sort();
};
const fetched = (shelf: Shelf) =>
  shelf.commands.filter((line) => line.startsWith('RETR')).length;

async function saveAll(shelf: Shelf, kept: Device) {
  const client = await openAt(shelf, kept);
  await known(client);
  client.app.saveHere('all');
  await until(client.app.downloading, (now) => now.name === 'done');
  return client;
}

test('is known again at another place, read from here, and not fetched twice', async () => {
  const shelf = await startShelf(letters(5), atEnd);
  const kept = device();
  const first = await saveAll(shelf, kept);
  expect(fetched(shelf)).toBe(5);
  first.app.setSeen([id(' 2')], true);
  await expect.poll(async () => (await kept.archive.all('seen', 'u@h')).length).toBe(1);
  first.kill();

  shelf.put([...letters(5).slice(1), letter(6)]);
  const client = await openAt(shelf, kept);
  const { app } = client;
  await known(client);
  // The first went: it is only here, as a row of its own.
  await expect.poll(() => app.mailbox.get().onlyHere.length).toBe(1);
  const two = id(' 1');
  await until(app.mailbox, (now) => now.seen.has(two));
  expect(app.mailbox.get().seen.has(id(' 2'))).toBe(false);
  app.open(two);
  const shown = await until(app.reader, (now) => now.name === 'ready');
  expect(shown.letter.subject).toBe('letter 2');
  app.saveHere('all');
  await until(app.downloading, (now) => now.name === 'done');
  expect(fetched(shelf)).toBe(6);
  await expect
    .poll(() => subjectsSaved(client))
    .toEqual(['letter 1', 'letter 2', 'letter 3', 'letter 4', 'letter 5', 'letter 6']);
  const [only] = app.mailbox.get().onlyHere;
  app.open(only?.id ?? id(''));
  const gone = await until(
    app.reader,
    (now) => now.name === 'ready' && now.id === only?.id,
  );
  expect(gone.name === 'ready' && gone.letter.subject).toBe('letter 1');
  await expect.poll(() => kept.messages.unread('u@h', 9)).toEqual([]);
  client.kill();

  // And without the server.
  const away = await openAt(shelf, kept);
  await away.app.disconnect();
  await until(away.app.remembered, (now) => now.length === 1);
  expect(await away.app.openSaved('u@h')).toBe(true);
  await until(away.app.mailbox, (now) => now.onlyHere.length === 6);
});

test('two that are alike are not kept, so that none is shown for the other', async () => {
  const same = { uid: null, text: letter(1).text.replace('text 1', 'text x') };
  const shelf = await startShelf([letter(1), same, letter(2)], atEnd);
  const client = await saveAll(shelf, device());
  expect(fetched(shelf)).toBe(1);
  await expect.poll(() => subjectsSaved(client)).toEqual(['letter 2']);
  client.app.open(id(' 2'));
  const shown = await until(client.app.reader, (now) => now.name === 'ready');
  expect(shown.letter.text).toContain('text x');
});

test('a name that is given twice is as none', async () => {
  const doubled = [letter(1, 'same'), letter(2, 'same'), letter(3, 'own')];
  const shelf = await startShelf(doubled, atEnd);
  const kept = device();
  (await saveAll(shelf, kept)).kill();
  shelf.put(doubled.toReversed());
  const client = await openAt(shelf, kept);
  await known(client);
  await expect
    .poll(() => subjectsSaved(client))
    .toEqual(['letter 1', 'letter 2', 'letter 3']);
  expect(client.app.mailbox.get().onlyHere).toEqual([]);
  client.app.open(id('same 1'));
  const shown = await until(client.app.reader, (now) => now.name === 'ready');
  expect(shown.letter.subject).toBe('letter 2');
  expect(fetched(shelf)).toBe(3);
});

test('another message than the header said is not kept', async () => {
  const shelf = await startShelf([letter(1), letter(2)], atEnd);
  const kept = device();
  const client = await openAt(shelf, kept);
  await known(client);
  shelf.mix();
  client.app.saveHere('all');
  const end = await until(client.app.downloading, (now) => now.name === 'done');
  expect(end.name === 'done' && end.aside).toHaveLength(2);
  expect(await kept.messages.list('u@h')).toEqual([]);
});
