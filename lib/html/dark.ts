// A message on a dark page: as its author drew it dark, or its colours turned where they are
// few, or on light paper as it is. Never in print: all of it is for screens only.
import {
  over,
  readable,
  readColour,
  turned,
  writeColour,
  type Colour,
} from './colours.ts';

/** How a message is shown: as its author coloured it for dark, recoloured, or on paper. */
export type Dressing = 'dark' | 'recoloured' | 'paper';

/** Beyond so many colours a message was designed, and a machine would spoil it. Ours. */
const mostColours = 12;
/** WCAG 2.2, 1.4.3. */
const textRatio = 4.5;

/** Ground and ink of the page around, as computed styles write them. */
export type Page = { ground: string; ink: string };

export type Dressed = { as: Dressing; set(isOn: boolean): void; end(): void };

/**
 * Draws the message in `frame` for a dark page. What is returned takes it back for a while,
 * as for printing, or for good.
 */
export function dress(frame: Document, page: Page): Dressed {
  const medias = schemeRules(frame);
  if (medias.some(({ own }) => /prefers-color-scheme:\s*dark/i.test(own))) {
    const sheet = addSheet(frame, '');
    return {
      as: 'dark',
      set(isOn) {
        for (const { rule, own } of medias) rule.media.mediaText = decided(own, isOn);
        sheet.disabled = true;
        if (!isOn) return;
        sheet.textContent = onScreen(rootRule(page, fillOf(frame)));
        sheet.disabled = false;
      },
      end() {
        undress(frame);
        sheet.remove();
      },
    };
  }
  const rules = turnedRules(frame, page);
  if (rules === null) return { as: 'paper', set: () => {}, end: () => {} };
  const sheet = addSheet(frame, rules);
  return {
    as: 'recoloured',
    set: (isOn) => void (sheet.disabled = !isOn),
    end: () => sheet.remove(),
  };
}

/** The theme is the app's, not the system's: a message is not asked twice. */
export function undress(frame: Document): void {
  for (const { rule, own } of schemeRules(frame))
    rule.media.mediaText = decided(own, false);
}

function decided(media: string, isDark: boolean): string {
  const [yes, no] = ['min-width: 0px', 'max-width: 0px'];
  return media
    .replace(/prefers-color-scheme:\s*dark/gi, isDark ? yes : no)
    .replace(/prefers-color-scheme:\s*light/gi, isDark ? no : yes);
}

/** What lies under the body has its colour, as where no root has one. */
function rootRule({ ground, ink }: Page, fill: Colour | null): string {
  const under = fill && fill[3] > 0 ? writeColour(fill) : ground;
  return `:root { color-scheme: dark; background-color: ${under}; color: ${ink}; }\n`;
}

function fillOf(frame: Document): Colour | null {
  const view = frame.defaultView;
  return view && readColour(view.getComputedStyle(frame.body).backgroundColor);
}

function onScreen(rules: string): string {
  return `@media screen {\n${rules}}`;
}

function addSheet(frame: Document, text: string): HTMLStyleElement {
  const style = frame.createElement('style');
  style.dataset['dressing'] = '';
  style.textContent = onScreen(text);
  frame.head.append(style);
  return style;
}

/** Queries as their author wrote them; ours stand in their place. */
const written = new WeakMap<CSSMediaRule, string>();

type MediaRule = { rule: CSSMediaRule; own: string };

function schemeRules(frame: Document): MediaRule[] {
  const found: MediaRule[] = [];
  const look = (rules: CSSRuleList) => {
    for (const rule of rules) {
      // Classes differ between documents; what a rule has tells its kind.
      if ('media' in rule && rule.media && 'conditionText' in rule) {
        const media = rule as CSSMediaRule;
        const own = written.get(media) ?? media.media.mediaText;
        if (!/prefers-color-scheme/i.test(own)) continue;
        written.set(media, own);
        found.push({ rule: media, own });
      }
      if ('cssRules' in rule) look((rule as CSSGroupingRule).cssRules);
    }
  };
  for (const sheet of frame.styleSheets) look(sheet.cssRules);
  return found;
}

/** Null where there are too many colours, or pictures behind the text. */
function turnedRules(frame: Document, page: Page): string | null {
  const view = frame.defaultView;
  const ground = readColour(page.ground);
  if (!view || !ground) return null;
  const elements = [frame.body, ...frame.body.querySelectorAll('*')];
  const seen = elements.map((element) => lookOf(view.getComputedStyle(element)));
  const colours = new Set(seen.flatMap(({ ink, fill, lines }) => [ink, fill, ...lines]));
  const hasPicture = seen.some(({ picture }) => picture !== 'none');
  const waits = frame.documentElement.innerHTML.includes('var(--remote-');
  if (colours.size > mostColours + 1 || hasPicture || waits) return null; // and `transparent`

  const rules = new Map<string, string>();
  const under = new Map<Element, Colour>();
  for (const [at, element] of elements.entries()) {
    const look = seen[at];
    const ink = readColour(look?.ink ?? '');
    if (!look || !ink) return null;
    const behind = under.get(element.parentElement ?? element) ?? ground;
    const fill = readColour(look.fill);
    const isFilled = fill !== null && fill[3] > 0;
    const newFill = isFilled ? turned(fill, ground) : null;
    const floor = newFill ? over(newFill, behind) : behind;
    under.set(element, floor);
    const newInk = readable(turned(ink, ground), floor, textRatio);
    const lines = look.lines.map((line) => {
      const colour = readColour(line);
      return colour ? writeColour(turned(colour, ground)) : line;
    });
    const declarations = [
      `color: ${writeColour(newInk)} !important`,
      newFill && `background-color: ${writeColour(newFill)} !important`,
      lines.length > 0 && `border-color: ${lines.join(' ')} !important`,
    ].filter((one) => one !== null && one !== false);
    const rule = declarations.join('; ');
    const name = rules.get(rule) ?? String(rules.size);
    rules.set(rule, name);
    element.setAttribute('data-turned', name);
  }
  const turnedFill = under.get(frame.body) ?? null;
  return [
    rootRule(page, turnedFill),
    ...[...rules].map(([rule, name]) => `[data-turned="${name}"] { ${rule} }\n`),
  ].join('');
}

function lookOf(style: CSSStyleDeclaration) {
  const sides = ['Top', 'Right', 'Bottom', 'Left'] as const;
  const hasLine = sides.some((side) => parseFloat(style[`border${side}Width`]) > 0);
  return {
    ink: style.color,
    fill: style.backgroundColor,
    lines: hasLine ? sides.map((side) => style[`border${side}Color`]) : [],
    picture: style.backgroundImage,
  };
}
