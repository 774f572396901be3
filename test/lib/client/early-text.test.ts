// What can be read is told while a message comes in, and is taken apart no more than needed.
import { expect, test } from 'vitest';
import { watchForText, type EarlyLetter } from '../../../lib/client/early-text.ts';
import { parse } from '../../../lib/mime/parse.ts';
import { createClock } from '../../rigs/mailbox.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const head = 'Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
const text = '--b\r\nContent-Type: text/plain\r\n\r\nThe words.\r\n';
const file = '--b\r\nContent-Type: image/png\r\n\r\nAAAA';

function watch() {
  const clock = createClock();
  const told: EarlyLetter[] = [];
  let parses = 0;
  const watch = watchForText(
    {
      clock,
      async parse(raw, options) {
        parses++;
        return parse(raw, options);
      },
    },
    (early) => void told.push(early),
  );
  const settle = async (ms: number) => {
    clock.go(ms);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { ...watch, told, settle, parses: () => parses };
}

test('a text is told as it grows, and once more when it is whole', async () => {
  const { push, settle, told } = watch();
  push(bytesOf(head + text.slice(0, -7)));
  await settle(200);
  expect(told.at(-1)?.letter.text?.trim()).toBe('The w');
  push(bytesOf(text.slice(-7)));
  await settle(600);
  expect(told.at(-1)?.letter.text?.trim()).toBe('The words.');
  push(bytesOf(file));
  await settle(600);
  expect(told).toHaveLength(3);
  expect(told.at(-1)?.letter).toMatchObject({ subject: 'x', attachments: [] });
});

test('once it is whole, what follows costs nothing', async () => {
  const { push, settle, told, parses } = watch();
  push(bytesOf(head + text + file));
  await settle(200);
  for (let n = 0; n < 50; n++) {
    push(new Uint8Array(100_000).fill(0x41));
    await settle(600);
  }
  expect(told).toHaveLength(1);
  expect(parses()).toBe(1);
});

test('nothing is told of a header alone, nor after the end', async () => {
  const { push, settle, told, stop } = watch();
  push(bytesOf(head));
  await settle(200);
  expect(told).toEqual([]);
  push(bytesOf(text));
  stop();
  await settle(600);
  expect(told).toEqual([]);
});

test('an endless text is looked at a few times, not for ever', async () => {
  const { push, settle, parses } = watch();
  push(bytesOf('Subject: x\r\n\r\n'));
  for (let n = 0; n < 100; n++) {
    push(new Uint8Array(100_000).fill(0x61));
    await settle(600);
  }
  expect(parses()).toBeLessThan(15);
});
