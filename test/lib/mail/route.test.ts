import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mailDate } from '../../../lib/mail/mail-date.ts';
import { readHop, readRoute } from '../../../lib/mail/route.ts';

/** `from [address] → by, protocol, TLS`, for comparing at a glance. */
function brief(value: string): string {
  const { from, address, by, protocol, tls } = readHop(value);
  const secure = tls ? `${tls.version || 'TLS'} ${tls.cipher}`.trim() : 'plain';
  return `${from} [${address}] → ${by}, ${protocol}, ${secure}`;
}
const day = 'Thu, 02 Mar 2023 05:27:29 +0100';

describe('a Received field', () => {
  test.each([
    [
      'Postfix',
      `from mail.a.example (out.a.example [192.0.2.7]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519) (No client certificate requested) by mx.b.example (Postfix) with ESMTPS id 0A1B2 for <c@b.example>; ${day} (CET)`,
      'mail.a.example [192.0.2.7] → mx.b.example, ESMTPS, TLS 1.3 TLS_AES_256_GCM_SHA384',
    ],
    [
      'Postfix without encryption',
      `from mail.a.example (unknown [192.0.2.7]) by mx.b.example (Postfix) with ESMTP id 0A1B2; ${day}`,
      'mail.a.example [192.0.2.7] → mx.b.example, ESMTP, plain',
    ],
    [
      'Exim',
      `from [192.0.2.9] (port=48740 helo=host.a.example) by mx.b.example with esmtpsa (TLS1.3) tls TLS_AES_128_GCM_SHA256 (Exim 4.96) (envelope-from <x@a.example>) id 1q5PSF-000nPQ-1F for c@b.example; ${day}`,
      'host.a.example [192.0.2.9] → mx.b.example, esmtpsa, TLS 1.3 TLS_AES_128_GCM_SHA256',
    ],
    [
      'an older Exim',
      `from mail.a.example ([192.0.2.9]) by mx.b.example with esmtps (TLSv1.2:ECDHE-RSA-AES128-GCM-SHA256:128) (Exim 4.84) id 1X; ${day}`,
      'mail.a.example [192.0.2.9] → mx.b.example, esmtps, TLS 1.2',
    ],
    [
      'Exchange',
      `from DB6.PROD.EXCHANGE.EXAMPLE (2001:db8:6:28::12) by FR0.PROD.EXCHANGE.EXAMPLE (2001:db8:d10:50::12) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.5986.23; Tue, 17 Jan 2023 09:25:18 +0000`,
      'DB6.PROD.EXCHANGE.EXAMPLE [2001:db8:6:28::12] → FR0.PROD.EXCHANGE.EXAMPLE, Microsoft SMTP Server, TLS 1.2 TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    ],
    [
      'Exchange inside itself',
      `from A.prod.example ([fe80::38c0:9c40:7fc6:93a7]) by B.prod.example ([fe80::38c0:9c40:7fc6:93a7%7]) with mapi id 15.20.6178.019; ${day}`,
      'A.prod.example [fe80::38c0:9c40:7fc6:93a7] → B.prod.example, mapi, plain',
    ],
    [
      'Gmail',
      `from mail-x.a.example (mail-x.a.example. [192.0.2.33]) by mx.google.example with ESMTPS id fb7si7786786pab.30 for <c@b.example> (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256); Mon, 20 Oct 2014 05:33:30 -0700 (PDT)`,
      'mail-x.a.example [192.0.2.33] → mx.google.example, ESMTPS, TLS 1.3 TLS_AES_256_GCM_SHA384',
    ],
    [
      'Gmail inside itself',
      `by 2001:db8:a05:6512:: with SMTP id c13csp1; ${day}`,
      ' [] → 2001:db8:a05:6512::, SMTP, plain',
    ],
    [
      'qmail',
      `from unknown (HELO mail.a.example) (192.0.2.111) by mx.b.example with SMTP; 7 Nov 2004 21:30:57 -0000`,
      'mail.a.example [192.0.2.111] → mx.b.example, SMTP, plain',
    ],
    [
      'qmail inside itself',
      '(qmail 31873 invoked by uid 60001); 9 Mar 2011 11:19:46 -0000',
      ' [] → , , plain',
    ],
    [
      'Sendmail',
      `from a.example (ppp24.a.example [192.0.2.152]) by mx.b.example (8.17.1/8.17.1) with ESMTPS id WAA30612 (version=TLSv1.3 cipher=TLS_AES_256_GCM_SHA384 bits=256 verify=NO) for <c@b.example>; ${day}`,
      'a.example [192.0.2.152] → mx.b.example, ESMTPS, TLS 1.3 TLS_AES_256_GCM_SHA384',
    ],
    [
      'Dovecot LMTP',
      `from mx.b.example by imap.b.example with LMTP id oPy8IzIke2Rr4gIAzEkvSQ (envelope-from <x@a.example>) for <c@b.example>; ${day}`,
      'mx.b.example [] → imap.b.example, LMTP, plain',
    ],
    [
      'Dovecot LMTP with TLS',
      `from mx.b.example ([2001:db8::1]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) by imap.b.example with LMTPS id abc for <c@b.example>; ${day}`,
      'mx.b.example [2001:db8::1] → imap.b.example, LMTPS, TLS 1.3 TLS_AES_256_GCM_SHA384',
    ],
    [
      'Cyrus',
      `from mx.b.example ([unix socket]) by imap.b.example (Cyrus v3.7) with LMTPA; ${day}`,
      'mx.b.example [] → imap.b.example, LMTPA, plain',
    ],
    ['nothing at all', '', ' [] → , , plain'],
  ])('is read as %s writes it', (_who, value, expected) => {
    expect(brief(value)).toBe(expected);
  });

  test('has the time after the last semicolon', () => {
    expect(readHop(`from a by b (x; y) with "SMTP; z"; ${day}`).at).toBe(
      Date.UTC(2023, 2, 2, 4, 27, 29),
    );
    expect(readHop('from a by b with SMTP').at).toBeNull();
  });
});

describe('a date', () => {
  test.each([
    ['Mon, 20 Oct 2014 05:33:30 -0700', Date.UTC(2014, 9, 20, 12, 33, 30)],
    ['7 Nov 2004 21:30 GMT', Date.UTC(2004, 10, 7, 21, 30)],
    ['Mon, 1 Dec 97 10:50:02 MST', Date.UTC(1997, 11, 1, 17, 50, 2)],
    ['02-Mar-2023 05:27:29 +0100', Date.UTC(2023, 2, 2, 4, 27, 29)],
    ['31 Feb 2023 05:27:29 +0100', null],
    ['Mon, 20 Oct 2014 25:33:30 -0700', null],
    ['yesterday', null],
    ['', null],
  ])('%s', (text, at) => expect(mailDate(text)).toBe(at));
});

describe('the route', () => {
  const at = (time: string) =>
    `from a.example by b.example with SMTP; 2 Mar 2023 ${time} +0000`;

  test('runs from the sender to the mailbox, with what each hop took', () => {
    const { hops, total, slowest } = readRoute([
      at('10:00:14'),
      at('10:00:12'),
      at('10:00:03'),
    ]);
    expect(hops.map(({ delay }) => delay)).toEqual([null, 9_000, 2_000]);
    expect(total).toBe(11_000);
    expect(slowest).toBe(1);
  });

  test('says negative where a clock is slow, and skips a hop without a time', () => {
    const { hops, slowest } = readRoute([at('10:00:05'), 'from x by y', at('10:01:00')]);
    expect(hops.map(({ delay }) => delay)).toEqual([null, null, -55_000]);
    expect(slowest).toBeNull();
  });

  test('of a single hop, or none, has no length', () => {
    expect(readRoute([at('10:00:00')])).toMatchObject({ total: null, slowest: null });
    expect(readRoute([])).toEqual({ hops: [], omitted: 0, total: null, slowest: null });
  });

  test('of thousands of hops is bounded and says how many are left out', () => {
    const { hops, omitted } = readRoute(
      Array.from({ length: 5_000 }, () => at('10:00:00')),
    );
    expect([hops.length, omitted]).toEqual([200, 4_800]);
  });

  test('never throws, whatever the fields hold', () => {
    const piece = fc.constantFrom(
      'from', 'by', 'with', 'id', 'for', 'via', ' ', ';', '(', ')', '"', '\\', '[', ']', '192.0.2.1', ':', 'a', '\u0000', day,
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const { hops } = readRoute([pieces.join(' '), pieces.join('')]);
        expect(hops.length).toBe(2);
      }),
      { seed: 5321, numRuns: 2_000 },
    );
    for (const bomb of ['(', ':', '1.', 'from ', ';', 'a:', 'helo='])
      expect(() => readHop(bomb.repeat(60_000))).not.toThrow();
  });
});
