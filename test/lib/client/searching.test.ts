// The search over a mailbox part of which is kept here, with the real archive: what rows
// show, what messages say, and what is honest to say of the rest.
import { expect, test } from 'vitest';
import type { Words } from '../../../lib/archive/messages.ts';
import { createExcerpts } from '../../../lib/client/search-excerpts.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import { parseFully } from '../../../lib/mime/parse-fully.ts';
import { startClient, until } from '../../rigs/client.ts';
import { id, openMailbox, summaryOf } from '../../rigs/mailbox.ts';
import { messagesOnDevice } from '../../rigs/messages.ts';
import { atEnd } from '../../server/relay.ts';
import { save } from '../archive/messages-acceptance.ts';

const account = 'u@h';

/** Of ten messages the first six are kept here; of the sixth the words are not known yet. */
async function someKept() {
  const archive = messagesOnDevice();
  const bodies = [
    'The slate for the roof came in spring.',
    'L’été dernier, les ardoises étaient bleues.',
    'いつもお世話になります。日本語の見積書を送ります。',
    '明天我们在北京开会。',
    'A slate again, and a quotation.',
    'Slate that nobody has looked through.',
  ];
  const letters = bodies.map((body, n) =>
    new TextEncoder().encode(
      [
        `From: s${n}@example.org`,
        n === 1 ? 'Cc: Ann <ann@copy.example>' : 'X-Plain: yes',
        n === 4 ? 'List-Id: Roofers <roofers.lists.example>' : 'X-None: 1',
        `Subject: Subject ${n}`,
        'Content-Type: text/plain; charset=utf-8',
        '',
        body,
      ].join('\r\n'),
    ),
  );
  const box = openMailbox(10, (n) => letters[n]?.length ?? 1_000 + n, archive);
  box.mailbox.learn(Array.from({ length: 10 }, (_, n) => summaryOf(n)));
  for (const [n, letter] of letters.entries())
    await save(archive, account, id(n), letter);
  const words = (n: number): Words => ({
    subject: `Subject ${n}`,
    people: '',
    body: bodies[n] ?? '',
    files: n === 0 ? ['Devis_été.pdf'] : [],
    date: 1_000 * n,
  });
  await archive.learn(
    account,
    [0, 1, 2, 3, 4].map((n) => ({ id: id(n), words: words(n) })),
  );
  const sizes = new Map(letters.map((letter, n) => [id(n), letter.length]));
  box.stores.saved.set({ name: 'on', sizes, same: new Map() });
  box.mailbox.setKept(sizes);
  box.searching.begin(account);
  const find = async (text: string): Promise<string[]> => {
    box.searching.set(text);
    await until(box.stores.search, (now) => now.name !== 'running');
    box.clock.go(1_000);
    return [...box.stores.mailbox.get().view].sort();
  };
  return { ...box, archive, find };
}

const named = (...numbers: number[]): MessageId[] => numbers.map(id);

test('finds words inside what is kept, accents, beginnings and unspaced scripts', async () => {
  const { find } = await someKept();
  expect(await find('slate')).toEqual(named(0, 4));
  expect(await find('SLA')).toEqual(named(0, 4));
  expect(await find('ete')).toEqual(named(0, 1)); // in a file's name too
  expect(await find('"the roof"')).toEqual(named(0));
  expect(await find('"roof the"')).toEqual([]);
  expect(await find('日本')).toEqual(named(2));
  expect(await find('日')).toEqual(named(2));
  expect(await find('見積書')).toEqual(named(2));
  expect(await find('北京')).toEqual(named(3));
  expect(await find('京北')).toEqual([]);
  expect(await find('body:subject')).toEqual([]);
  expect(await find('filename:devis')).toEqual(named(0));
  expect(await find('fichier:ete')).toEqual(named(0));
  expect(await find('slate OR ardoises')).toEqual(named(0, 1, 4));
  expect(await find('slate -quotation')).toEqual(named(0));
});

test('joins what rows show and what messages say', async () => {
  const { find, searching, mailbox } = await someKept();
  expect(await find('subject:"subject 4" slate')).toEqual(named(4));
  expect(await find('"subject 7" OR slate')).toEqual(named(0, 4, 7));
  expect(await find('from:s0 slate')).toEqual(named(0));
  expect(await find('is:offline')).toEqual(named(0, 1, 2, 3, 4, 5));
  expect(await find('-is:offline')).toEqual(named(6, 7, 8, 9));
  expect(await find('is:new')).toEqual(named(0));
  expect(await find('has:attachment')).toEqual(named(0));
  expect(await find('-has:attachment')).toEqual(named(1, 2, 3, 4, 5, 6, 7, 8, 9));
  mailbox.setFilter('', null);
  searching.set('');
});

test('says of what was not looked through neither yes nor its opposite', async () => {
  const { find } = await someKept();
  // 5 is here and not looked through yet, 6 to 9 are not here.
  expect(await find('-body:slate')).toEqual(named(1, 2, 3));
  // Where the row is all there is, it decides.
  expect(await find('-slate')).toEqual(named(1, 2, 3, 5, 6, 7, 8, 9));
});

test('reads from the messages what no row and no index holds', async () => {
  const { find, stores } = await someKept();
  expect(await find('cc:ann')).toEqual(named(1));
  expect(stores.search.get()).toMatchObject({ heads: { done: 6, total: 6 } });
  expect(await find('list:roofers')).toEqual(named(4));
  expect(await find('header:x-plain:YES')).toEqual(named(0, 2, 3, 4, 5));
  expect(await find('header:x-plain')).toEqual(named(0, 2, 3, 4, 5));
  expect(await find('-header:x-plain')).toEqual(named(1));
  // Only where the rest allows it.
  expect(await find('slate list:roofers')).toEqual(named(4));
  expect(stores.search.get()).toMatchObject({ heads: { done: 2, total: 2 } });
});

test('counts what can be searched, and a result stays one while it is read', async () => {
  const { find, stores } = await someKept();
  await until(stores.search, (now) => now.findable === 5);
  expect(await find('is:unread slate')).toEqual(named(0, 4));
  stores.mailbox.set((now) => ({ ...now, seen: new Set([id(0)]) }));
  expect(stores.mailbox.get().view).toHaveLength(2);
  expect(await find('is:unread slate ')).toEqual(named(4));
});

test('a question that was replaced adds nothing to the next', async () => {
  const { searching, stores, clock } = await someKept();
  searching.set('slate');
  searching.set('ardoises');
  await until(stores.search, (now) => now.name === 'done');
  clock.go(1_000);
  expect(stores.mailbox.get().view).toEqual(named(1));
  searching.set('');
  expect(stores.mailbox.get().view).toHaveLength(10);
});

test('shows where the words stand, of what is on screen', async () => {
  const { find, stores, searching, archive, clock } = await someKept();
  const { excerpts: store, search, reader } = stores;
  const parse = parseFully;
  const sizeOf = (one: MessageId) => (one === id(0) ? 3_000_000 : 1);
  const parts = { store, search, reader, searching, archive, parse, clock, sizeOf };
  const excerpts = createExcerpts(parts);
  excerpts.begin(account);
  await find('ete');
  excerpts.showing(named(0, 1, 2));
  // One of them is too large to be read for a line of text.
  const shown = await until(stores.excerpts, (now) => now.size === 1);
  const one = shown.get(id(1));
  expect(one?.text).toBe('L’été dernier, les ardoises étaient bleues.');
  expect(one?.hits.map(([from, to]) => one.text.slice(from, to))).toEqual(['été']);
  await find('日本');
  const next = await until(stores.excerpts, (now) => now.size === 1);
  const [hit = [0, 0]] = next.get(id(2))?.hits ?? [];
  expect(next.get(id(2))?.text.slice(...hit)).toBe('日本');
});

test('what becomes findable while it is searched for is found', async () => {
  const { find, searching, stores, archive, clock } = await someKept();
  await until(stores.search, (now) => now.findable === 5);
  expect(await find('looked')).toEqual([]);
  const words = { subject: '', people: '', body: 'Slate, looked through.', files: [] };
  await archive.learn(account, [{ id: id(5), words: { ...words, date: 1 } }]);
  searching.learned();
  clock.go(2_000);
  await until(stores.mailbox, (now) => now.view.length === 1);
  expect(stores.mailbox.get().view).toEqual(named(5));
  expect(stores.search.get().findable).toBe(6);
});

test('works in a mailbox that was read out of files', async () => {
  const client = startClient(0, { messages: messagesOnDevice() });
  atEnd(() => client.kill());
  const letters = ['The slate came.', 'Nothing of it.', '日本語の見積書です。'];
  const files = letters.map(
    (body, n) =>
      new File(
        [
          `From: a@x.example\r\nSubject: File ${n}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`,
        ],
        `${n}.eml`,
      ),
  );
  await client.app.importFiles(files);
  const { app } = client;
  await until(app.visit, (now) => now.name === 'open');
  await until(app.search, (now) => now.findable === 3);
  const find = async (text: string) => {
    app.setFilter(text);
    await until(app.search, (now) => now.name !== 'running');
    const { view, summaries } = app.mailbox.get();
    return view.map((one) => summaries.get(one)?.subject);
  };
  expect(await find('slate')).toEqual(['File 0']);
  expect(await find('日本')).toEqual(['File 2']);
  expect(await find('is:offline -slate')).toHaveLength(2);
});
