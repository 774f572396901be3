// Runs in the page before its own scripts: opens a mailbox that is to be remembered, saves
// all of it on the device, and waits until all of it is searchable. It is handed over as
// text, so it uses nothing from outside itself.

/** Milliseconds from the press of Save. */
type SaveMarks = {
  /** The page says that all of it is here. */
  here: number;
  /** What it says. */
  said: string;
};

/**
 * Installs `window.openToKeep(password, words)`, which resolves with the number of messages
 * once every header is here, `window.saveAll()` and `window.allFindable(said)`, which
 * resolves with the milliseconds since all of it was here; `said` stands beside a search of
 * everything. `words`: what the box for remembering the mailbox is called.
 */
export function saveMarks(): void {
  const fill = (input: HTMLInputElement, value: string) => {
    // React listens to the element's own setter; the prototype's passes it by.
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    setter?.set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const until = <T>(look: () => T | null | undefined | false): Promise<T> =>
    new Promise((resolve) => {
      const again = () => {
        const found = look();
        if (found === null || found === undefined || found === false) return;
        observer.disconnect();
        resolve(found);
      };
      const observer = new MutationObserver(again);
      observer.observe(document, {
        ...{ subtree: true, childList: true, attributes: true, characterData: true },
      });
      again();
    });
  const element = <E extends Element>(selector: string): Promise<E> =>
    until(() => document.querySelector<E>(selector));
  /** The numbers in a text, whatever groups their digits. */
  const numbers = (text: string) =>
    [...text.matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(',', '')));
  const textOf = (testId: string) =>
    document.querySelector(`[data-testid="${testId}"]`)?.textContent ?? '';

  async function openToKeep(password: string, words: string): Promise<number> {
    fill(await element('[data-testid="connect-form"] input[name=password]'), password);
    (await element<HTMLElement>('[data-testid="visit-manage"]')).click();
    const labels = await until(() => {
      const all = [...document.querySelectorAll('label')];
      return all.find((label) => label.textContent.includes(words));
    });
    labels.click();
    (await element<HTMLElement>('[data-testid="plain-agree"]')).click();
    (await element<HTMLElement>('[data-testid="open"]:not([disabled])')).click();
    return until(() => {
      const [done = -1, total] = numbers(textOf('coverage'));
      return done === total && done;
    });
  }

  const askedEachMs = 1_000;
  let hereAt = 0;
  async function saveAll(): Promise<SaveMarks> {
    (await element<HTMLElement>('[data-testid="store-chip"]')).click();
    const begin = '[data-testid="saving"] form button[type=submit]';
    const button = await element<HTMLElement>(begin);
    const began = performance.now();
    button.click();
    const end =
      '[data-testid="transfer"] p[role=status], [data-testid="transfer"] [role=alert]';
    const said = (await element(end)).textContent;
    hereAt = performance.now();
    return { here: hereAt - began, said };
  }

  async function allFindable(said: string): Promise<number> {
    const close = '[data-testid="saving"] button';
    (await element<HTMLElement>(close)).click();
    const box = await element<HTMLInputElement>('#search');
    for (let n = 0; ; n++) {
      // A word that no message has: what is asked is how many were looked through.
      fill(box, `qqq${n % 2}`);
      const isWhole = await Promise.race([
        until(() => textOf('scope').includes(said)),
        new Promise<false>((late) => setTimeout(late, askedEachMs, false)),
      ]);
      if (isWhole) return performance.now() - hereAt;
    }
  }
  Object.assign(window, { openToKeep, saveAll, allFindable });
}
