// Messages made to stop whoever opens them. Each names where the person must be told that
// not all of it is shown; null where all of it can be.
import { htmlLetter } from '../rigs/letter-server.ts';

export type Bomb = {
  subject: string;
  raw: Buffer;
  /** Test id of the words that explain what is left out. */
  explained: 'heavy' | 'damage' | null;
};

const KiB = 1024;
const MiB = 1024 * KiB;

function html(subject: string, body: string, explained: Bomb['explained']): Bomb {
  return { subject, raw: Buffer.from(htmlLetter(body, { subject })), explained };
}

function letter(subject: string, lines: string, explained: Bomb['explained']): Bomb {
  // As the others': the list has them in the order they are in here.
  const head = `From: Eve <eve@example.org>\r\nDate: Tue, 12 May 2026 09:14:00 +0200\r\nSubject: ${subject}\r\n`;
  return { subject, raw: Buffer.from(head + lines), explained };
}

const part = '--b\r\nContent-Type: text/plain; name=x\r\n\r\nx\r\n';

const many = (count: number, of: (n: number) => string, between = '') =>
  Array.from({ length: count }, (_, n) => of(n)).join(between);

const styled = '<p style="margin:0 0 1em;color:#333">x</p>';

export function bombs(): Bomb[] {
  const levels = 10_000;
  return [
    letter(
      '100,000 parts',
      `Content-Type: multipart/mixed; boundary=b\r\n\r\n${part.repeat(100_000)}--b--\r\n`,
      'damage',
    ),
    letter(
      '10,000 levels',
      Array.from(
        { length: levels },
        (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
      ).join('') + '\r\nwords\r\n',
      'damage',
    ),
    letter(
      'a header of two megabytes',
      `X-Long: ${'x'.repeat(2 * MiB)}\r\n\r\nwords\r\n`,
      'damage',
    ),
    letter(
      '50,000 header fields',
      `${Array.from({ length: 50_000 }, (_, n) => `X-${n}: ${'y'.repeat(20)}\r\n`).join('')}\r\nwords\r\n`,
      'damage',
    ),
    letter(
      '100,000 recipients',
      `To: ${Array.from({ length: 100_000 }, (_, n) => `a${n}@example.org`).join(',\r\n ')}\r\n\r\nwords\r\n`,
      'damage',
    ),
    letter(
      'marks upon one letter',
      `X-Marks: ${'\u0301'.repeat(20_000)}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\na${'\u0301'.repeat(150_000)}\r\n`,
      null,
    ),
    letter(
      'letters that turn the line',
      `Content-Type: text/plain; charset=utf-8\r\n\r\n${'a\u05d0'.repeat(150_000)}\r\n`,
      null,
    ),
    letter('a line of 20 MB', `\r\n${'x'.repeat(20 * MiB)}\r\n`, null),
    letter('a million quote marks', `\r\n${'>'.repeat(1_000_000)} words\r\n`, null),
    letter(
      'a quotation on every other line',
      `\r\n${`${'>'.repeat(20)} x\r\ny\r\n`.repeat(20_000)}`,
      null,
    ),
    letter(
      'a text of nothing but links',
      `\r\n${'http://x.example\r\n'.repeat(50_000)}`,
      null,
    ),
    letter(
      'two thousand hops',
      `${'Received: from a.example by b.example\r\n'.repeat(2_000)}\r\nwords\r\n`,
      null,
    ),
    letter(
      'paddings without end',
      `Content-Transfer-Encoding: base64\r\n\r\n${'AA=='.repeat(100_000)}\r\n`,
      null,
    ),
    letter(
      'paddings in an encoded word',
      `X-Word: =?utf-8?b?${'AA=='.repeat(60_000)}?=\r\n\r\nwords\r\n`,
      null,
    ),
    letter(
      'comments that nothing closes',
      `Content-Type: text/plain; x=y${' ('.repeat(8_000)}y\r\n\r\nwords\r\n`,
      null,
    ),
    letter(
      'a file whose name is blanks',
      `\r\nbegin 644 x${' '.repeat(100_000)}y\r\n#0V%T\r\nend\r\n`,
      null,
    ),
    html('marks upon one letter, in HTML', `<p>a${'&#769;'.repeat(150_000)}`, 'heavy'),
    html('a million lines', `<pre>${'x\n'.repeat(900_000)}`, 'heavy'),
    html(
      'a hundred thousand attributes',
      `<p ${many(100_000, (n) => `a${n}`, ' ')}>x`,
      'heavy',
    ),
    html(
      'a hundred thousand variables',
      `<p style="${many(100_000, (n) => `--a${n}:1`, ';')}">x`,
      null,
    ),
    html(
      'fonts opened anew in each paragraph',
      `<p>${many(400, (n) => `<font color="#${n + 4096}">`)}${'<p>x'.repeat(4_500)}`,
      'heavy',
    ),
    html(
      'rules that look back',
      `<style>${many(5_000, (n) => `i.n${n} ~ b{color:red}`)}</style>${'<b>x</b>'.repeat(4_900)}`,
      null,
    ),
    html(
      'rules for everything',
      `<style>${many(5_000, (n) => `:not(.a${n}) > :not(.b) :not(.c){color:red}`)}</style>${'<b>x</b>'.repeat(4_900)}`,
      null,
    ),
    html(
      'rules in rules',
      `<style>b,i{${'& &, & > &{'.repeat(14)}color:red${'}'.repeat(15)}</style>${'<b><i>'.repeat(70)}x`,
      'heavy',
    ),
    html(
      'columns in columns',
      `${'<div style="columns:3">'.repeat(100)}${'words '.repeat(1_000)}`,
      null,
    ),
    html(
      'a thousand counters each',
      `<style>i{counter-increment:${many(1_000, (n) => `c${n}`, ' ')}} i::before{content:${many(1_000, (n) => `counter(c${n})`, ' ')}}</style>${'<i>x</i>'.repeat(2_000)}`,
      null,
    ),
    html('marquees in marquees', `${'<marquee>'.repeat(300)}words`, 'heavy'),
    html('100,000 nested tags', '<div>'.repeat(100_000) + 'words', 'heavy'),
    html('20 MB of spans', '<span>x</span>'.repeat((20 * MiB) / 14), 'heavy'),
    html(
      '20,000 rules with :has',
      `<style>${Array.from({ length: 20_000 }, (_, n) => `:has(.a${n} ~ p > *){color:red}`).join('')}</style>${'<p><b>x</b></p>'.repeat(1_000)}`,
      null,
    ),
    html(
      'blur upon blur',
      `${'<div style="filter:blur(500px);backdrop-filter:blur(500px)">'.repeat(500)}words`,
      'heavy',
    ),
    html('a style on each of its tags', styled.repeat(4_400), null),
    html(
      'thirty doublings',
      `<style>p{--v0:xxxxxxxx;${Array.from({ length: 30 }, (_, n) => `--v${n + 1}:var(--v${n}) var(--v${n});`).join('')}font-family:var(--v30)}</style><p>words`,
      null,
    ),
    html(
      'a table of a million columns',
      `<table><tr><td colspan="1000000" rowspan="65000">words</td></tr>${'<tr><td colspan="1000">x</td></tr>'.repeat(1_000)}</table>`,
      null,
    ),
    html(
      'a picture of its own',
      `<img src="data:image/png;base64,${'A'.repeat(8 * MiB)}">words`,
      'heavy',
    ),
  ];
}
