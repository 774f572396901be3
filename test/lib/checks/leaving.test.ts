// One-click leaving is offered only where a signature vouches for both of its fields.
import { describe, expect, test } from 'vitest';
import { isLeavingSigned } from '../../../lib/checks/leaving.ts';
import { checksOf } from '../../rigs/checks.ts';
import { createSigner, lookUpIn, signed, zoneOf } from '../../rigs/signer.ts';

const signer = createSigner('papers.example');
const letter =
  'From: News <news@papers.example>\r\nTo: you@post.example\r\nSubject: x\r\nDate: Mon, 02 Mar 2026 12:00:00 +0000\r\n' +
  'List-Unsubscribe: <https://papers.example/leave>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\r\nText.\r\n';
const covered = { fields: 'From:Subject:List-Unsubscribe:List-Unsubscribe-Post' };
const headersOf = (text: string) =>
  [...(text.split('\r\n\r\n')[0] ?? '').matchAll(/^([\w-]+):/gm)].map(
    ([, name = '']) => ({
      name,
    }),
  );

async function isOffered(text: string, lookUp = lookUpIn(zoneOf(signer))) {
  return isLeavingSigned(await checksOf(text, lookUp), headersOf(text));
}

describe('one press is enough', () => {
  test('where a signature that was verified here covers both fields', async () => {
    expect(await isOffered(await signed(letter, signer, covered))).toBe(true);
  });

  test('where the person’s server verified the only one of that domain', async () => {
    const text = await signed(letter, signer, covered);
    const seen = `Received: from a by mx.post.example; Mon, 02 Mar 2026 12:00:00 +0000\r\nAuthentication-Results: mx.post.example; dkim=pass header.d=papers.example\r\n${text}`;
    expect(await isOffered(seen, lookUpIn({}))).toBe(true);
    const claimed = seen.replace('Results: mx.post', 'Results: mx.evil');
    expect(await isOffered(claimed, lookUpIn({}))).toBe(false);
  });
});

describe('nothing is offered', () => {
  test('without a signature, or one that cannot be checked', async () => {
    expect(await isOffered(letter)).toBe(false);
    expect(await isOffered(await signed(letter, signer, covered), lookUpIn({}))).toBe(
      false,
    );
  });

  test('where one of the fields was not signed', async () => {
    const bare = letter.replace(/List-Unsubscribe.*\r\n/g, '');
    const text = await signed(bare, signer);
    const added = text.replace(
      'From: News',
      'List-Unsubscribe: <https://evil.example/>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nFrom: News',
    );
    expect(await isOffered(added)).toBe(false);
  });

  test('where a second field stands above the one that was signed', async () => {
    const text = `List-Unsubscribe: <https://evil.example/>\r\n${await signed(letter, signer, covered)}`;
    expect(await isOffered(text)).toBe(false);
  });

  test('where the message was changed after signing', async () => {
    const text = (await signed(letter, signer, covered)).replace(
      'papers.example/leave',
      'evil.example/x',
    );
    expect(await isOffered(text)).toBe(false);
  });
});
