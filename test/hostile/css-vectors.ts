// Styles that hide what they name: the browser keeps a sender's spelling, escapes and all,
// wherever it cannot know a value before it is used. One form for each way to make it so.

import { htmlBudget } from '../../lib/html/policy.ts';

/** What the browser waits for, so that it keeps the rest as written. */
const waits = [
  'VAR(--e,)', 'v\\61r(--e,)', 'v\\000061 r(--e,)', '\\76 ar(--e,)', 'VAR(/**/--e,)', 'Var(--e, )',
  'e\\6ev(xx,)', 'a\\74tr(xx,)', 'ENV(xx,)', 'inherit(--e,)', 'inh\\65rit(--e,)',
]; // prettier-ignore

/** What asks, by a name that is not read at a glance. */
const asks: readonly ((address: string) => string)[] = [
  (a) => `u\\72l(${a})`,
  (a) => `u\\72l("${a}")`,
  (a) => `ur\\6c (${a})`,
  (a) => `U\\52 L(${a})`,
  (a) => `im\\61ge-set("${a}" 1x)`,
  (a) => `s\\72 c("${a}")`,
];

const properties = [
  'background-image', 'background', 'list-style', 'list-style-image', 'content', 'mask', 'mask-image', 'cursor',
  'clip-path', 'filter', 'shape-outside', 'border-image', 'border-image-source', 'offset-path', '-webkit-mask-box-image',
]; // prettier-ignore

type Channel = (host: string) => string;

const written = (style: string) => `<p style='display:list-item;${style}'>x`;

/** Each name once with a wait, each wait once with a name. */
const values: readonly ((address: string) => string)[] = [
  ...waits.map((wait) => (a: string) => `u\\72l(${a}) ${wait}`),
  ...asks.map((ask) => (a: string) => `${ask(a)} VAR(--e,)`),
  (a) => `i\\66(else:u\\72l(${a}))`,
  (a) => `i\\66(else: im\\61ge-set("${a}" 1x))`,
  (a) => `u\\72l(/*"*/${a}) VAR(--e,) /*"*/`,
  (a) => `"" /*"*/ u\\72l(${a}) /*"*/ VAR(--e,)`,
  (a) => `'"' u\\72l(${a}) '"' VAR(--e,)`,
];

/** Each makes what a message asks of a host of its own. */
export const cssChannels: readonly Channel[] = [
  ...values.map(
    (value): Channel =>
      (h) =>
        `<p style="background-image:${value(`http://${h}/1`).replaceAll('"', '&quot;')}">x`,
  ),
  ...properties.map(
    (name): Channel =>
      (h) =>
        written(`${name}:u\\72l(http://${h}/1) VAR(--e,)`),
  ),
  // A shorthand is kept as it was written, until what its var() stands for is known.
  ...['background', 'list-style', 'mask', 'border-image'].map(
    (name): Channel =>
      (h) =>
        written(`${name}:VAR(--e,) url("http://${h}/1")`),
  ),
  (h) => written(`cursor:u\\72l(http://${h}/1) VAR(--e,), auto`),
  (h) => written(`border:1px solid;border-image:u\\72l(http://${h}/1) 1 VAR(--e,)`),
  (h) =>
    `<p title="http://${h}/1" style="background-image:im\\61ge-set(a\\74tr(title) 1x)">x`,
  (h) => `<style>p{background:u\\72l(http://${h}/1) v\\61r(--e,)}</style><p>x`,
  (h) => `<style>p{&{background:u\\72l(http://${h}/1) VAR(--e,)}}</style><p>x`,
  (h) =>
    `<style>p{color:red;b{color:red} background:u\\72l(http://${h}/1) VAR(--e,)}</style><p>x`,
  (h) =>
    `<style>@media all{p{display:list-item;list-style:u\\72l(http://${h}/1) VAR(--e,)}}</style><p>x`,
  (h) =>
    `<style>@supports(color:red){@layer a{p::before{content:u\\72l(http://${h}/1) VAR(--e,)}}}</style><p>x`,
  (h) =>
    `<style>@keyframes k{from{background-image:u\\72l(http://${h}/1) v\\61r(--e,)}to{background-image:u\\72l(http://${h}/2) VAR(--e,)}} p{animation:k 9s infinite}</style><p>x`,
  (h) =>
    `<style>@function --f(){result:url(http://${h}/1)} p{background-image:--f()}</style><p>x`,
];

/** More rules than are kept: of two keyframes of one name, neither may stand for the other. */
export const crowded: Channel = (h) =>
  `<style>@keyframes k{0%{background-image:url(http://${h}/1)}0%{color:red}} p{animation:k 9s infinite} ${'i{top:0}'.repeat(htmlBudget.cssRules - 2)}</style><p>x`;

/** Each would leave its place in the message, or stop the machine that draws it. */
export const cssCovers: readonly string[] = [
  'position:v\\61r(--q,fixed)',
  'position:VAR(--q,sticky)',
  '--q:fixed;position:v\\61r(--q)',
  '--q:fixed;position:VAR(--q)',
  '--q:fixed;position:i\\66(else:var(--q))',
  '--q:fixed;position:inherit(--q,fixed)',
  'filter:blu\\72(400px) v\\61r(--e,)',
  '--b:blur(400px);filter:var(--b)',
  'backdrop-filter:blu\\72(400px) v\\61r(--e,)',
].map((style) => `<p id=t style="${style};top:0;left:0;width:100vw;height:100vh">x`);
