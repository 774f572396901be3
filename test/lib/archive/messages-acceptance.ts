// What every archive of messages must do, as one run over it; throws at the first broken
// promise. It needs nothing but the archive, so that the same run works inside a browser.
import type { MessageArchive, Words } from '../../../lib/archive/messages.ts';
import type { MessageId } from '../../../lib/mail/message.ts';

export const named = (id: string) => id as MessageId;

/** Octets that no packing makes smaller, and ones that every packing does. */
export function letter(octets: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(octets);
  let state = seed;
  for (let n = 0; n < octets; n++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[n] = n % 3_000 < 1_500 ? state >>> 24 : 97 + (n % 7);
  }
  return bytes;
}

export async function save(
  archive: MessageArchive,
  account: string,
  id: string,
  raw: Uint8Array,
): Promise<void> {
  const put = await archive.put({ account, id: named(id), size: raw.length });
  if (!put) throw new Error(`${id} is there already`);
  for (let at = 0; at < raw.length; at += 40_000)
    await put.write(raw.subarray(at, at + 40_000));
  await put.finish('RETR');
}

const words = (more: Partial<Words>): Words => ({
  subject: '',
  people: '',
  body: '',
  files: [],
  date: 1_000,
  ...more,
});

export async function acceptMessages(archive: MessageArchive): Promise<void> {
  await archive.forgetEverything();
  const [one, other] = ['a@h:995', 'b@h:995'];
  const small = letter(5_000);
  const large = letter(1_300_000, 7);

  await save(archive, one, 'large', large);
  await save(archive, one, 'small', small);
  await save(archive, other, 'small', large.slice(0, 10));
  await save(archive, one, 'nothing', new Uint8Array());
  same('octet for octet', equal((await archive.read(one, named('large')))?.raw, large));
  same('empty as well', (await archive.read(one, named('nothing')))?.raw.length, 0);
  same('by name', (await archive.read(other, named('small')))?.raw.length, 10);
  same('what is not here is null', await archive.read(one, named('other')), null);
  for (const [from, to] of [
    [0, 1],
    [262_143, 262_146],
    [1_299_999, 2_000_000],
    [5, 5],
  ] as const)
    // prettier-ignore
    same(
      `octets ${from} to ${to}`,
      equal(await archive.readRange(one, named('large'), { from, to }), large.slice(from, to)), // prettier-ignore
    );
  same('once is enough', await archive.put({ account: one, id: named('small'), size: small.length }), null); // prettier-ignore

  await acceptOtherSizes(archive, one, small);

  // Nobody waits between two writes, and their order stands.
  const fast = await archive.put({ account: other, id: named('fast'), size: 1 });
  for (let at = 0; at < large.length; at += 100_000)
    void fast?.write(large.subarray(at, at + 100_000));
  await fast?.finish('RETR');
  same('in order', equal((await archive.read(other, named('fast')))?.raw, large));
  await archive.forget(other, [named('fast')]);

  const half = await archive.put({ account: one, id: named('half'), size: 900_000 });
  await half?.write(large.subarray(0, 600_000));
  same('half is not here', await archive.read(one, named('half')), null);
  same(
    'nor listed',
    (await archive.list(one)).map(({ id }) => id),
    ['large', 'nothing', 'small'],
  );
  await half?.drop();
  const refused = await half?.finish('RETR').catch((error: Error) => error.message);
  same('what was dropped cannot be finished', refused, 'interrupted');

  // The same message by two tabs at once, and many at once: each is here once.
  const twice = await Promise.all(
    [1, 2].map(() => archive.put({ account: one, id: named('twice'), size: 3 })),
  );
  await Promise.all(
    twice.map(async (put) => {
      await put?.write(new Uint8Array([1, 2, 3]));
      await put?.finish('TOP');
    }),
  );
  await Promise.all(
    Array.from({ length: 60 }, (_, n) => save(archive, other, `m${n}`, letter(900, n + 1))),
  ); // prettier-ignore
  same('sixty and one', (await archive.list(other)).length, 61);
  const mail = new TextEncoder().encode('Subject: x\r\nTo: y\r\n\r\nText\r\n');
  await save(archive, other, 'mail', mail);
  const verified = await archive.verify(other, named('mail'));
  same('read again', [verified?.octets, verified?.announced], [mail.length, mail.length]);
  same('its hash', verified?.sha256, await hashOf(mail));
  same('its header’s', verified?.headerHash, await hashOf(mail.subarray(0, 19)));
  same('of a large one', (await archive.verify(one, named('large')))?.sha256, await hashOf(large)); // prettier-ignore
  same('of none', await archive.verify(one, named('mail')), null);
  await archive.forget(other, [named('mail')]);
  const use = (await archive.use()).find(({ account }) => account === one);
  same('counted', [use?.messages, use?.octets], [4, 1_305_003]);
  same('packed', (use?.stored ?? 0) < 900_000, true);

  same('not yet read', (await archive.unread(one, 2)).length, 2);
  await archive.learn(one, [{ id: named('small'), words: words({ subject: 'Élan réunion', people: 'Ann <ann@x.example>', files: ['Rechnung_März.pdf'] }) }]); // prettier-ignore
  await archive.learn(one, [{ id: named('large'), words: words({ body: '今日は東京都で会議。ﾃｽﾄ', date: 5_000 }) }]); // prettier-ignore
  await archive.learn(one, [{ id: named('twice'), words: words({ body: 'reunion elsewhere, strasse: une œuvre, Gröẞe', date: 1_000 }) }]); // prettier-ignore
  await archive.learn(one, [{ id: named('gone'), words: words({ body: 'reunion' }) }]); // prettier-ignore
  same('one is left', await archive.unread(one, 10), ['nothing']);
  const find = (text: string, more: object = {}) =>
    archive.find(one, [{ text, ...more }], 10);
  same('without accents or case, newest place first', await find('REUNION'), ['twice', 'small']); // prettier-ignore
  same('in a column', await find('reunion', { in: 'subject' }), ['small']);
  same('a file', await find('marz', { in: 'files' }), ['small']);
  same('a beginning', await find('reun', { isBeginning: true }), ['twice', 'small']);
  same('not a beginning', await find('reun'), []);
  same('an address', await find('ann@x.example'), ['small']);
  for (const word of ['STRASSE', 'Straße', 'Œuvre', 'oeuvre', 'grosse', 'GRÖSSE'])
    same(word, await find(word), ['twice']);
  same('begun otherwise', await find('oeuv', { isBeginning: true }), ['twice']);
  same('otherwise in a column', await find('oeuvre', { in: 'subject' }), []);
  same(
    'the beginning of a word without spaces',
    await find('会議', { isBeginning: true }),
    ['large'],
  );
  for (const word of ['東京', '京都', '都', '東京都で会議', 'テスト'])
    same(word, await find(word), ['large']);
  same('not in this order', await find('都東'), []);
  same('and not', await archive.find(one, [{ text: 'reunion' }, { text: 'elsewhere', isNot: true }], 10), ['small']); // prettier-ignore
  same('nothing asked', await find(' "( '), []);
  same('findable', [await archive.countFindable(one), (await archive.findable(one, false)).sort(), await archive.findable(one, true)], [3, ['large', 'small', 'twice'], ['small']]); // prettier-ignore
  const first = await archive.findPage(one, [{ text: 'reunion' }], {
    most: 1,
    before: null,
  });
  const second = await archive.findPage(one, [{ text: 'reunion' }], {
    most: 1,
    before: first.next,
  });
  const third = await archive.findPage(one, [{ text: 'reunion' }], {
    most: 1,
    before: second.next,
  });
  same(
    'in pages',
    [first.ids, second.ids, third],
    [['twice'], ['small'], { ids: [], next: null }],
  );
  same('in its mailbox only', await archive.find(other, [{ text: 'reunion' }], 10), []);

  await archive.learn(one, [{ id: named('small'), words: words({ subject: 'anew' }) }]); // prettier-ignore
  same('learnt anew', await find('reunion'), ['twice']);
  await archive.forget(one, [named('twice'), named('never')]);
  same('forgotten', [await archive.read(one, named('twice')), await find('reunion')], [null, []]); // prettier-ignore
  await acceptBeginnings(archive, one);
  await acceptListings(archive, one);
  await archive.forgetAccount(one);
  same('a listing forgotten', await archive.lastListing(one), null);
  same('a mailbox forgotten', [await archive.list(one), await find('anew')], [[], []]);
  same('and no other', (await archive.list(other)).length, 61);
  await archive.forgetEverything();
  same('all forgotten', [await archive.use(), await archive.list(other)], [[], []]);
  await save(archive, one, 'again', small);
  same('and begun again', (await archive.list(one)).length, 1);
  await archive.forgetEverything();
}

/** The server says another size of a message that is here. */
async function acceptOtherSizes(
  archive: MessageArchive,
  account: string,
  small: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const names = async () => (await archive.list(account)).map(({ id }) => id);
  const before = await names();
  const again = async (raw: Uint8Array, size: number) => {
    const put = await archive.put({ account, id: named('small'), size });
    await put?.write(raw);
    await put?.finish('RETR');
  };
  await again(small, 1);
  const announced = async () =>
    (await archive.list(account)).find(({ id }) => id === 'small')?.announced;
  same('the same octets are stored once', await names(), before);
  same('with the size that is said now', await announced(), 1);
  const other = small.slice(0, 100);
  await again(other, 2);
  same('other octets', equal((await archive.read(account, named('small')))?.raw, other));
  const [aside] = (await names()).filter((id) => id.startsWith(' was '));
  const kept = aside && (await archive.read(account, aside))?.raw;
  same('and the first ones, set aside', equal(kept || null, small));
  await archive.forget(account, aside ? [aside, named('small')] : []);
  await save(archive, account, 'small', small);
}

async function acceptBeginnings(archive: MessageArchive, account: string): Promise<void> {
  const begun = async () => [...(await archive.beginnings(account))];
  const large = { id: named('begun'), size: 900_000 };
  await archive.keepBeginning(account, { ...large, raw: letter(300_000) });
  await archive.keepBeginning(account, { ...large, raw: letter(2_000) });
  same('only its beginning', await begun(), [['begun', 900_000]]);
  same('as it was', equal(await archive.readBeginning(account, named('begun')), letter(2_000))); // prettier-ignore
  same('is no message', await archive.read(account, named('begun')), null);
  const put = await archive.put({ account, ...large });
  await put?.write(letter(900_000));
  await put?.finish('RETR');
  same('and the whole one', await begun(), []);
  await archive.keepBeginning(account, { ...large, raw: letter(9) });
  same('stays', [await begun(), (await archive.read(account, named('begun')))?.raw.length], [[], 900_000]); // prettier-ignore
  await archive.keepBeginning(account, { id: named('other'), size: 1, raw: letter(9) });
  await archive.forget(account, [named('begun'), named('other')]);
  same('forgotten', await archive.readBeginning(account, named('other')), null);
}

async function acceptListings(archive: MessageArchive, account: string): Promise<void> {
  const row = (id: string, size: number) => ({ id: named(id), size });
  const last = async () =>
    (await archive.lastListing(account))?.rows.map(
      ({ id, size, firstSeen, summary }) =>
        `${id} ${size} ${firstSeen} ${summary ?? '-'}`,
    );
  same('never listed', await archive.lastListing(account), null);
  await archive.keepListing(account, 1_000, [row('a', 1), row('b', 2), row('c', 3)]);
  await archive.keepSummaries(account, [
    { ...row('a', 1), summary: 'of a' },
    { ...row('b', 2), summary: 'of b' },
    { ...row('c', 9), summary: 'of another size' },
    { ...row('x', 1), summary: 'never listed' },
  ]);
  same('listed', await last(), ['a 1 1000 of a', 'b 2 1000 of b', 'c 3 1000 -']);
  await archive.keepListing(account, 2_000, [row('d', 4), row('b', 2), row('a', 7)]);
  same('changed', await last(), ['d 4 2000 -', 'b 2 1000 of b', 'a 7 1000 -']);
  const told = (await archive.headersOf(account, [named('c'), named('b'), named('x')])).map(({ id, size, summary }) => `${id} ${size} ${summary}`); // prettier-ignore
  same('of these', told, ['b 2 of b']);
  await archive.keepListing(account, 3_000, []);
  same('gone, and told of', (await archive.headersOf(account, [named('b')])).length, 1);
  same('nothing listed', await archive.lastListing(account), {
    takenAt: 3_000,
    rows: [],
  });
  await archive.keepListing(account, 4_000, [row('b', 2), row('c', 3)]);
  same('and not forgotten', await last(), ['b 2 1000 of b', 'c 3 1000 -']);
  same('seen first', [...(await archive.sightings(account))], [['b', 1_000], ['c', 1_000]]); // prettier-ignore
  same('listed by nobody', [...(await archive.lonely(account))].sort(), ['large', 'nothing', 'small']); // prettier-ignore
  same('never seen', [...(await archive.sightings('x@h:995'))], []);
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

function equal(is: Uint8Array | null | undefined, expected: Uint8Array): boolean | null {
  if (!is) return null;
  return is.length === expected.length && is.every((octet, n) => octet === expected[n]);
}

function same(promise: string, is: unknown, expected: unknown = true): void {
  const [one, other] = [JSON.stringify(is), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${promise}: ${one} is not ${other}`);
}
