// What a person does at the screen while everything fails; each deed gives up soon where the
// screen does not let it.
import type { Page } from '@playwright/test';
import { command, fillIn, rows, textOf } from '../../e2e/screen.ts';
import type { Chance } from '../fuzz/chance.ts';
import type { Truth } from '../loss/server.ts';

export const text = textOf('en');
/** ours: a person tries no longer than that */
const patienceMs = 2_500;

export type Hands = {
  /** The tab that is used now. */
  page: Page;
  origin: string;
  /** Another one in each run: a port may be given again. */
  user: string;
  truth: Truth;
  chance: Chance;
  /** Subjects that were marked by hand and committed. */
  committed: Set<string>;
};

/** Rejects where the mailbox does not open. */
export async function comeIn({ page, origin, user, truth }: Hands): Promise<void> {
  page.setDefaultTimeout(patienceMs);
  const { host, port } = truth;
  const target = { host, port, user, password: 'a password' };
  await fillIn(page, { ...target, security: 'plain', visit: 'manage' }, origin);
  const remember = page.getByLabel(text.t('connect.remember'));
  if (await remember.isVisible()) await remember.check();
  await page.getByTestId('open').click();
  await page.getByTestId('msg-list').waitFor();
}

/** From a screen that may show anything, back to the list. */
async function backToList(page: Page): Promise<void> {
  for (let n = 0; n < 3; n++) await page.keyboard.press('Escape');
  await rows(page).first().waitFor();
}

async function anyRow({ page, chance }: Hands) {
  const all = rows(page);
  const count = await all.count();
  return all.nth(chance.below(count));
}

export const deeds = {
  async read(hands: Hands) {
    await (await anyRow(hands)).click();
    await hands.page.getByTestId('subject').first().waitFor();
  },
  async saveAll({ page }: Hands) {
    await command(page, text.t('cmd.device'));
    const saving = page.getByTestId('saving');
    const ask = saving.getByRole('button', { name: text.t('saving.ask') });
    const begin = saving.locator('form button[type=submit]');
    await begin.waitFor();
    if (await ask.isVisible()) await ask.click();
    await begin.click();
  },
  async moveAll(hands: Hands) {
    const { page, chance } = hands;
    await command(page, text.t('cmd.policy'));
    const dialog = page.getByTestId('policy');
    await dialog.getByRole('radio', { name: text.t('pol.rule.move') }).check();
    const asks = dialog.getByLabel(text.t('pol.ask'));
    if (chance.happens(0.7)) await asks.uncheck();
    await page.getByTestId('policy-use').click();
    if (chance.happens(0.5)) await deeds.saveAll(hands);
  },
  async mark(hands: Hands) {
    const { page, chance } = hands;
    for (let n = 1 + chance.below(3); n > 0; n--) {
      await (await anyRow(hands)).click();
      await page.keyboard.press('d');
    }
  },
  async commit(hands: Hands) {
    const { page, committed } = hands;
    if (!(await page.getByTestId('tray-bar').isVisible())) await deeds.mark(hands);
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    const tray = page.getByTestId('tray');
    await tray.waitFor();
    const said = await tray.getByRole('listitem').allInnerTexts();
    const byHand = said.filter((one) => !one.includes(text.t('pol.because.move')));
    const subjects = byHand.flatMap((one) => subjectIn(one) ?? []);
    // Its header has not come: nobody could tell what was committed.
    if (subjects.length < byHand.length) throw new Error('a mark without its subject');
    await tray.getByTestId('commit').click();
    for (const subject of subjects) committed.add(subject);
    await page
      .getByTestId('receipt')
      .waitFor()
      .catch(() => {}); // it says what it can, when it can
  },
  async undo({ page }: Hands) {
    await page.keyboard.press('z');
  },
  async look({ page }: Hands) {
    await page.keyboard.press('Shift+R');
  },
  async leave({ page, user }: Hands) {
    const name = text.t('shell.account', { address: user });
    await page.getByRole('button', { name }).click();
    await page.getByRole('menuitem', { name: /^Disconnect/ }).click();
    await page.getByTestId('connect-form').waitFor();
  },
  async wait({ chance }: Hands) {
    // A moment of its own: whatever is under way then is met by the next deed.
    await new Promise((resolve) => setTimeout(resolve, chance.below(700)));
  },
} satisfies Record<string, (hands: Hands) => Promise<void>>;

export type Deed = keyof typeof deeds;

/** False where the screen would not let it. */
export async function attempt(hands: Hands, deed: Deed): Promise<boolean> {
  try {
    if (await hands.page.getByTestId('connect-form').isVisible()) await comeIn(hands);
    await backToList(hands.page);
    await deeds[deed](hands);
    return true;
  } catch {
    return false;
  }
}

export const subjectIn = (said: string): string | null =>
  /Letter \d+ of \d+/.exec(said)?.[0] ?? null;

/** Subjects in the list; all headers are there, or null. */
export async function listed(page: Page): Promise<string[] | null> {
  const said = await rows(page).allInnerTexts();
  const subjects = said.map(subjectIn);
  return subjects.includes(null) ? null : subjects.flatMap((one) => one ?? []);
}
