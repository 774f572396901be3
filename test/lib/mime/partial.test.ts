// Messages sent in pieces, and parts that are elsewhere.
import { describe, expect, test } from 'vitest';
import { parse } from '../../../lib/mime/parse.ts';
import { reassemble } from '../../../lib/mime/partial.ts';

const bytes = (text: string) => new TextEncoder().encode(text.replaceAll('\n', '\r\n'));
const whole = { whole: true };

/** As the example of RFC 2046 §5.2.2.2 is made. */
const sent = [
  `Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable
Subject: Caf=E9
Message-ID: <whole@x.example>
MIME-Version: 1.0
X-Inner: is dropped

first line, caf=E9
`,
  'second line\n',
  'third line\n',
];
const piece = (n: number, total = n === 3 ? '; total=3' : '', id = 'a@x.example') =>
  bytes(`From: Claire <claire@x.example>
X-Trace: from
  the first piece
Subject: whole (${n})
Message-ID: <${n}@x.example>
MIME-Version: 1.0
Content-Type: message/partial; id="${id}"; number=${n}${total}

${sent[n - 1]}`);

describe('a piece', () => {
  test('is said to be one, with its number and how many there are', () => {
    expect(parse(piece(3), whole).partial).toEqual({
      id: 'a@x.example',
      number: 3,
      total: 3,
    });
    expect(parse(piece(2), whole).partial?.total).toBeNull();
  });

  test('can be read: the first by the header that is in it, another as it stands', () => {
    expect(parse(piece(1), whole).text).toBe('first line, café\n');
    expect(parse(piece(2), whole).text).toBe('second line\n');
    expect(parse(piece(2), whole).attachments).toHaveLength(1);
  });

  test('in a part of a message is told and read too', () => {
    const letter = parse(
      bytes(
        'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nlook:\n--b\n' +
          'Content-Type: Message/Partial; number=1; total=5; id=x\n\n' +
          'Content-Transfer-Encoding: base64\n\nZmlyc3QK\n--b--\n',
      ),
      whole,
    );
    expect(letter.partial).toEqual({ id: 'x', number: 1, total: 5 });
    expect(letter.text?.split('\n')).toEqual(['look:', 'first', '']);
  });

  test('within a first piece within a first piece is not followed', () => {
    const head = 'Content-Type: message/partial; number=1; id=x\n\n';
    const letter = parse(bytes(`${head.repeat(1_000)}end`), whole);
    expect(letter.text?.endsWith('end')).toBe(true);
  });
});

describe('all pieces', () => {
  const all = [piece(1), piece(2), piece(3)];

  test('make the message that was sent, in whatever order they came', () => {
    for (const order of [all, all.toReversed(), [...all, ...all]]) {
      const made = reassemble(order);
      const raw = made.state === 'whole' ? made.raw : new Uint8Array();
      expect(new TextDecoder().decode(raw)).toBe(
        new TextDecoder().decode(
          bytes(`From: Claire <claire@x.example>
X-Trace: from
  the first piece
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable
Subject: Caf=E9
Message-ID: <whole@x.example>
MIME-Version: 1.0

first line, caf=E9
second line
third line
`),
        ),
      );
      expect(parse(raw, whole)).toMatchObject({
        messageId: 'whole@x.example',
        text: 'first line, café\nsecond line\nthird line\n',
        damage: [],
      });
    }
  });

  test('are asked for by number where some are not given', () => {
    expect(reassemble([piece(1), piece(3)])).toEqual({ state: 'missing', numbers: [2] });
    expect(reassemble([piece(1), piece(2)])).toEqual({ state: 'missing', numbers: null });
    expect(reassemble([piece(1, '; total=4000000000')])).toEqual({
      state: 'missing',
      numbers: null,
    });
  });

  test('are of one message, or are not put together', () => {
    const other = piece(2, '', 'other@x.example');
    expect(reassemble([piece(1), other, piece(3)])).toEqual({ state: 'strangers' });
    expect(reassemble([piece(1), bytes('Subject: x\n\ny')])).toEqual({
      state: 'strangers',
    });
    expect(reassemble([])).toEqual({ state: 'strangers' });
  });

  test('cut anywhere, still come together without a fault', () => {
    const [first = new Uint8Array(), ...rest] = all;
    for (let cut = 0; cut < first.length; cut++) {
      const { state } = reassemble([first.subarray(0, cut), ...rest]);
      expect(['whole', 'strangers', 'missing']).toContain(state);
    }
  });
});

describe('a part that is elsewhere', () => {
  const pointing = (parameters: string) =>
    parse(
      bytes(
        `Content-Type: message/external-body; ${parameters}\n\nContent-Type: text/plain\n\n`,
      ),
      whole,
    ).elsewhere;

  test('is told with its place, whatever way leads to it', () => {
    expect(
      pointing('access-type=URL;\n url="ftp://files.example/a/\n  b.txt"'),
    ).toMatchObject([{ access: 'url', where: 'ftp://files.example/a/b.txt' }]);
    expect(
      pointing('access-type=ANON-FTP; site=x.example; directory=pub; name=a.ps'),
    ).toMatchObject([{ access: 'anon-ftp', where: 'x.example/pub/a.ps' }]);
    expect(
      pointing('access-type=mail-server; server="get@x.example"; subject=send'),
    ).toMatchObject([{ access: 'mail-server', where: 'get@x.example' }]);
    expect(pointing('access-type=none')).toMatchObject([{ where: '' }]);
  });

  test('a thousand times is told a few times', () => {
    const part = '--b\nContent-Type: message/external-body; access-type=url; url=x\n\n\n';
    const letter = parse(
      bytes(`Content-Type: multipart/mixed; boundary=b\n\n${part.repeat(900)}`),
      whole,
    );
    expect(letter.elsewhere).toHaveLength(20);
  });
});
