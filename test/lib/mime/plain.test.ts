// The text made from HTML: what a browser would show of it, in words.
import { expect, test } from 'vitest';
import { plainFromHtml } from '../../../lib/mime/plain.ts';

test.each([
  ['<html><head><title>T</title><style>p{}</style><p>Words<p>more', 'Words\nmore'],
  ['<head>Words', 'Words'],
  ['<head><meta charset=utf-8><body>Words', 'Words'],
  ['<style><!-- p{} </style>Words<!-- c -->', 'Words'],
  ['<style>p>a{}</style >Words', 'Words'],
  ['<script>"<b>" </scripts> </script>Words', 'Words'],
  ['<a title="1 > 0" href=\'>\'>Words</a>', 'Words'],
  ['<a title="never closed>Words <b>more</b>', 'Words more'],
  ['1 < 2 and 3 > 2 <3', '1 < 2 and 3 > 2 <3'],
  ['<!-->Words<!--a--!> more<!doctype html><?xml?></ x>', 'Words more'],
  ['<!-- never closed Words', ''],
  ['<ul><li>one<li>two</ul><table><td>a<td>b', '• one\n• two\n\na b'],
])('%s', (html, text) => {
  expect(plainFromHtml(html)).toBe(text);
});
