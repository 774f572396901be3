// The product's screens as a person uses them, in either language: what is typed where.
import { expect, type Locator, type Page } from '@playwright/test';
import { createText, type Language, type Text } from '../../lib/i18n/text.ts';
import type { Security, VisitKind } from '../../lib/wire/operations.ts';

export type Target = {
  host: string;
  port: number;
  security: Security;
  user: string;
  password: string;
  visit?: VisitKind;
  /** Accept the server's own certificate by its fingerprint. */
  pin?: boolean;
};

export function textOf(language: Language): Text {
  return createText(language);
}

/** Fills the form as a connect link and a person do, and presses Open. */
export async function fillIn(page: Page, target: Target, origin = ''): Promise<void> {
  const { host, port, security, user } = target;
  const link = new URLSearchParams({ host, port: String(port), security, user });
  await page.goto(`${origin}/#${link.toString()}`);
  const form = page.getByTestId('connect-form');
  await form.locator('input[name=password]').fill(target.password);
  if (target.visit === 'manage') await form.getByTestId('visit-manage').check();
  if (security === 'plain') await form.getByTestId('plain-agree').check();
}

/** From the connect page to an open mailbox, by way of the pinned certificate if asked. */
export async function openMailbox(page: Page, target: Target): Promise<void> {
  await fillIn(page, target);
  await page.getByTestId('open').click();
  if (target.pin) {
    await page.getByTestId('certificate').locator('summary').click();
    await page.getByTestId('pin').click();
  }
  await expect(page.getByTestId('msg-list')).toBeVisible();
}

export const rows = (page: Page): Locator => page.getByTestId('msg-row');

export function row(page: Page, subject: string | RegExp): Locator {
  return rows(page).filter({ hasText: subject });
}

/** The list is there and every header of it: "64 of 64 headers". */
export async function headersAreIn(page: Page, text: Text): Promise<void> {
  await expect(rows(page).first()).toBeVisible();
  await expect
    .poll(async () => {
      const said = await page.getByTestId('coverage').textContent();
      const [done, total] = (said ?? '').match(/\d[\d\s.,\u202f\u00a0]*/g) ?? [];
      return done !== undefined && done.trim() === total?.trim();
    })
    .toBe(true);
  await expect(page.getByText(text.t('list.notFetched'))).toHaveCount(0);
}

/** What the protocol console lists, one command a line, folded ones once. */
export async function told(page: Page): Promise<string[]> {
  return page.getByTestId('console-row').getByRole('button').allInnerTexts();
}

/** Narrows the list to one subject, opens it, and waits until it can be read. */
export async function openMessage(page: Page, subject: string): Promise<void> {
  await page.locator('#search').fill(subject);
  const found = row(page, subject).first();
  const button = found.getByRole('button', { name: subject });
  // In a list for fingers the subject is a button; in a grid the row itself is pressed.
  await ((await button.count()) > 0 ? button.first() : found).click();
  await expect(page.getByTestId('subject').filter({ hasText: subject })).toBeVisible();
  await expect(page.getByTestId('reader').getByRole('tab').first()).toBeVisible();
}

/** By its name, as who does not know its key. */
export async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByTestId('palette');
  await expect(palette).toBeVisible();
  await page.keyboard.type(name);
  await expect(palette.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
}
