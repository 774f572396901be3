// The verdicts as they come out of whole messages, by what a server wrote into them.
import { describe, expect, test } from 'vitest';
import { checksOf, nobody } from '../../rigs/checks.ts';
import { createSigner, lookUpIn, signed, zoneOf, type Zone } from '../../rigs/signer.ts';

const received =
  'Received: from mail.morel.example by mx1.post.example with ESMTPS; Mon, 02 Mar 2026 12:00:00 +0000\r\n';
const letter =
  'From: Atelier Morel <contact@morel.example>\r\nTo: you@post.example\r\nSubject: x\r\nDate: Mon, 02 Mar 2026 12:00:00 +0000\r\n\r\nText.\r\n';
/** As an honest server leaves it, with a signature to be spoken of. */
const arrived = (results: string, signer = 'morel.example') =>
  `${received}Authentication-Results: ${results}\r\nDKIM-Signature: v=1; d=${signer}; s=x; a=rsa-sha256; h=from:subject; bh=aaaa; b=aaaa\r\n${letter}`;

describe('what the person’s own server found', () => {
  test.each([
    ['DMARC passes', 'post.example; dmarc=pass header.from=morel.example', 'confirmed'],
    [
      'an aligned DKIM signature passes',
      'post.example; dkim=pass header.d=morel.example',
      'confirmed',
    ],
    [
      'one of a subdomain passes',
      'post.example; dkim=pass header.i=@news.morel.example',
      'confirmed',
    ],
    [
      'aligned SPF passes',
      'post.example; spf=pass smtp.mailfrom=bounce@morel.example',
      'confirmed',
    ],
    [
      'the forwarder breaks SPF only',
      'post.example; spf=fail smtp.mailfrom=morel.example; dkim=pass header.d=morel.example',
      'confirmed',
    ],
    [
      'another domain vouches',
      'post.example; dkim=pass header.d=mailer.example; spf=pass smtp.mailfrom=mailer.example',
      'through',
    ],
    [
      'another domain’s SPF passes',
      'post.example; spf=pass smtp.mailfrom=x@mailer.example',
      'through',
    ],
    [
      'the author’s signature broke at a list that signs',
      'post.example; dkim=fail header.d=morel.example; dkim=pass header.d=list.example',
      'through',
    ],
    [
      'DMARC fails',
      'post.example; dmarc=fail (p=reject) header.from=morel.example',
      'failed',
    ],
    [
      'DMARC fails though another vouches',
      'post.example; spf=pass smtp.mailfrom=evil.example; dmarc=fail header.from=morel.example',
      'failed',
    ],
    ['aligned SPF fails', 'post.example; spf=fail smtp.mailfrom=morel.example', 'failed'],
    [
      'aligned DKIM fails',
      'post.example; dkim=fail header.d=morel.example; spf=none',
      'failed',
    ],
    [
      'DKIM fails and SPF passes',
      'post.example; dkim=fail (body hash) header.d=morel.example; spf=pass smtp.mailfrom=morel.example',
      'changed',
    ],
    [
      'the same with DMARC’s blessing',
      'post.example; dkim=fail header.d=morel.example; spf=pass smtp.mailfrom=morel.example; dmarc=pass header.from=morel.example',
      'changed',
    ],
    [
      'DMARC passes and fails',
      'post.example; dmarc=pass header.from=morel.example; dmarc=fail header.from=morel.example',
      'failed',
    ],
    ['DMARC passes for nobody', 'post.example; dmarc=pass', 'unchecked'],
    ['SPF passes for nobody', 'post.example; spf=pass smtp.mailfrom=<>', 'unchecked'],
    [
      'SPF passes for a bounce by the name of its server',
      'post.example; spf=pass smtp.mailfrom= smtp.helo=mailer.example',
      'through',
    ],
    ['nothing is found', 'post.example; none', 'unchecked'],
    [
      'nothing certain is found',
      'post.example; spf=neutral smtp.mailfrom=morel.example; dkim=temperror header.d=morel.example',
      'unchecked',
    ],
    [
      'DMARC passes for somebody else',
      'post.example; dmarc=pass header.from=evil.example',
      'unchecked',
    ],
    [
      'a domain only looks alike',
      'post.example; dkim=pass header.d=xmorel.example',
      'through',
    ],
  ])('%s', async (_what, results, verdict) => {
    const signer = /header\.[di]=@?(\S*?pass|\S+)/.exec(
      results.match(/dkim=pass [^;]*/)?.[0] ?? '',
    )?.[1];
    expect((await checksOf(arrived(results, signer))).verdict).toBe(verdict);
  });
});

describe('who is believed', () => {
  const pass = 'dmarc=pass header.from=morel.example';

  test('is the server of the mailbox, by its domain or as the newest Received names it', async () => {
    expect(await checksOf(arrived(`mx9.post.example; ${pass}`))).toMatchObject({
      verdict: 'confirmed',
      by: { kind: 'server', name: 'mx9.post.example' },
      claimed: [],
    });
    expect(
      (await checksOf(arrived(`mx1.post.example; ${pass}`), nobody, 'localhost')).verdict,
    ).toBe('confirmed');
  });

  test('is nobody else: their lines are kept as claims', async () => {
    for (const name of [
      'evil.example',
      'post.example.evil.example',
      'xpost.example',
      'morel.example',
    ])
      expect(await checksOf(arrived(`${name}; ${pass}`)), name).toMatchObject({
        verdict: 'unchecked',
        trusted: null,
        claimed: [{ authservId: name }],
      });
  });

  test('is no line below what a stranger’s server wrote', async () => {
    const foreign =
      'Received: from x by relay.evil.example with SMTP; Mon, 02 Mar 2026 11:00:00 +0000\r\n';
    const text = `${received}${foreign}Authentication-Results: post.example; ${pass}\r\n${letter}`;
    expect(await checksOf(text)).toMatchObject({ verdict: 'unchecked', trusted: null });
    const own =
      'Received: from mx1.post.example by store.post.example with LMTP; Mon, 02 Mar 2026 12:00:01 +0000\r\n';
    expect((await checksOf(own + arrived(`post.example; ${pass}`))).verdict).toBe(
      'confirmed',
    );
  });

  test('is no name that the sender gave the receiving server', async () => {
    for (const from of [
      'from by evil.example (unknown) by mx1.other.example',
      'from x) by evil.example (y (unknown [192.0.2.1]) by mx1.other.example',
      'from x by evil.example (y (unknown [192.0.2.1]) by mx1.other.example',
    ]) {
      const text = `Received: ${from} with ESMTP; Mon, 02 Mar 2026 12:00:00 +0000\r\nAuthentication-Results: evil.example; ${pass}\r\n${letter}`;
      expect((await checksOf(text)).verdict, from).toBe('unchecked');
    }
  });

  test('is only the topmost of several with the right name', async () => {
    const text = arrived(
      `post.example; dmarc=fail header.from=morel.example\r\nAuthentication-Results: post.example; ${pass}`,
    );
    expect(await checksOf(text)).toMatchObject({
      verdict: 'failed',
      claimed: [{ authservId: 'post.example' }],
    });
  });

  test('is no line about a signature that is not there', async () => {
    const text = `${received}Authentication-Results: post.example; dkim=pass header.d=morel.example\r\n${letter}`;
    expect(await checksOf(text)).toMatchObject({ verdict: 'unchecked', trusted: null });
  });

  test('is Gmail under Google’s name and Exchange Online under none, at their own servers', async () => {
    expect(
      (await checksOf(arrived(`mx.google.com; ${pass}`), nobody, 'pop.gmail.com'))
        .verdict,
    ).toBe('confirmed');
    const exchange = arrived(
      'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=morel.example; dmarc=pass header.from=morel.example',
    );
    expect((await checksOf(exchange, nobody, 'outlook.office365.com')).verdict).toBe(
      'confirmed',
    );
    expect((await checksOf(exchange)).verdict).toBe('unchecked');
  });

  test('is nobody where several authors are named', async () => {
    const two = arrived(`post.example; ${pass}`).replace(
      'To:',
      'From: evil@evil.example\r\nTo:',
    );
    expect(await checksOf(two)).toMatchObject({
      verdict: 'unchecked',
      doubts: [{ kind: 'many-from', n: 2 }],
    });
  });
});

describe('what is verified here', () => {
  const morel = createSigner('morel.example');
  const mailer = createSigner('mailer.example');
  const dmarc = (policy: string): Zone => ({
    '_dmarc.morel.example': [`v=DMARC1; ${policy}`],
  });

  test('confirms without a word from the server', async () => {
    const checks = await checksOf(
      received + (await signed(letter, morel)),
      lookUpIn({ ...zoneOf(morel), ...dmarc('p=reject') }),
    );
    expect(checks).toMatchObject({
      verdict: 'confirmed',
      by: { kind: 'here' },
      look: 'done',
      dmarc: { policy: 'reject' },
    });
  });

  test('names the mailer that vouches for itself', async () => {
    const checks = await checksOf(await signed(letter, mailer), lookUpIn(zoneOf(mailer)));
    expect(checks).toMatchObject({ verdict: 'through', via: 'mailer.example' });
  });

  test('asks for exactly the same domain where the author’s policy is strict', async () => {
    const below = createSigner('news.morel.example');
    const text = await signed(letter, below);
    expect(
      (await checksOf(text, lookUpIn({ ...zoneOf(below), ...dmarc('p=none') }))).verdict,
    ).toBe('confirmed');
    expect(
      (await checksOf(text, lookUpIn({ ...zoneOf(below), ...dmarc('p=none; adkim=s') })))
        .verdict,
    ).toBe('through');
  });

  test('tells another text from another header', async () => {
    const text = await signed(letter, morel);
    const zone = lookUpIn(zoneOf(morel));
    expect(await checksOf(text.replace('Text.', 'Test.'), zone)).toMatchObject({
      verdict: 'changed',
      by: { kind: 'here' },
    });
    expect(await checksOf(text.replace('Subject: x', 'Subject: y'), zone)).toMatchObject({
      verdict: 'failed',
      by: { kind: 'here' },
    });
  });

  test('does not overrule what the server saw arrive when the copy was changed later', async () => {
    const text = (await signed(letter, morel)).replace('Text.', 'Text. [scanned]');
    const seen = `${received}Authentication-Results: post.example; dkim=pass header.d=morel.example\r\n${text}`;
    expect(await checksOf(seen, lookUpIn(zoneOf(morel)))).toMatchObject({
      verdict: 'confirmed',
      by: { kind: 'server' },
      signatures: [{ state: 'fail' }],
    });
  });

  test('proves nothing with a key that is only tried, is revoked, or cannot be had', async () => {
    const text = await signed(letter, morel);
    const record = morel.record;
    for (const [zone, look] of [
      [{ 'one._domainkey.morel.example': [`${record}; t=y`] }, 'done'],
      [{ 'one._domainkey.morel.example': ['v=DKIM1; p='] }, 'done'],
      [{}, 'done'],
    ] as const)
      expect(await checksOf(text, lookUpIn(zone as unknown as Zone))).toMatchObject({
        verdict: 'unchecked',
        look,
      });
    expect(
      await checksOf(text, () => Promise.resolve({ kind: 'no-answer' })),
    ).toMatchObject({ verdict: 'unchecked', look: 'failed' });
    expect(await checksOf(text)).toMatchObject({ verdict: 'unchecked', look: 'waiting' });
  });
});
