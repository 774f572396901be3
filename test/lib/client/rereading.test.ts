// The key that reads a letter otherwise, on real bytes and the real parser.
import { expect, test } from 'vitest';
import { createRereading, readAsChosen } from '../../../lib/client/rereading.ts';
import { defaultSettings } from '../../../lib/client/settings.ts';
import type { ReaderState } from '../../../lib/client/state.ts';
import { createStore } from '../../../lib/client/store.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import { parseFully } from '../../../lib/mime/parse-fully.ts';

/** “Привет, как дела?” in KOI8-R, labelled as something else. */
const koi8 = Buffer.from('f0d2c9d7c5d42c20cbc1cb20c4c5ccc13f', 'hex');
const letterOf = (charset: string, body: Uint8Array) =>
  Buffer.concat([
    Buffer.from(
      `From: Ada <Ada@example.org>\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n`,
    ),
    body,
  ]);

async function opened(raw: Uint8Array) {
  const settings = createStore(defaultSettings);
  const store = createStore<ReaderState>({ name: 'empty' });
  const read = await readAsChosen(parseFully, raw, true, settings.get());
  store.set({
    name: 'ready',
    id: 'a' as MessageId,
    ...read,
    raw: new Blob([new Uint8Array(raw)]),
    whole: true,
    peeked: null,
    via: 'RETR',
    differs: null,
  });
  const { next } = createRereading({
    store,
    settings,
    parse: parseFully,
    keep: (charsets) => settings.set({ ...settings.get(), charsets }),
  });
  const now = () => {
    const state = store.get();
    if (state.name !== 'ready') throw new Error(state.name);
    return state;
  };
  return { next, now, settings };
}

test('goes through the likely ways to read a letter, and back to the first', async () => {
  // One word is too little to doubt the label of its own accord; a sentence is not.
  const word = letterOf('windows-1252', koi8.subarray(0, 6));
  const { next, now, settings } = await opened(word);
  expect(now().readAs).toBe(null);
  const sentence = await opened(letterOf('windows-1252', koi8));
  expect(sentence.now().letter.charset).toMatchObject({ used: 'koi8-r', guessed: true });
  const seen: string[] = [];
  for (let turn = 0; turn < 40; turn++) {
    await next();
    const { readAs, letter } = now();
    if (readAs === null) break;
    expect(letter.charset.used).toBe(readAs);
    seen.push(letter.text ?? '');
    expect(settings.get().charsets).toEqual({ 'ada@example.org': readAs });
  }
  expect(now().readAs).toBe(null);
  expect(now().letter.charset.used).toBe('windows-1252');
  expect(settings.get().charsets).toEqual({});
  expect(seen.findIndex((text) => text.startsWith('Привет'))).toBeGreaterThan(-1);
});

test('is remembered for the sender, but not where they write UTF-8 and say so', async () => {
  const settings = { charsets: { 'ada@example.org': 'koi8-r' } };
  const old = await readAsChosen(
    parseFully,
    letterOf('windows-1252', koi8),
    true,
    settings,
  );
  expect(old.readAs).toBe('koi8-r');
  expect(old.letter.text).toContain('Привет');
  const utf8 = letterOf('utf-8', Buffer.from('Grüße'));
  const now = await readAsChosen(parseFully, utf8, true, settings);
  expect(now.readAs).toBe(null);
  expect(now.letter.text).toContain('Grüße');
});
