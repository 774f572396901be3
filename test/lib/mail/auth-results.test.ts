import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertyOf, readAuthResults } from '../../../lib/mail/auth-results.ts';

/** `method=result` of each, with its properties. */
function brief(value: string): string[] | null {
  const read = readAuthResults(value);
  return (
    read &&
    read.results.map(({ method, result, properties }) =>
      [
        `${method}=${result}`,
        ...properties.map(
          ({ ptype, property, value }) => `${ptype}.${property}=${value}`,
        ),
      ].join(' '),
    )
  );
}

describe('an Authentication-Results field', () => {
  test('names who checked and what was found, after the examples of RFC 8601', () => {
    const value =
      'example.com 1; dkim=pass (good signature) reason="all well" header.d=example.com header.i=@example.com; spf=pass smtp.mailfrom=example.net';
    expect(readAuthResults(value)).toEqual({
      authservId: 'example.com',
      results: [
        {
          method: 'dkim',
          result: 'pass',
          comment: 'good signature',
          reason: 'all well',
          properties: [
            { ptype: 'header', property: 'd', value: 'example.com' },
            { ptype: 'header', property: 'i', value: '@example.com' },
          ],
        },
        {
          method: 'spf',
          result: 'pass',
          comment: '',
          reason: '',
          properties: [{ ptype: 'smtp', property: 'mailfrom', value: 'example.net' }],
        },
      ],
    });
    expect(readAuthResults('example.org 1; none')).toEqual({
      authservId: 'example.org',
      results: [],
    });
    // RFC 8601 appendix B.7: comments wherever they may stand.
    const odd =
      "foo.example.net (foobar) 1 (baz);\n dkim (Because I like it) / 1 (One yay) = (wait for it) fail\n policy (A dot can go here) . (like that) expired\n (this surprised me) = (as I wasn't expecting it) 1362471462";
    expect(brief(odd)).toEqual(['dkim=fail policy.expired=1362471462']);
  });

  test.each([
    [
      'Gmail',
      'mx.google.com; dkim=pass header.i=@srs1.zone.example; spf=pass (google.com: best guess record for domain of srs0=63fc=v7=k.example=a@srs1.zone.example designates 192.0.2.1 as permitted sender) smtp.mailfrom=SRS0=63fc=V7=k.example=a@srs1.zone.example; dmarc=fail (p=NONE dis=NONE) header.from=k.example',
      [
        'dkim=pass header.i=@srs1.zone.example',
        'spf=pass smtp.mailfrom=SRS0=63fc=V7=k.example=a@srs1.zone.example',
        'dmarc=fail header.from=k.example',
      ],
    ],
    [
      'Exchange Online, which names nobody',
      'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dkim=pass (signature was verified) header.d=a.example;dmarc=pass action=none header.from=a.example;compauth=pass reason=100',
      [
        'spf=pass smtp.mailfrom=a.example',
        'dkim=pass header.d=a.example',
        'dmarc=pass header.from=a.example',
        'compauth=pass',
      ],
    ],
    [
      'a last semicolon',
      'mx.example; spf=none smtp.helo=a.example;',
      ['spf=none smtp.helo=a.example'],
    ],
    [
      'a version of the method',
      'mx.example; spf/1=pass smtp.mailfrom=b.example',
      ['spf=pass smtp.mailfrom=b.example'],
    ],
    [
      'an empty value before another property',
      'mx.example; spf=pass smtp.mailfrom= smtp.helo=m.a.example',
      ['spf=pass smtp.mailfrom= smtp.helo=m.a.example'],
    ],
    [
      'a quoted value',
      'mx.example; auth=pass smtp.auth="a b\\"c"',
      ['auth=pass smtp.auth=a b"c'],
    ],
    [
      'capitals',
      'MX.Example; SPF=Pass SMTP.MailFrom=A.Example',
      ['spf=pass smtp.mailfrom=A.Example'],
    ],
  ])('is read as %s writes it', (_who, value, results) => {
    expect(brief(value)).toEqual(results);
  });

  test('that is none, or of another version, is none', () => {
    for (const value of [
      '',
      '   ',
      'mx.example',
      'mx.example 2; spf=pass',
      'mx.example; what',
      '(only a comment)',
    ])
      expect(readAuthResults(value), value).toBeNull();
  });

  test('gives up nothing that stands in a comment or a string', () => {
    expect(brief('mx.example; spf=none (; dmarc=pass header.from=a.example)')).toEqual([
      'spf=none',
    ]);
    expect(brief('mx.example; spf=none reason="; dmarc=pass"')).toEqual(['spf=none']);
    expect(brief('mx.example; spf=none (a (b) ; dkim=pass')).toEqual(['spf=none']);
  });

  test('finds the property that was asked for', () => {
    const [result] =
      readAuthResults('mx.example; dkim=pass header.i=@A.Example')?.results ?? [];
    expect(result && propertyOf(result, 'header.d', 'header.i')).toBe('@a.example');
  });

  test('is read in linear time and never throws, whatever it holds', () => {
    const piece = fc.constantFrom(
      ';', '=', '(', ')', '"', '\\', ' ', '.', '/', 'dkim', 'pass', 'header', 'd', 'mx.example', '\u0000', ',', 'none',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const read = readAuthResults(pieces.join(''));
        for (const { method, result } of read?.results ?? []) {
          expect(method).toMatch(/^[\w-]+$/);
          expect(result).toMatch(/^[\w-]+$/);
        }
      }),
      { seed: 8601, numRuns: 3_000 },
    );
    for (const bomb of ['(', '"', '\\', '; a=b', 'x=', ' . '])
      expect(() => readAuthResults(`mx.example; ${bomb.repeat(200_000)}`)).not.toThrow();
  });
});
