// What the reader's screen says of the message that is open, against the letter: head, files
// with their names and sizes, the text and what its HTML has for words.
import type { Page } from '@playwright/test';
import { filesInHand } from '../../components/preview/file-in-hand.ts';
import { visible } from '../../components/mailbox/row-view.ts';
import { fileLimits } from '../../lib/files/limits.ts';
import { createText } from '../../lib/i18n/text.ts';
import type { Letter } from '../../lib/mail/attachment.ts';
import { plainFromHtml } from '../../lib/mime/plain.ts';
import { parseFully } from '../../lib/mime/parse-fully.ts';

const { t, size, dateTime } = createText('en', 'en-GB');

/** Each fact that is asked for, with what the screen says otherwise than the letter does. */
export type Shown = { fact: string; wrong: string | null };

export async function shownOf(page: Page, raw: Uint8Array): Promise<Shown[]> {
  const letter = await parseFully(raw, { whole: true });
  return [
    await subjectShown(page, letter),
    await senderShown(page, letter),
    await dateShown(page, letter),
    ...(await filesShown(page, letter)),
    ...(letter.html.length > 0 ? [await htmlShown(page, letter)] : []),
    ...(letter.text === null ? [] : [await textShown(page, letter.text)]),
  ];
}

function fact(
  name: string,
  said: string,
  wanted: string,
  isRight = said === wanted,
): Shown {
  return { fact: name, wrong: isRight ? null : `${name}: ${said} for ${wanted}` };
}

async function textAt(page: Page, testId: string): Promise<string> {
  return visible((await page.getByTestId(testId).first().textContent()) ?? '');
}

async function subjectShown(page: Page, letter: Letter): Promise<Shown> {
  const wanted = visible(letter.subject) || t('msg.noSubject');
  return fact('subject', await textAt(page, 'subject'), wanted);
}

async function senderShown(page: Page, letter: Letter): Promise<Shown> {
  const from = letter.from[0] ?? letter.sender;
  const wanted = from ? visible(from.address || from.name) : t('msg.noSender');
  const said = await textAt(page, 'from');
  return fact('sender', said, wanted, said.includes(wanted));
}

async function dateShown(page: Page, letter: Letter): Promise<Shown> {
  const summary = page.getByTestId('reader').locator('details > summary').first();
  const said = (await summary.textContent()) ?? '';
  if (letter.date === null) {
    const wanted = visible(letter.dateText) || t('msg.noDate');
    return fact('date', said, wanted, visible(said).includes(wanted));
  }
  const at = await summary.locator('time').getAttribute('datetime');
  const wanted = dateTime(letter.date);
  const isRight =
    at === new Date(letter.date).toISOString() && said.includes(`${wanted} (`);
  return fact('date', `${said} ${at}`, wanted, isRight);
}

async function filesShown(page: Page, letter: Letter): Promise<Shown[]> {
  const hands = filesInHand(letter, new Blob());
  const list = page.getByTestId('attachments').first();
  if (hands.length === 0)
    return [fact('no files', `${await list.count()} lists`, '0 lists')];
  const octets = hands.reduce((sum, { attachment }) => sum + attachment.size, 0);
  const title = t('att.title', { n: hands.length, size: size(octets) });
  const said = await list
    .locator('li')
    .evaluateAll((items) =>
      items.map((item) => [...item.querySelectorAll('p')].map((one) => one.textContent)),
    );
  const wanted = hands.slice(0, fileLimits.cards).map((hand) => ({
    name: hand.isNamed ? hand.name : t('att.unnamed'),
    what: ` · ${size(hand.attachment.size)} · ${hand.attachment.type.slice(0, 80)}`,
  }));
  const names = wanted.map(({ name }) => name).join('|');
  const isSized = wanted.every(({ what }, at) => said[at]?.[1]?.includes(what));
  return [
    fact('names of files', said.map(([name]) => name).join('|'), names),
    fact('sizes of files', JSON.stringify(said), JSON.stringify(wanted), isSized),
    fact('files in all', (await list.locator('h3').textContent()) ?? '', title),
  ];
}

declare global {
  interface Window {
    /** Put there by `prepareScreen`. */
    textInFrames(): string;
  }
}

/** Before the page is opened. */
export async function prepareScreen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.textInFrames = () =>
      [...document.querySelectorAll<HTMLIFrameElement>('[data-testid="body-frame"]')]
        .map((frame) => frame.contentDocument?.querySelector('body')?.textContent ?? '')
        .join('\n')
        .normalize('NFC');
  });
}

/** Milliseconds in which the frames have their words, on a machine that does other things. */
const filledMs = 10_000;

/** Every word that can be read out of the HTML without a browser is in a frame. */
async function htmlShown(page: Page, { html }: Letter): Promise<Shown> {
  const plain = html.map((part) => plainFromHtml(part.html)).join('\n');
  const all = plain.normalize('NFC').replace(/&[a-z0-9]+;?/gi, ' ');
  const words = [...new Set(all.match(/[\p{L}\p{N}]{3,}/gu) ?? [])];
  await page.getByTestId('tab-message').click();
  // Where they do not come, what is missing is told below.
  await page
    .waitForFunction(
      (words) => {
        const text = window.textInFrames();
        return words.every((word) => text.includes(word));
      },
      words,
      { timeout: filledMs },
    )
    .catch(() => null);
  const text = await page.evaluate(() => window.textInFrames());
  const left = words.filter((word) => !text.includes(word));
  return fact('HTML', `without ${left.join(' ')}`, 'all its words', left.length === 0);
}

/** Quote marks are drawn as lines beside the text, and its line ends as ends of blocks. */
const letters = (text: string) => text.replace(/[>\s]+/g, '');

async function textShown(page: Page, text: string): Promise<Shown> {
  await page.getByTestId('tab-text').click();
  const body = page.getByTestId('text-body');
  await body.waitFor({ state: 'attached' });
  const said = await body.evaluate((shown) => {
    const copy = shown.cloneNode(true) as Element;
    for (const summary of copy.querySelectorAll('summary')) summary.remove();
    return copy.textContent ?? '';
  });
  await page.getByRole('tab').first().click();
  return fact('text', letters(said), letters(text.slice(0, 300_000)));
}
