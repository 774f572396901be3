// A message that was sent in pieces: what is missing is told, and all of them together are
// read as the one that was sent.
import { readFile } from 'node:fs/promises';
import { startLetterbox, type Letterbox } from '../rigs/letterbox.ts';
import { expect, expectAccessible, test } from './fixtures.ts';
import { headersAreIn, openMailbox, row, textOf } from './screen.ts';

const text = textOf('en');

const sent = [
  'Subject: The plan of the roof\r\nMessage-ID: <plan@example.org>\r\nMIME-Version: 1.0\r\n' +
    'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nAll of it.\r\n' +
    '--b\r\nContent-Type: text/csv; name=roof.csv\r\nContent-Disposition: attachment\r\n\r\nbeam,12\r\n',
  'slate,400\r\n',
  '--b--\r\n',
];
const piece = (n: number, id: string, from = 'ada@example.org') =>
  Buffer.from(
    `From: Ada <${from}>\r\nTo: me@example.org\r\nSubject: ${id}, part ${n}\r\n` +
      `MIME-Version: 1.0\r\nContent-Type: message/partial; id="${id}@example.org"; number=${n}` +
      `${n === 3 ? '; total=3' : ''}\r\n\r\n${sent[n - 1]}`,
  );

let box: Letterbox;
test.beforeAll(async () => {
  const raws = [
    piece(3, 'roof'),
    piece(1, 'roof'),
    piece(2, 'roof', 'eve@example.org'),
    piece(2, 'roof'),
    piece(1, 'cellar'),
    piece(3, 'cellar'),
  ];
  box = await startLetterbox(raws.map((raw) => ({ raw })));
});
test.afterAll(() => box.stop());

test('pieces are found, told and put together', async ({ page }) => {
  const { host, port } = box;
  await openMailbox(page, { host, port, security: 'plain', user: 'ada', password: 'x' });
  await headersAreIn(page, text);
  const note = page.getByTestId('partial');

  await row(page, 'cellar, part 1').click();
  await expect(note).toContainText(
    text.t('piece.missing', { n: 1, list: text.list(['2']) }),
  );
  await expect(note.getByRole('button')).toHaveCount(0);

  await row(page, 'roof, part 1').click();
  await expect(note).toContainText(text.t('piece.all', { n: 3 }));
  await note.getByRole('button').click();
  const joined = page.getByTestId('joined');
  await expect(joined).toContainText('The plan of the roof');
  await expect(joined.getByTestId('text-body')).toHaveText('All of it.');
  await expectAccessible(page);
  const saving = page.waitForEvent('download');
  await joined.getByRole('button', { name: text.t('msg.save') }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe('The plan of the roof.eml');
  const raw = await readFile(await saved.path(), 'latin1');
  expect(raw).toContain(
    'Content-Disposition: attachment\r\n\r\nbeam,12\r\nslate,400\r\n--b--',
  );
  expect(raw).not.toContain('message/partial');
});
