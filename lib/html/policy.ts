// What a message may bring into the frame it is shown in, as data. Everything is refused
// that can run, ask, navigate, cover the app or fetch; the frame's own policy header is the
// second barrier, its sandbox the third. No `data-` attribute survives: those are ours, and a
// message can neither bear nor guess a name that means something to us.

/** Removed with their content where showing it would make no sense, else unwrapped. */
export const forbiddenTags = words(
  'script noscript template slot iframe frame frameset noframes', // runs, or brings other documents
  'object embed applet param portal fencedframe',
  'base meta link title xml', // changes what the document is, or fetches for it
  'svg math', // other languages, with links and loads of their own
  'audio video source track picture canvas bgsound', // media, alternatives to a plain image
  'form input button select option optgroup textarea datalist output', // takes the focus
  'keygen isindex dialog command menuitem',
  'marquee', // moves for ever; one in another, three hundred deep, ends the tab
);

export const forbiddenAttributes = words(
  'action formaction method enctype cite longdesc profile',
  'srcset sizes imagesizes poster lowsrc dynsrc ping download',
  'autofocus tabindex accesskey contenteditable draggable inert',
  'popover popovertarget popovertargetaction nonce is slot part',
  'autoplay controls loop crossorigin integrity xmlns http-equiv',
);

/** Of old HTML: ink and ground of the body belong together, or black is written on black. */
export const addedAttributes = words(
  'bgcolor background target valign align nowrap text link alink vlink hspace vspace',
);

/** Raster images only: an SVG is a document. Attributes and CSS alike. */
export const inlineImage =
  /^data:image\/(?:png|gif|jpe?g|webp|bmp|avif|x-icon)(?:;[\w=.-]+)*,/i;

/** What a link may be; all else loses its target and stays text. */
export const linkSchemes = ['http:', 'https:', 'mailto:', 'tel:'] as const;

/** Of those, the ones another program answers: no page opens, so no tab may either. */
export const programSchemes = ['mailto:', 'tel:'] as const;

/** Rules of a style sheet that are kept, by their CSSOM class; @font-face and all else go. */
export const keptRules = [
  'CSSStyleRule',
  'CSSMediaRule',
  'CSSSupportsRule',
  'CSSLayerBlockRule',
  'CSSKeyframesRule',
  'CSSKeyframeRule',
  'CSSNestedDeclarations',
] as const;

/** Functions that can name something to fetch, besides url() itself. */
export const fetchingFunction =
  /(?:^|[^\w-])(?:src|image|(?:-webkit-|-moz-)?image-set|(?:-webkit-)?cross-fade|(?:-moz-)?element|paint|attr|if|env|expression|-webkit-canvas)\(/i;

export const refusedProperties: ReadonlySet<string> = new Set([
  'behavior',
  '-moz-binding',
  '-webkit-user-modify',
  'view-timeline',
  'view-transition-name',
  'backdrop-filter',
  // Columns one below the other, and a thousand counters for each element.
  'column-height',
  'column-wrap',
  'counter-increment',
  'counter-reset',
  'counter-set',
  // A layer for each element.
  'will-change',
  'transform-style',
]);

/** Values that cost too much, by property. */
export const refusedValues: Readonly<Record<string, RegExp>> = {
  // Written once for each element there is.
  content: /counters?\(|(?:var|inherit|--[\w-]*)\(|^.{100}/is,
  'grid-auto-flow': /dense|\(/i,
};

/** Others leave the flow of the message for the window's corner, or do not say what they are. */
export const allowedPosition =
  /^(?:static|relative|absolute|inherit|initial|unset|revert|revert-layer)$/i;

/** Beyond these a message is shown as text first, and the person may ask for the rest. */
export const htmlBudget = {
  /** Characters of HTML. */
  chars: 2_000_000,
  /** Tags opened; newsletters measured stay below 3000. */
  elements: 5_000,
  /** Elements within elements; newsletters measured stay below 20. */
  depth: 150,
  /** What its text costs to lay out, in plain letters; fifty pages have so many. */
  text: 150_000,
  /** Characters of CSS of one message that are read; the rest is left out. */
  cssChars: 500_000,
  /** Rules kept of one message. */
  cssRules: 2_000,
  /** Simple selectors asked of elements, over all rules: 0.05 µs each. */
  selectorSteps: 2_000_000,
  /** Properties of one rule or attribute, and different ones of a message: 8 µs each. */
  declarations: 300,
  allDeclarations: 12_000,
  /** Elements that move; each is laid out or painted anew for every frame drawn. */
  animated: 100,
  /** Elements in columns; columns in columns are laid out 2, 4, 8 … times over. */
  columned: 3,
  /** Times one custom property may name others: twice doubles, and thirty doublings are a bomb. */
  varsPerProperty: 1,
} as const;

/** Nor beyond these when the person has asked for all: a page that stands still shows nothing. */
export const htmlMost = {
  chars: 8_000_000,
  elements: 40_000,
  depth: 150,
  text: 1_000_000,
} as const;

/** Effects that cost a screen's work each; `blur(500px)` on nested elements stops a machine. */
export const refusedEffect = /(?:blur|drop-shadow|url|var|inherit|--[\w-]*)\(/i;

function words(...lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => line.split(' '));
}
