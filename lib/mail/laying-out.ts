// What a text costs a browser to lay out, counted in plain letters. Most texts cost as much as
// they are long; some letters are dear, and a few of them stop a page (measured in Chromium).

const costs = {
  /** A line end, where it ends a line. */
  line: 12,
  /** Right to left: joined and reordered … */
  rightToLeft: 5,
  /** … again and again where no space parts them. */
  unparted: 25,
  /** Another direction, or another script of those most fonts have. */
  change: 40,
  /** A script for which a font must be looked for. */
  rare: 150,
} as const;

/** Letters of the longest words; German ones have 80. */
const longWord = 200;

/** Marks on one letter that writing needs; what more cost is squared. */
const fewMarks = 8;

/** How many UTF-16 units of `text` cost at most `most`, and what these cost. */
export type Fitting = { end: number; cost: number };

export function fitting(text: string, most: number): Fitting {
  return createRuler()(text, most);
}

/** For a text that comes in pieces: what began in one goes on in the next. */
export function createRuler(): (text: string, most: number) => Fitting {
  let before: Kind = 0;
  let marks = 0;
  let letters = 0;

  return (text, most) => {
    let cost = 0;
    for (let at = 0; at < text.length; at++) {
      const own = costOf(text.charCodeAt(at));
      cost += own;
      if (cost > most) return { end: at, cost: cost - own };
    }
    return { end: text.length, cost };
  };

  function costOf(code: number): number {
    if (code === 0) return 0;
    if (code <= space) {
      letters = 0;
      return code === newline ? costs.line : 1;
    }
    const kind = code < firstDear ? 0 : kindOf(code);
    if (kind === mark) return ++marks > fewMarks ? 1 + marks : 1;
    marks = 0;
    let cost = 1;
    if (kind !== before && kind !== 0) cost += kind > pairs ? costs.rare : costs.change;
    before = kind;
    if (kind === rightToLeft)
      cost += ++letters > longWord ? costs.unparted : costs.rightToLeft;
    return cost;
  }
}

const newline = 0x0a;
const space = 0x20;
/** Below are Latin, Greek and Cyrillic, but for their marks. */
const firstDear = 0x300;

/** Of plain letters 0; else a number for each kind. */
type Kind = number;
const mark = -1;
const rightToLeft = 1;
const ideographs = 2;
const pairs = 3;

function kindOf(code: number): Kind {
  if (code < 0x370 || (code >= 0x483 && code <= 0x489)) return mark;
  if (code < 0x530) return 0;
  if (code >= 0x590 && code < 0x900) return isRightToLeftMark(code) ? mark : rightToLeft;
  if (code >= 0x1ab0 && code < 0x1b00) return mark;
  if (code >= 0x1dc0 && code < 0x1e00) return mark;
  if (code >= 0x1e00 && code < 0x202a) return 0;
  if (code >= 0x20d0 && code < 0x2100) return mark;
  if (code >= 0x202f && code < 0x2066) return 0;
  if (code >= 0x206a && code < 0x2e80) return code >> 8;
  if (code >= 0x2e80 && code < 0xd800 && !(code >= 0xa000 && code < 0xac00))
    return ideographs;
  if (code >= 0xd800 && code < 0xe000) return pairs;
  if (code >= 0xfb1d && code < 0xff00 && !(code >= 0xfe00 && code < 0xfe70))
    return rightToLeft;
  if (code >= 0xfe00 && code < 0xfe30) return mark;
  if (code >= 0xff00) return ideographs;
  // What turns the direction is a change each time.
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069))
    return code;
  return code >> 7;
}

function isRightToLeftMark(code: number): boolean {
  return (
    (code >= 0x591 && code <= 0x5bd) ||
    (code >= 0x610 && code <= 0x61a) ||
    (code >= 0x64b && code <= 0x65f)
  );
}
