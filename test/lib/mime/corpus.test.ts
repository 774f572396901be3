// Real messages of other projects, against the facts an independent parser found in them.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Letter } from '../../../lib/mail/attachment.ts';
import { decodePart } from '../../../lib/mime/decode-part.ts';
import { parse } from '../../../lib/mime/parse.ts';

type Leaf = { disposition: string | null; filename: string | null; sha256: string };
type Facts = {
  subject?: string | null;
  from?: [string, string][];
  date?: string | null;
  attachments?: number;
  leaf_parts?: (Leaf & { type: string })[];
  text_sha256?: string;
  text_len?: number;
};
type Entry = {
  file: string;
  source: { repo: string };
  expected: { python?: Facts; contested?: unknown; use?: string };
};

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const manifest = new URL('eml/manifest.json', corpus);
const entries: Entry[] = existsSync(manifest)
  ? (JSON.parse(readFileSync(manifest, 'utf8')) as Entry[])
  : [];
if (entries.length === 0) console.log('skipped: the corpus of messages is not here');

const facts = ['subject', 'from', 'date', 'attachments', 'text'] as const;
type Fact = (typeof facts)[number];

describe.skipIf(entries.length === 0)('messages of other projects', () => {
  test('are all taken apart or shown as text, none throws, and the facts are right', async () => {
    const right = new Map<string, number>();
    const asked = new Map<string, number>();
    const wrong: string[] = [];
    const count = (map: Map<string, number>, key: string) =>
      map.set(key, (map.get(key) ?? 0) + 1);
    for (const entry of entries) {
      const raw = readFileSync(new URL(entry.file, corpus));
      const letter = parse(raw, { whole: true });
      expect(letter.headers.length + (letter.text?.length ?? 0)).toBeGreaterThan(0);
      if (!entry.expected.use?.startsWith('solid')) continue;
      for (const fact of facts) {
        const verdict = compare(fact, entry.expected.python ?? {}, letter, raw);
        if (verdict === null) continue;
        for (const key of [fact, entry.source.repo]) {
          count(asked, key);
          if (verdict) count(right, key);
        }
        if (!verdict) wrong.push(`${fact} ${entry.file}`);
      }
    }
    const lines = [...asked].map(([key, n]) => `${key} ${right.get(key) ?? 0}/${n}`);
    console.log(`${entries.length} messages\n${lines.join('\n')}`);
    if (process.env['FACTS']) console.log(wrong.join('\n'));
    const share = (fact: Fact) => (right.get(fact) ?? 0) / (asked.get(fact) ?? 1);
    expect(share('subject')).toBeGreaterThan(0.96);
    expect(share('from')).toBeGreaterThan(0.96);
    expect(share('date')).toBeGreaterThan(0.95);
    expect(share('attachments')).toBeGreaterThan(0.93);
    expect(share('text')).toBeGreaterThan(0.93);
  });
});

/** Null where the independent parser says nothing of it. */
function compare(
  fact: Fact,
  wanted: Facts,
  letter: Letter,
  raw: Uint8Array,
): boolean | null {
  switch (fact) {
    case 'subject':
      // Where it could not decode, it is no authority.
      if (typeof wanted.subject !== 'string' || /\ufffd/.test(wanted.subject))
        return null;
      return flat(wanted.subject) === flat(letter.subject);
    case 'from': {
      const address = wanted.from?.[0]?.[1];
      return address ? address === letter.from[0]?.address : null;
    }
    case 'date':
      return wanted.date ? Date.parse(wanted.date) === letter.date : null;
    case 'attachments': {
      const named = (wanted.leaf_parts ?? []).filter(
        (leaf) => leaf.disposition === 'attachment' && leaf.type !== 'message/rfc822',
      );
      if (named.length === 0) return null;
      const have = new Set(
        letter.attachments.map(({ source }) => sha256(decodePart(raw, source))),
      );
      return named.every(({ sha256 }) => have.has(sha256));
    }
    case 'text':
      if (!wanted.text_sha256 || letter.textIsMade) return null;
      // The first plain body; further ones follow it here.
      return (
        wanted.text_sha256 === sha256(flat(letter.text ?? '')) ||
        wanted.text_sha256 === sha256(flat(letter.text ?? '').slice(0, wanted.text_len))
      );
  }
}

function flat(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\ufeff\u200b]+/g, ' ')
    .trim();
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
