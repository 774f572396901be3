// Where a panel of the top layer stands: below what opened it where there is room, else
// above; never outside the window. Positions are set through CSSOM, which the page's policy
// allows where it forbids style attributes.

const gap = 4;
const edge = 8;

export function placeAt(panel: HTMLElement, opener: HTMLElement, align: 'start' | 'end') {
  const at = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const rtl = getComputedStyle(opener).direction === 'rtl';
  const x = (align === 'start') !== rtl ? at.left : at.right - width;
  const below = at.bottom + gap;
  const y = below + height > innerHeight - edge ? at.top - height - gap : below;
  panel.style.left = `${Math.max(edge, Math.min(x, innerWidth - width - edge))}px`;
  panel.style.top = `${Math.max(edge, y)}px`;
}
