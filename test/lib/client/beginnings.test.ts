// For a line that is dear: of large messages the text alone is fetched, can be read from here
// and without the server, and counts for nothing but that.
import { expect, test } from 'vitest';
import { until } from '../../rigs/client.ts';
import { device, id, openAt } from '../../rigs/remembered.ts';
import { startShelf } from '../../rigs/shelf.ts';
import { atEnd } from '../../server/relay.ts';

const attached = Array.from({ length: 4_000 }, () => 'QUJD'.repeat(18)).join('\r\n');
const large = {
  uid: 'large',
  text: `From: a@example.org\r\nSubject: plan\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nsee the plan\r\n--b\r\nContent-Type: application/pdf; name=plan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n${attached}\r\n--b--\r\n`,
};
const small = { uid: 'small', text: 'Subject: small\r\n\r\nwhole\r\n' };
/** A text that is longer than what is asked for first. */
const wordy = {
  uid: 'wordy',
  text: `Subject: wordy\r\n\r\n${'word after word\r\n'.repeat(20_000)}`,
};

test('the text of large messages, once, and the whole of small ones', async () => {
  const shelf = await startShelf([large, wordy, small], atEnd);
  const kept = device();
  const first = await openAt(shelf, kept);
  await until(first.app.saved, (now) => now.name === 'on');
  first.app.saveHere('all', 100_000);
  const { app } = first;
  const end = await until(app.downloading, (now) => now.name === 'done');
  expect(end).toMatchObject({ figures: { done: 3, total: 3 }, aside: [] });
  expect([...app.beginnings.get().keys()].sort()).toEqual(['large', 'wordy']);
  const saved = app.saved.get();
  expect(saved.name === 'on' && [...saved.sizes.keys()]).toEqual(['small']);
  const asked = () => shelf.commands.filter((line) => /^RETR|^TOP \d+ [1-9]/.test(line));
  expect(asked().filter((line) => line.startsWith('RETR'))).toEqual(['RETR 3']);
  // Up to the octets that were allowed, no further.
  expect(asked()).toContain('TOP 2 1000');
  expect(asked()).not.toContain('TOP 2 20000');
  expect(await kept.messages.read('u@h', id('large'))).toBe(null);
  first.kill();

  const before = asked().length;
  const second = await openAt(shelf, kept);
  await until(second.app.beginnings, (now) => now.size === 2);
  await until(second.app.saved, (now) => now.name === 'on');
  second.app.saveHere('all', 100_000);
  await until(second.app.downloading, (now) => now.name === 'done');
  second.app.open(id('large'));
  const shown = await until(second.app.reader, (now) => now.name === 'ready');
  expect(shown).toMatchObject({ whole: false, peeked: { textIsWhole: true } });
  expect(shown.letter.text?.trim()).toBe('see the plan');
  expect(
    asked()
      .slice(before)
      .filter((line) => !/^TOP \d+ \d\d?$/.test(line)),
  ).toEqual([]);

  // Wanted whole after all.
  second.app.download(id('large'));
  await until(second.app.reader, (now) => now.name === 'ready' && now.whole);
  await until(second.app.saved, (now) => now.name === 'on' && now.sizes.has(id('large')));
  expect([...(await kept.messages.beginnings('u@h')).keys()]).toEqual(['wordy']);
  await second.app.disconnect();

  await until(second.app.remembered, (now) => now.length === 1);
  expect(await second.app.openSaved('u@h')).toBe(true);
  await until(second.app.beginnings, (now) => now.size === 1);
  second.app.open(id('wordy'));
  const away = await until(second.app.reader, (now) => now.name === 'ready');
  expect(away).toMatchObject({ id: 'wordy', whole: false });
});
