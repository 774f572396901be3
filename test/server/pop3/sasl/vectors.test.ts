// Every mechanism against the examples of its own standard.
import { describe, expect, test } from 'vitest';
import {
  Mistrust,
  stepOf,
  type Mechanism,
} from '../../../../server/pop3/sasl/mechanism.ts';
import { scram } from '../../../../server/pop3/sasl/scram.ts';
import {
  cramMd5,
  login,
  oauthBearer,
  plain,
  xoauth2,
} from '../../../../server/pop3/sasl/simple.ts';

const prepare = (text: string) => text.normalize('NFKC');
const say = async (mechanism: Mechanism, challenge: string) =>
  (await mechanism.answer(Buffer.from(challenge))).toString('utf8');

test('PLAIN, RFC 4616 §4', () => {
  const mechanism = plain({ user: 'tim', password: 'tanstaaftanstaaf' });
  expect(mechanism.initial?.toString()).toBe('\0tim\0tanstaaftanstaaf');
  expect(stepOf(mechanism)?.line).toBe('AUTH PLAIN AHRpbQB0YW5zdGFhZnRhbnN0YWFm');
});

test('CRAM-MD5, RFC 2195 §2', async () => {
  const mechanism = cramMd5({ user: 'tim', password: 'tanstaaftanstaaf' });
  expect(await say(mechanism, '<1896.697170952@postoffice.reston.mci.net>')).toBe(
    'tim b913a602c7eda7a495b4e6e7334d3890',
  );
});

test('LOGIN gives the name and then the password, whatever the prompts are', async () => {
  const mechanism = login({ user: 'tim', password: 'secret' });
  expect(mechanism.initial).toBeNull();
  expect(await say(mechanism, 'User Name\0')).toBe('tim');
  expect(await say(mechanism, 'Password\0')).toBe('secret');
  expect(() => mechanism.answer(Buffer.from('Again:'))).toThrow(Mistrust);
});

describe('SCRAM', () => {
  const pencil = { user: 'user', password: 'pencil' };
  const examples = [
    {
      name: 'SHA-1, RFC 5802 §5',
      hash: 'sha1',
      nonce: 'fyko+d2lbbFgONRv9qkxdawL',
      first: 'r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096',
      final:
        'c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=',
      proof: 'v=rmF9pqV8S7suAoZWja4dJRkFsKQ=',
    },
    {
      name: 'SHA-256, RFC 7677 §3',
      hash: 'sha256',
      nonce: 'rOprNGfwEbeRWgbNEkqO',
      first:
        'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
      final:
        'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
      proof: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    },
  ] as const;

  describe.each(examples)('$name', ({ hash, nonce, first, final, proof }) => {
    const begin = () => scram(hash, pencil, { bound: null, prepare, nonce });

    test('says what the standard says, and is proven by the server’s signature only', async () => {
      const mechanism = begin();
      expect(mechanism.initial?.toString()).toBe(`n,,n=user,r=${nonce}`);
      expect(await say(mechanism, first)).toBe(final);
      expect(mechanism.isProven()).toBe(false);
      expect(await say(mechanism, proof)).toBe('');
      expect(mechanism.isProven()).toBe(true);
    });

    test.each([
      ['another signature', proof.replace(/.(.)=/, 'A$1=')],
      ['a shorter one', 'v=AAAA'],
      ['none', ''],
      ['words', 'ok'],
    ])('a server that proves itself by %s is not believed', async (_name, last) => {
      const mechanism = begin();
      await mechanism.answer(Buffer.from(first));
      expect(() => mechanism.answer(Buffer.from(last))).toThrow(Mistrust);
      expect(mechanism.isProven()).toBe(false);
    });

    test.each([
      ['a nonce that is not ours', first.replace('r=', 'r=x')],
      ['our nonce alone', `r=${nonce},${first.slice(first.indexOf('s='))}`],
      ['too few iterations', first.replace('4096', '4095')],
      ['too many iterations', first.replace('4096', '600001')],
      ['iterations that are no number', first.replace('4096', '4096x')],
      ['an extension we do not know', `m=x,${first}`],
      ['no salt', first.replace(/s=[^,]*/, 's=')],
      ['a nonce without end', first.replace(',s=', `${'x'.repeat(2_000)},s=`)],
      ['nothing', ''],
    ])('%s is refused before a proof is made', async (_name, lie) => {
      const mechanism = begin();
      await expect(
        Promise.resolve().then(() => mechanism.answer(Buffer.from(lie))),
      ).rejects.toThrow(Mistrust);
      expect(mechanism.isProven()).toBe(false);
    });
  });

  test('an error of the server is answered by an empty line, and proves nothing', async () => {
    const { hash, nonce, first } = examples[1];
    const mechanism = scram(hash, pencil, { bound: null, prepare, nonce });
    await mechanism.answer(Buffer.from(first));
    expect(await say(mechanism, 'e=invalid-proof')).toBe('');
    expect(mechanism.isProven()).toBe(false);
    expect(() => mechanism.answer(Buffer.from(examples[1].proof))).toThrow(Mistrust);
  });

  test('names are escaped, prepared, and bound to their connection', async () => {
    const who = { user: 'a,b=\u2168', password: 'x' };
    const data = Buffer.from('0123');
    const bound = { type: 'tls-exporter', data } as const;
    const mechanism = scram('sha256', who, { bound, prepare, nonce: 'n' });
    expect(mechanism.name).toBe('SCRAM-SHA-256-PLUS');
    expect(mechanism.initial?.toString()).toBe('p=tls-exporter,,n=a=2Cb=3DIX,r=n');
    const [c] = (await say(mechanism, 'r=nm,s=AAAA,i=4096')).split(',');
    expect(Buffer.from(c?.slice(2) ?? '', 'base64').toString()).toBe(
      'p=tls-exporter,,0123',
    );
    // What could be bound and was not offered is said, so that taking it out is found out.
    const plainForm = scram('sha1', who, { bound: 'not-offered', prepare, nonce: 'n' });
    expect(plainForm.initial?.toString()).toMatch(/^y,,/);
  });
});

test('OAUTHBEARER, RFC 7628 §4.1, and its error of §4.3', async () => {
  const who = {
    user: 'user@example.com',
    token: 'vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg==',
  };
  const mechanism = oauthBearer(who, { host: 'server.example.com', port: 143 });
  expect(mechanism.initial?.toString('base64')).toBe(
    'bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9QmVhcmVyIHZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB',
  );
  expect(await say(mechanism, '{"status":"invalid_token"}')).toBe('\x01');
  expect(() => mechanism.answer(Buffer.from('again'))).toThrow(Mistrust);
});

test('XOAUTH2 sends its token in a step of its own, and an empty line after an error', async () => {
  const token = 'ya29.vF9dft4qmTc2Nvb3RlckBhdHRhdmlzdGEuY29tCg';
  const mechanism = xoauth2({ user: 'someuser@example.com', token });
  const step = stepOf(mechanism);
  expect(step?.line).toBe('AUTH XOAUTH2');
  // Google's own example.
  expect(await step?.more?.('+ ')).toBe(
    'dXNlcj1zb21ldXNlckBleGFtcGxlLmNvbQFhdXRoPUJlYXJlciB5YTI5LnZGOWRmdDRxbVRjMk52YjNSbGNrQmhkSFJoZG1semRHRXVZMjl0Q2cBAQ==',
  );
  expect(await step?.more?.('+ eyJzdGF0dXMiOiI0MDEifQ==')).toBe('');
  expect(() => step?.more?.('+ eyJzdGF0dXMiOiI0MDEifQ==')).toThrow(Mistrust);
});
