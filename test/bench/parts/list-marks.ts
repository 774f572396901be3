// Runs in the page before its own scripts: presses Open and notes when rows stand there. It
// is handed over as text, so it uses nothing from outside itself.

/** Milliseconds from the press of Open. */
export type ListMarks = {
  /** The page knows that the password was accepted: the last step has begun. */
  signedIn: number;
  /** The first row stands in the list, with or without its header. */
  row: number;
  /** The first row shows its header. */
  header: number;
  /** Every row on screen shows its header. */
  screen: number;
  /** The same, painted: a frame was made behind it. */
  painted: number;
  /** Rows on screen then. */
  rows: number;
  /** Messages the list says it has. */
  count: number;
};

/** Installs `window.openAndMark(password, words)`; `words` stand where a header is missing. */
export function listMarks(): void {
  type Found = Partial<ListMarks> & { failed?: string };
  const fill = (input: HTMLInputElement, value: string) => {
    // React listens to the element's own setter; the prototype's passes it by.
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    setter?.set?.call(input, value);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const element = <E extends Element>(selector: string): Promise<E> =>
    new Promise((resolve) => {
      const look = () => {
        const found = document.querySelector<E>(selector);
        if (!found) return;
        observer.disconnect();
        resolve(found);
      };
      const observer = new MutationObserver(look);
      observer.observe(document, { subtree: true, childList: true, attributes: true });
      look();
    });

  async function openAndMark(password: string, words: string): Promise<Found> {
    const inForm = '[data-testid="connect-form"] ';
    fill(await element(`${inForm}input[name=password]`), password);
    const agree = await element<HTMLElement>('[data-testid="plain-agree"]');
    agree.click();
    const open = await element<HTMLButtonElement>('[data-testid="open"]:not([disabled])');
    const marks: Found = {};
    return new Promise((resolve) => {
      const since = () => performance.now() - began;
      const look = () => {
        const now = since();
        const rows = [...document.querySelectorAll('[data-testid="msg-row"]')];
        const failed = document.querySelector(`${inForm}[role=alert]`);
        if (failed) return done({ failed: failed.textContent });
        const steps = [...document.querySelectorAll('[data-testid="connect-step"]')];
        const last = steps.at(-1)?.getAttribute('data-state');
        if (last === 'running' || last === 'done') marks.signedIn ??= now;
        if (rows.length === 0) return;
        marks.row ??= now;
        // The steps may have come and gone between two looks.
        marks.signedIn ??= now;
        const isHeaded = (row: Element) =>
          row.textContent !== '' && !row.textContent.includes(words);
        if (rows.some(isHeaded)) marks.header ??= now;
        if (!rows.every(isHeaded)) return;
        const list = document.querySelector('[data-testid="msg-list"] [aria-rowcount]');
        const own = document.querySelector('[aria-rowcount]');
        const count = Number((list ?? own)?.getAttribute('aria-rowcount'));
        done({ screen: now, rows: rows.length, count });
      };
      const observer = new MutationObserver(look);
      const done = (last: Found) => {
        observer.disconnect();
        Object.assign(marks, last);
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port2.onmessage = () => resolve({ ...marks, painted: since() });
          port1.postMessage(null);
        });
      };
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      const began = performance.now();
      open.click();
    });
  }
  Object.assign(window, { openAndMark });
}
