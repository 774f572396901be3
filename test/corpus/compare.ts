// What we say of each real message against what an independent parser found in it.
import { createHash } from 'node:crypto';
import { z } from 'zod/mini';
import type { Letter } from '../../lib/mail/attachment.ts';
import type { MimePart } from '../../lib/mail/mime-part.ts';
import { textOfPart } from '../../lib/mime/content.ts';
import { decodePart } from '../../lib/mime/decode-part.ts';
import { parse } from '../../lib/mime/parse.ts';
import { parseFully } from '../../lib/mime/parse-fully.ts';
import { corpusMessages, type CorpusMessage } from '../letters/corpus.ts';
import { explained } from './explained.ts';

export const factNames = [
  'subject',
  'from',
  'date',
  'message-id',
  'recipients',
  'parts',
  'names',
  'attachments',
  'no others',
  'enclosed',
  'text',
  'html',
] as const;
export type FactName = (typeof factNames)[number];

/** `said` and `wanted` are short enough to print. */
export type Disagreement = {
  fact: FactName;
  file: string;
  said: string;
  wanted: string;
  /** Why we differ on purpose; absent where nobody has looked. */
  reason?: string;
};
export type Outcome = {
  messages: number;
  /** Asked and agreed, by source project and by fact. */
  shares: Map<string, { asked: number; agreed: number }>;
  disagreements: Disagreement[];
  /** Explanations of what no longer disagrees. */
  stale: string[];
};

const leaf = z.object({
  type: z.string(),
  disposition: z.nullable(z.string()),
  filename: z.nullable(z.string()),
  sha256: z.optional(z.nullable(z.string())),
  nested: z.optional(z.boolean()),
  nested_subject: z.optional(z.nullable(z.string())),
});
const independent = z.object({
  subject: z.optional(z.nullable(z.string())),
  from: z.optional(z.array(z.tuple([z.string(), z.string()]))),
  to: z.optional(z.nullable(z.number())),
  cc: z.optional(z.nullable(z.number())),
  date: z.optional(z.nullable(z.string())),
  message_id: z.optional(z.nullable(z.string())),
  leaf_parts: z.optional(z.array(leaf)),
  text_sha256: z.optional(z.nullable(z.string())),
  text_head: z.optional(z.nullable(z.string())),
  html_sha256: z.optional(z.nullable(z.string())),
});
type Facts = z.infer<typeof independent>;

export async function compareCorpus(): Promise<Outcome> {
  const outcome: Outcome = {
    messages: 0,
    shares: new Map(),
    disagreements: [],
    stale: [],
  };
  const met = new Set<string>();
  for (const message of corpusMessages()) {
    outcome.messages++;
    const letter = await parseFully(message.raw, { whole: true });
    if (letter.headers.length === 0 && (letter.text ?? '') === '')
      throw new Error(`nothing is shown of ${message.name}`);
    if (!String(message.expected['use']).startsWith('solid')) continue;
    const facts = independent.parse(message.expected['python'] ?? {});
    for (const fact of factNames) {
      const found = check(fact, facts, letter, message.raw);
      if (found === null) continue;
      const agreed = found.said === found.wanted;
      count(outcome, message, fact, agreed);
      if (agreed) continue;
      const key = `${fact} ${message.name}`;
      const reason = explained[key];
      met.add(key);
      const { said, wanted } = found;
      outcome.disagreements.push({
        fact,
        file: message.name,
        said,
        wanted,
        ...(reason === undefined ? {} : { reason }),
      });
    }
  }
  if (outcome.messages > 0)
    outcome.stale = Object.keys(explained).filter((key) => !met.has(key));
  return outcome;
}

function count(
  { shares }: Outcome,
  { source }: CorpusMessage,
  fact: FactName,
  agreed: boolean,
): void {
  for (const key of [source, fact, 'all']) {
    const share = shares.get(key) ?? { asked: 0, agreed: 0 };
    share.asked++;
    if (agreed) share.agreed++;
    shares.set(key, share);
  }
}

/** Null where the independent parser says nothing of it. */
function check(
  fact: FactName,
  wanted: Facts,
  letter: Letter,
  raw: Uint8Array,
): { said: string; wanted: string } | null {
  const leaves = leavesOf(letter.structure);
  const parts = wanted.leaf_parts ?? [];
  switch (fact) {
    case 'subject':
      // Where it could not decode, it is no authority.
      if (typeof wanted.subject !== 'string' || wanted.subject.includes('\ufffd'))
        return null;
      return { said: flat(letter.subject), wanted: flat(wanted.subject) };
    case 'from': {
      const addresses = wanted.from?.map(([, address]) => address) ?? [];
      if (!addresses[0]) return null;
      const said = letter.from.map(({ address }) => address);
      return { said: said.join(), wanted: addresses.join() };
    }
    case 'date':
      if (!wanted.date) return null;
      return { said: iso(letter.date), wanted: iso(Date.parse(wanted.date)) };
    case 'message-id': {
      const id = wanted.message_id?.trim().replace(/^<|>$/g, '');
      return id ? { said: letter.messageId, wanted: id } : null;
    }
    case 'recipients':
      if (!wanted.to && !wanted.cc) return null;
      return {
        said: `${letter.to.length}+${letter.cc.length}`,
        wanted: `${wanted.to ?? 0}+${wanted.cc ?? 0}`,
      };
    case 'parts':
      if (parts.length === 0) return null;
      return {
        said: leaves.map(({ type }) => type).join(),
        wanted: parts.map(({ type }) => type).join(),
      };
    case 'names': {
      const names = parts.flatMap(({ filename }) => (filename ? [flat(filename)] : []));
      if (names.length === 0) return null;
      const said = leaves.flatMap(({ name }) => (name ? [flat(name)] : []));
      return { said: said.join('|'), wanted: names.join('|') };
    }
    case 'attachments': {
      const files = parts.filter(
        ({ disposition, type }) =>
          disposition === 'attachment' && !type.startsWith('message/'),
      );
      if (files.length === 0) return null;
      const have = new Set(
        letter.attachments.map(({ source }) => sha256(decodePart(raw, source))),
      );
      const missing = files.filter((file) => file.sha256 && !have.has(file.sha256));
      return { said: missing.map(({ type }) => `no ${type}`).join(), wanted: '' };
    }
    case 'no others': {
      // What is in one text or in a winmail.dat is a file to us alone.
      const files = letter.attachments.filter(
        ({ type, source }) => !type.startsWith('message/') && !source.inner,
      );
      if (files.length === 0 || parts.length === 0) return null;
      const have = new Set(parts.map(({ sha256 }) => sha256));
      const others = files.filter(
        ({ source }) => !have.has(sha256(decodePart(raw, source))),
      );
      return { said: others.map(({ type }) => `also ${type}`).join(), wanted: '' };
    }
    case 'enclosed': {
      const nested = parts.filter((part) => part.nested);
      const ours = letter.attachments.filter(({ type }) => type.startsWith('message/'));
      if (nested.length === 0) return null;
      const subjects = ours.map(({ source }) => subjectIn(decodePart(raw, source)));
      return {
        said: subjects.join('|'),
        wanted: nested.map((part) => flat(part.nested_subject ?? '')).join('|'),
      };
    }
    case 'html': {
      const html = leaves.find(
        ({ type, disposition }) => type === 'text/html' && disposition !== 'attachment',
      );
      if (!wanted.html_sha256 || !html) return null;
      const text = flat(textOfPart(raw, html));
      return sha256(text) === wanted.html_sha256
        ? { said: '', wanted: '' }
        : { said: text.slice(0, 80), wanted: 'another HTML' };
    }
    case 'text': {
      const plain = leaves.find(
        ({ type, disposition }) => type === 'text/plain' && disposition !== 'attachment',
      );
      if (!wanted.text_sha256 || !plain || wanted.text_head?.includes('\ufffd'))
        return null;
      const text = flat(textOfPart(raw, plain));
      return sha256(text) === wanted.text_sha256
        ? { said: '', wanted: '' }
        : { said: text.slice(0, 80), wanted: `${wanted.text_head ?? ''} …` };
    }
  }
}

function subjectIn(raw: Uint8Array): string {
  return flat(parse(raw, { whole: true }).subject);
}

/** In their order; a nested message is one, as the independent parser counts. */
function leavesOf(part: MimePart): MimePart[] {
  const isMultipart = part.type.startsWith('multipart/') && part.children.length > 0;
  return isMultipart ? part.children.flatMap(leavesOf) : [part];
}

function iso(at: number | null): string {
  return at === null || Number.isNaN(at) ? 'none' : new Date(at).toISOString();
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
