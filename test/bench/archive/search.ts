// What is timed inside the page for the search: a mailbox of many messages, all kept here,
// and words typed letter by letter into the client's own search. Milliseconds.
import type { MessageArchive, Words } from '../../../lib/archive/messages.ts';
import { createMailbox } from '../../../lib/client/mailbox.ts';
import { createSearching } from '../../../lib/client/searching.ts';
import { createStores } from '../../../lib/client/stores.ts';
import type { MessageId, Summary } from '../../../lib/mail/message.ts';

const account = 'search';
const octets = 400;
const name = (n: number) => `s${n}` as MessageId;
const dayMs = 86_400_000;

/** 20,000 made words; low numbers are frequent, as in any language. */
const vocabulary = Array.from({ length: 20_000 }, (_, n) => {
  let state = (Math.imul(n + 1, 2_654_435_761) >>> 0) + 1;
  return Array.from({ length: 2 + (n % 4) }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (
      ('bcdfgklmnprstv'[(state >>> 8) % 14] ?? '') + ('aeiou'[(state >>> 16) % 5] ?? '')
    );
  }).join('');
});

function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

function wordsOf(n: number): Words {
  const chance = dice(n);
  const some = (count: number) =>
    Array.from(
      { length: count },
      () => vocabulary[Math.floor(chance() ** 3 * vocabulary.length)] ?? '',
    ).join(' ');
  return {
    subject: some(5),
    people: `${some(2)} <p${n % 997}@bench.example>`,
    body: some(40 + (n % 80)),
    files: n % 7 === 0 ? [`${some(1)}.pdf`] : [],
    date: Date.UTC(2016, 0) + n * 3_000_000,
  };
}

/** Puts so many small messages and makes them findable. */
export async function fillForSearch(
  archive: MessageArchive,
  count: number,
): Promise<{ putMs: number; learnMs: number }> {
  const raw = new Uint8Array(octets).fill(97);
  let next = 0;
  const begun = performance.now();
  const each = async () => {
    while (next < count) {
      const put = await archive.put({ account, id: name(next++), size: octets });
      await put?.write(raw.slice());
      await put?.finish('RETR');
    }
  };
  await Promise.all(Array.from({ length: 200 }, each));
  const putMs = performance.now() - begun;
  const learning = performance.now();
  for (let from = 0; from < count; from += 500)
    await archive.learn(
      account,
      Array.from({ length: Math.min(500, count - from) }, (_, n) => ({
        id: name(from + n),
        words: wordsOf(from + n),
      })),
    );
  return { putMs, learnMs: performance.now() - learning };
}

/** As headers tell it: the list is sorted and searched by these. */
function summaryOf(n: number): Summary {
  const { subject, people, date } = wordsOf(n);
  const [, who = '', address = ''] = /^(.*) <(.*)>$/.exec(people) ?? [];
  return {
    id: name(n),
    from: [{ name: who, address }],
    to: [{ name: '', address: 'me@bench.example' }],
    subject,
    date,
    arrived: date,
    messageId: '',
    mayHaveAttachments: n % 7 === 0,
    headerHash: '',
  };
}

/** Frequent words, rare ones, several at once, phrases, operators, and what is in no message. */
function queries(): string[] {
  const word = (n: number) => vocabulary[n] ?? '';
  return [
    word(0), word(3), word(40), word(400), word(4_000), word(15_000),
    `${word(1)} ${word(2)}`, `${word(5)} ${word(700)}`, `${word(9)} ${word(30)} ${word(90)}`,
    `"${word(0)} ${word(1)}"`, `body:${word(12)}`, `from:p12 ${word(2)}`,
    `${word(7)} larger:100`, `${word(7)} newer_than:5y`, `${word(6)} -${word(8)}`,
    `${word(20)} OR ${word(21)}`, `filename:${word(2)}`, 'has:attachment', 'zzyzx', 'p500@bench',
  ]; // prettier-ignore
}

export type Keystrokes = {
  /** Of each keystroke: until the rows answered, and until the index did as well. */
  rows: number[];
  first: number[];
  /** Of each whole query: until all of the index was looked through. */
  whole: number[];
  /** The keystrokes that took longest. */
  longest: string[];
};

export async function typeQueries(
  given: MessageArchive,
  count: number,
): Promise<Keystrokes> {
  let answered = () => {};
  const archive: MessageArchive = {
    ...given,
    async findPage(owner, wanted, page) {
      const found = await given.findPage(owner, wanted, page);
      // Behind what is done with it.
      if (page.before === null) setTimeout(() => answered());
      return found;
    },
  };
  const clock = {
    now: () => Date.now(),
    after(ms: number, then: () => void) {
      const timer = setTimeout(then, ms);
      return () => clearTimeout(timer);
    },
  };
  const stores = createStores();
  const { mailbox: store, saved, deletion, search } = stores;
  const mailbox = createMailbox(store, clock, () => ['en']);
  const ids = Array.from({ length: count }, (_, n) => name(n));
  mailbox.takeRows({
    serial: 1,
    from: 0,
    rows: ids.map((id) => [id, octets]),
    last: true,
  });
  mailbox.settle({
    serial: 1,
    count,
    octets: 0,
    takenAt: Date.now() - dayMs,
    doubles: [],
  });
  mailbox.learn(ids.map((_, n) => summaryOf(n)));
  saved.set({
    name: 'on',
    sizes: new Map(ids.map((id) => [id, octets])),
    same: new Map(),
  });
  const isNew = () => false;
  const parts = { store: search, mailbox, mailboxState: store, deletion, saved, isNew };
  const searching = createSearching({ ...parts, archive, clock });
  searching.begin(account);
  await new Promise((resolve) => setTimeout(resolve, 1_000));

  const times: Keystrokes = { rows: [], first: [], whole: [], longest: [] };
  const all: { typed: string; ms: number }[] = [];
  const isDone = () =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (search.get().name === 'running') return;
        stop();
        resolve();
      };
      const stop = search.subscribe(look);
      look();
    });
  for (const query of queries()) {
    for (let length = 1; length <= query.length; length++) {
      const index = new Promise<void>((resolve) => (answered = resolve));
      const begun = performance.now();
      searching.set(query.slice(0, length));
      times.rows.push(performance.now() - begun);
      const now = search.get();
      if (now.name === 'running') await Promise.race([index, isDone()]);
      times.first.push(performance.now() - begun);
      all.push({ typed: query.slice(0, length), ms: performance.now() - begun });
      if (length === query.length) {
        await isDone();
        times.whole.push(performance.now() - begun);
      } else await new Promise((resolve) => setTimeout(resolve, 60)); // a fast hand
    }
  }
  all.sort((a, b) => b.ms - a.ms);
  times.longest = all.slice(0, 8).map(({ typed, ms }) => `${typed} ${ms.toFixed(0)}`);
  return times;
}
