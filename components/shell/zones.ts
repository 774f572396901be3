// The zones of the screen that F6 walks through, in the order they stand in the document.
// A zone is any element with `data-zone`; its name is `list`, `message`, `tray`, `console`…
// Focus enters it at `data-zone-start`, else at its first tab stop; a splitter is none.

const seen = (zone: HTMLElement) =>
  zone.offsetParent !== null || zone.tagName === 'DIALOG';
const rover = '[tabindex="0"]:not([role="separator"])';
const stops = `a[href], button, input, select, textarea, ${rover}`;

function zones(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-zone]')].filter(seen);
}

/** The zone that has focus; null where none has. */
export function zoneOf(element: Element | null): string | null {
  return element?.closest<HTMLElement>('[data-zone]')?.dataset['zone'] ?? null;
}

export function nextZone(by: 1 | -1) {
  const all = zones();
  const now = all.findIndex((zone) => zone.contains(document.activeElement));
  const from = now < 0 && by < 0 ? 0 : now;
  enter(all[(from + by + all.length) % all.length]);
}

export function goToZone(name: string) {
  enter(zones().find((zone) => zone.dataset['zone'] === name));
}

function enter(zone: HTMLElement | undefined) {
  if (!zone) return;
  const stop =
    zone.querySelector<HTMLElement>('[data-zone-start]') ??
    zone.querySelector<HTMLElement>(rover) ??
    zone.querySelector<HTMLElement>(stops);
  if (stop) stop.focus();
  else {
    zone.tabIndex = -1;
    zone.focus();
  }
}

export function focusSearch() {
  const box = document.querySelector<HTMLInputElement>('input#search');
  box?.focus();
  box?.select();
}
