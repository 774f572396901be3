// What is said of a sender, in both languages.
import { describe, expect, test } from 'vitest';
import { shownAddress, shownName } from '../../../components/reader/address-text.ts';
import {
  chipWords,
  doubtText,
  faceOf,
  sentenceOf,
  standingOf,
} from '../../../components/sender/words.ts';
import { createText } from '../../../lib/i18n/text.ts';
import type { SenderChecks, SenderDoubt } from '../../../lib/mail/sender-checks.ts';
import { addressesOf } from '../../../lib/mime/addresses.ts';
import { readFields } from '../../../lib/mime/fields.ts';
import { letterOf, spoofed } from '../../letters/spoofed.ts';

const texts = [createText('en'), createText('fr')];
const nothing: SenderChecks = {
  verdict: 'unchecked',
  by: null,
  domain: 'morel.example',
  via: '',
  trusted: null,
  claimed: [],
  signatures: [],
  dmarc: 'unknown',
  arc: null,
  doubts: [],
  look: 'done',
};
const alike: SenderDoubt = {
  kind: 'look-alike',
  domain: 'paypa1.example',
  readable: 'paypa1.example',
  like: 'paypal.example',
};

describe('the chip', () => {
  test('is never green for what is made to mislead, and red for a failed check whatever else', () => {
    const confirmed: SenderChecks = { ...nothing, verdict: 'confirmed' };
    expect(faceOf(confirmed)).toBe('confirmed');
    expect(faceOf({ ...confirmed, doubts: [alike] })).toBe('doubtful');
    expect(faceOf({ ...nothing, verdict: 'failed', doubts: [alike] })).toBe('failed');
  });

  test('says while it looks that it looks, and that it could not', () => {
    expect(faceOf({ ...nothing, look: 'running' })).toBe('running');
    expect(faceOf({ ...nothing, look: 'failed' })).toBe('unable');
    expect(faceOf({ ...nothing, look: 'waiting' })).toBe('unchecked');
    expect(faceOf({ ...nothing, verdict: 'confirmed', look: 'running' })).toBe(
      'confirmed',
    );
  });

  test('names a domain in its own letters only where they pass for no others', () => {
    const doubts: SenderDoubt[] = [
      {
        kind: 'foreign-letters',
        domain: 'xn--mnchen-3ya.example',
        readable: 'münchen.example',
      },
    ];
    const checks: SenderChecks = {
      ...nothing,
      verdict: 'confirmed',
      domain: 'xn--mnchen-3ya.example',
    };
    for (const text of texts) {
      expect(chipWords({ ...checks, doubts }, text)).toContain('münchen.example');
      expect(
        chipWords({ ...checks, doubts: [{ ...alike, readable: 'münchen' }] }, text),
      ).toContain('xn--mnchen-3ya.example');
    }
  });
});

test('whatever a sender is called, no sentence is turned around by it', () => {
  const hostile = '\u202egro.evil\u202c\r\nX';
  const doubts: SenderDoubt[] = [
    { kind: 'name-is-address', named: hostile, domain: 'evil.example' },
    { kind: 'sender-differs', sender: hostile, from: hostile },
    {
      kind: 'known-name',
      name: hostile.repeat(400),
      known: hostile,
      domain: 'a.example',
    },
  ];
  for (const text of texts)
    for (const doubt of doubts) {
      const words = doubtText(doubt, text);
      expect(words).not.toMatch(/[\u202a-\u202e\r\n]/);
      expect(words.length).toBeLessThan(1_000);
    }
});

test('a server without a name is still the person’s own', () => {
  const checks: SenderChecks = {
    ...nothing,
    verdict: 'confirmed',
    by: { kind: 'server', name: '' },
  };
  expect(texts.map((text) => sentenceOf(checks, text))).toEqual([
    'Your mail server checked this and confirms it comes from morel.example.',
    'Votre serveur a vérifié\u00a0: le message vient bien de morel.example.',
  ]);
});

test('what is allowed to a sender waits until it is known who it is', () => {
  expect(standingOf(null)).toBe('waiting');
  expect(standingOf({ ...nothing, look: 'running' })).toBe('waiting');
  expect(standingOf({ ...nothing, verdict: 'confirmed' })).toBe('holds');
  for (const verdict of ['unchecked', 'through', 'changed'] as const)
    expect(standingOf({ ...nothing, verdict })).toBe('unproven');
  expect(standingOf({ ...nothing, verdict: 'failed' })).toBe('fails');
  expect(standingOf({ ...nothing, verdict: 'confirmed', doubts: [alike] })).toBe('fails');
});

test.each(spoofed)('the domain that is shown is the one it came from: $name', (one) => {
  const { fields } = readFields(Buffer.from(letterOf(one), 'latin1'));
  const [author] = addressesOf(fields, 'from');
  expect(shownAddress(author?.address ?? '').domain).toBe(one.domain);
});

describe('an address', () => {
  test('keeps its domain whole, however long the rest is', () => {
    const domain = `${'a'.repeat(60)}.${'b'.repeat(60)}.example`;
    const shown = shownAddress(`${'x'.repeat(5_000)}@${domain}`);
    expect(shown.domain).toBe(domain);
    expect(shown.local.length).toBeLessThan(80);
    expect(shownAddress('a@whitehouse.gov@evil.example').domain).toBe('evil.example');
    expect(shownAddress('nobody')).toEqual({
      local: 'nobody',
      domain: '',
      whole: 'nobody',
    });
  });

  test('shows what hides in it', () => {
    expect(shownAddress('a@pay\u200bpal.example').whole).toBe('a@pay\ufffdpal.example');
    expect(shownName('\u202eevil')).toBe('\ufffdevil');
    expect(shownName('x'.repeat(5_000)).length).toBeLessThan(130);
  });
});
