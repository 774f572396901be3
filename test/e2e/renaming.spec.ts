// A mailbox that is remembered, whose server lost a letter and gave all others new names: the
// old state is there, and who took the letter is told as far as that is known.
import { startShelf, type Shelved } from '../rigs/shelf.ts';
import { expect, expectAccessible, expectNoSideScroll, test } from './fixtures.ts';
import { fillIn, headersAreIn, row, rows, textOf } from './screen.ts';

const text = textOf('en');
const letter = (n: number): Shelved => ({
  uid: `old-${n}`,
  text: `From: Ann <ann@example.org>\r\nSubject: Letter number ${n}\r\nMessage-ID: <${n}@example.org>\r\nDate: Tue, 1 Sep 2026 10:0${n}:00 +0000\r\n\r\ntext ${n}\r\n`,
});
const letters = [1, 2, 3, 4, 5, 6].map(letter);

test('new names for all: nothing is new, and what went is told', async ({ page }) => {
  const ends: (() => void)[] = [];
  const shelf = await startShelf(letters, (end) => void ends.push(end));
  const { host, port } = shelf;
  const open = async () => {
    await fillIn(page, { host, port, security: 'plain', user: 'ann', password: 'p' });
    await page.getByLabel(text.t('connect.remember')).check();
    await page.getByTestId('open').click();
    await headersAreIn(page, text);
  };
  await open();
  await row(page, 'Letter number 2').click();
  await expect(page.getByTestId('subject')).toContainText('Letter number 2');
  await expect(row(page, 'Letter number 2').getByTestId('row-saved')).toBeVisible();
  await row(page, 'Letter number 1').click();
  await expect(row(page, 'Letter number 1').getByTestId('row-saved')).toBeVisible();

  shelf.put(
    letters.slice(1).map((one) => ({ ...one, uid: `${one.uid}`.replace('old', 'new') })),
  );
  await open();
  await expect(page.getByTestId('renaming')).toHaveText(
    'The server gave messages new names; 5 of 6 were recognised.',
  );
  await expect(page.getByTestId('since')).toContainText('1 gone');
  await expect(row(page, 'Letter number 2').getByTestId('row-saved')).toBeVisible();
  await expect(rows(page)).toHaveCount(6); // the first is only here
  await page.setViewportSize({ width: 360, height: 740 });
  await page
    .getByTestId('since')
    .getByRole('button', { name: text.t('gone.title') })
    .click();
  const dialog = page.getByTestId('gone');
  await expect(dialog.getByRole('listitem')).toContainText('Letter number 1');
  await expect(dialog.getByRole('listitem')).toContainText('new names');
  await expectAccessible(page);
  await expectNoSideScroll(page);
  await dialog.getByRole('button', { name: text.t('gone.openCopy') }).click();
  await expect(page.getByTestId('subject')).toContainText('Letter number 1');
  for (const end of ends) end();
});
