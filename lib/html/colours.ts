// Colours of a message turned for a dark page: lightness is turned round, the hue is kept,
// and letters stay readable. Pure sums on sRGB, OKLab (Ottosson 2020) and WCAG contrast.

/** Channels and alpha from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** As computed styles write it, `rgb()` or `rgba()`; null for anything else. */
export function readColour(text: string): Colour | null {
  const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
  if (!found) return null;
  const [, r, g, b, a = '1'] = found;
  return [Number(r) / 255, Number(g) / 255, Number(b) / 255, Number(a)];
}

export function writeColour([r, g, b, alpha]: Colour): string {
  const [red, green, blue] = [r, g, b].map((part) => Math.round(part * 255));
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

/** `top` as it is seen on `ground`, which is opaque. */
export function over(top: Colour, ground: Colour): Colour {
  const alpha = top[3];
  const mix = (at: 0 | 1 | 2) => top[at] * alpha + ground[at] * (1 - alpha);
  return [mix(0), mix(1), mix(2), 1];
}

/** WCAG 2.2: from 1 to 21. Both opaque. */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** White becomes `ground`, black nearly white; what is between keeps its distance and hue. */
export function turned(colour: Colour, ground: Colour): Colour {
  const [light, a, b] = toLab(colour);
  const [floor, tintA, tintB] = toLab(ground);
  const wanted = floor + (1 - light) * (lightest - floor);
  // White takes on the tint of the ground, and the less the darker it was.
  return atLightness(wanted, a + tintA * light, b + tintB * light, colour[3]);
}

/** `ink` moved in lightness, no further than needed, until it can be read on `ground`. */
export function readable(ink: Colour, ground: Colour, ratio: number): Colour {
  if (contrast(over(ink, ground), ground) >= ratio) return ink;
  const [light, a, b] = toLab(ink);
  for (let step = 1; step <= steps; step++) {
    for (const wanted of [light + step / steps, light - step / steps]) {
      if (wanted < 0 || wanted > 1) continue;
      const moved = atLightness(wanted, a, b, 1);
      if (contrast(moved, ground) >= ratio) return moved;
    }
  }
  const [white, black] = [[1, 1, 1, 1] as const, [0, 0, 0, 1] as const];
  return contrast(white, ground) >= contrast(black, ground) ? white : black;
}

/** Pure white letters glare on a dark page. */
const lightest = 0.94;
const steps = 50;

/** Colour is given up before lightness where sRGB has no such colour. */
function atLightness(light: number, a: number, b: number, alpha: number): Colour {
  for (let share = 1; share > 0; share -= 0.1) {
    const [red, green, blue] = fromLab(light, a * share, b * share);
    if ([red, green, blue].every((part) => part >= -1e-4 && part <= 1.0001))
      return [clamp(red), clamp(green), clamp(blue), alpha];
  }
  const [red, green, blue] = fromLab(light, 0, 0);
  return [clamp(red), clamp(green), clamp(blue), alpha];
}

function luminance([r, g, b]: Colour): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function toLab([r, g, b]: Colour): [number, number, number] {
  const [x, y, z] = [linear(r), linear(g), linear(b)];
  const l = Math.cbrt(0.4122214708 * x + 0.5363325363 * y + 0.0514459929 * z);
  const m = Math.cbrt(0.2119034982 * x + 0.6806995451 * y + 0.1073969566 * z);
  const s = Math.cbrt(0.0883024619 * x + 0.2817188376 * y + 0.6299787005 * z);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromLab(light: number, a: number, b: number): [number, number, number] {
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
function gamma(part: number): number {
  return part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
}
function clamp(part: number): number {
  return Math.min(1, Math.max(0, part));
}
