// The zones of the screen that F6 walks through, in the order they stand in the document.
// A zone is any element with `data-zone`; its name is `list`, `message`, `tray`, `console`…

const seen = (zone: HTMLElement) =>
  zone.offsetParent !== null || zone.tagName === 'DIALOG';
const stops = 'a[href], button, input, select, textarea, [tabindex="0"]';

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
  const marked = zone.querySelector<HTMLElement>('[data-zone-start], [tabindex="0"]');
  const stop = marked ?? zone.querySelector<HTMLElement>(stops);
  if (stop) stop.focus();
  else {
    zone.tabIndex = -1;
    zone.focus();
  }
}

export function focusSearch() {
  const boxes = document.querySelectorAll<HTMLInputElement>('input[type="search"]');
  const box = [...boxes].find((one) => one.offsetParent !== null);
  box?.focus();
  box?.select();
}
