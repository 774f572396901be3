// What messages try: other projects' vectors where their collection lies beside the project,
// and our own, which name every way we know to be asked, followed or covered.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod/mini';
import { crowded, cssChannels, cssCovers } from './css-vectors.ts';

export type Vector = { id: string; payload: string };

const file = new URL('../../../shared/corpus/xss/vectors.json', import.meta.url);
const collection = z.array(z.object({ id: z.string(), payload: z.string() }));

/** Empty where the collection is not there; one line says so. */
export function collectedVectors(): Vector[] {
  if (existsSync(file)) return collection.parse(JSON.parse(readFileSync(file, 'utf8')));
  console.log('No collection of vectors beside the project: only our own are tried.');
  return [];
}

/** A host of its own for each, so that a leak names what leaked. */
const channels: readonly ((host: string) => string)[] = [
  // asked by elements
  (h) => `<img src="//${h}/1">`,
  (h) => `<img src="http:\\\\${h}\\1">`,
  (h) => `<img src=" https://${h}/1 ">`,
  (h) => `<img srcset="https://${h}/1 1x, https://${h}/2 2x">`,
  (h) => `<img lowsrc="https://${h}/1" dynsrc="https://${h}/2">`,
  (h) => `<img src="blob:https://${h}/1">`,
  (h) => `<img src="ftp://${h}/1">`,
  (h) => `<image src="https://${h}/1">`,
  (h) => `<picture><source srcset="https://${h}/1"><img src="cid:none"></picture>`,
  (h) => `<video src="https://${h}/1" poster="https://${h}/2" autoplay></video>`,
  (h) => `<audio src="https://${h}/1" autoplay preload></audio>`,
  (h) => `<video><track src="https://${h}/1" default kind="subtitles"></video>`,
  (h) => `<object data="https://${h}/1" type="image/png"></object>`,
  (h) => `<embed src="https://${h}/1">`,
  (h) => `<iframe src="https://${h}/1"></iframe>`,
  (h) => `<iframe srcdoc="<img src='https://${h}/1'>"></iframe>`,
  (h) => `<frameset><frame src="https://${h}/1"></frameset>`,
  (h) => `<applet code="https://${h}/1"></applet>`,
  (h) => `<input type="image" src="https://${h}/1">`,
  (h) => `<body background="https://${h}/1">`,
  (h) => `<table background="https://${h}/1"><tr><td background="https://${h}/2">x`,
  (h) => `<bgsound src="https://${h}/1">`,
  (h) => `<portal src="https://${h}/1"></portal>`,
  (h) => `<svg><image href="https://${h}/1"/></svg>`,
  (h) => `<svg><use href="https://${h}/1#a"/></svg>`,
  (h) => `<svg><filter><feImage href="https://${h}/1"/></filter></svg>`,
  (h) => `<svg><style>@import "https://${h}/1"</style></svg>`,
  (h) => `<svg><animate attributeName="href" values="https://${h}/1"/></svg>`,
  (h) =>
    `<math><maction actiontype="statusline" xlink:href="https://${h}/1">x</maction></math>`,
  (h) => `<template shadowrootmode="open"><img src="https://${h}/1"></template>`,
  (h) =>
    `<div><template shadowrootmode="open"><link rel=stylesheet href="https://${h}/1">`,
  (h) => `<noscript><img src="https://${h}/1"></noscript>`,
  // asked by links of the head
  (h) => `<link rel="stylesheet" href="https://${h}/1">`,
  (h) => `<link rel="dns-prefetch" href="//${h}">`,
  (h) => `<link rel="preconnect" href="https://${h}">`,
  (h) => `<link rel="prefetch" href="https://${h}/1">`,
  (h) => `<link rel="preload" as="image" href="https://${h}/1">`,
  (h) => `<link rel="modulepreload" href="https://${h}/1">`,
  (h) => `<link rel="icon" href="https://${h}/1">`,
  (h) => `<link rel="manifest" href="https://${h}/1">`,
  (h) => `<base href="https://${h}/"><img src="1">`,
  (h) => `<meta http-equiv="refresh" content="0; url=https://${h}/1">`,
  (h) =>
    `<meta http-equiv="Content-Security-Policy" content="report-uri https://${h}/1">`,
  (h) => `<meta http-equiv="Link" content="<https://${h}/1>; rel=preload; as=image">`,
  (h) =>
    `<script type="speculationrules">{"prefetch":[{"urls":["https://${h}/1"]}]}</script>`,
  // asked by styles
  (h) => `<style>@import "https://${h}/1"; @import url(https://${h}/2);</style>`,
  (h) => `<style>@im\\port "https://${h}/1";</style>`,
  (h) =>
    `<style>@font-face{font-family:a;src:url(https://${h}/1)} p{font-family:a}</style><p>x`,
  (h) => `<style>@namespace url(https://${h}/1);</style>`,
  (h) =>
    `<style>@property --a{syntax:"<url>";inherits:false;initial-value:url(https://${h}/1)} p{background:var(--a)}</style><p>x`,
  (h) =>
    `<style>@counter-style a{system:cyclic;symbols:url(https://${h}/1)} li{list-style:a}</style><li>x`,
  (h) => `<style>@container (width>0px){p{background:url(https://${h}/1)}}</style><p>x`,
  (h) => `<style>@scope(p){:scope{background:url(https://${h}/1)}}</style><p>x`,
  (h) => `<style>@starting-style{p{background:url(https://${h}/1)}}</style><p>x`,
  (h) =>
    `<style>@supports(color:red){@media all{@layer a{p{background:url(https://${h}/1)}}}}</style><p>x`,
  (h) =>
    `<style>@keyframes k{to{background:url(https://${h}/1)}} p{animation:k 1ms}</style><p>x`,
  (h) => `<style>p{background:\\75\\72\\6c(https://${h}/1)}</style><p>x`,
  (h) =>
    `<style>p{background:u/**/rl(https://${h}/1);cursor:url(https://${h}/2),auto}</style><p>x`,
  (h) => `<style>p{background:image-set("https://${h}/1" 1x)}</style><p>x`,
  (h) => `<style>p{background:-webkit-image-set(url(https://${h}/1) 1x)}</style><p>x`,
  (h) => `<style>p{background:cross-fade(url(https://${h}/1),red,50%)}</style><p>x`,
  (h) => `<style>p{background:image("https://${h}/1")}</style><p>x`,
  (h) => `<style>p{background:src("https://${h}/1")}</style><p>x`,
  (h) => `<style>p{--a:url(https://${h}/1);background:var(--a)}</style><p>x`,
  (h) => `<style>p{--a:"https://${h}/1";background:image-set(var(--a))}</style><p>x`,
  (h) => `<style>p{--a:https://${h}/1;background:src(var(--a))}</style><p>x`,
  (h) => `<style>p{background:var(--none,url(https://${h}/1))}</style><p>x`,
  (h) =>
    `<style>p{background:if(style(--a):url(https://${h}/1);else:url(https://${h}/2))}</style><p>x`,
  (h) => `<p data-x="https://${h}/1" style="background:attr(data-x type(<url>))">x`,
  (h) =>
    `<style>p{mask:url(https://${h}/1);-webkit-mask-box-image:url(https://${h}/2)}</style><p>x`,
  (h) =>
    `<style>p{clip-path:url(https://${h}/1#a);filter:url(https://${h}/2#a)}</style><p>x`,
  (h) =>
    `<style>p{shape-outside:url(https://${h}/1);border-image:url(https://${h}/2) 1;offset-path:url(https://${h}/3#a)}</style><p>x`,
  (h) =>
    `<style>p::before{content:url(https://${h}/1)} li::marker{content:url(https://${h}/2)}</style><p>x<li>y`,
  (h) => `<style>p{list-style-image:url(https://${h}/1);display:list-item}</style><p>x`,
  (h) =>
    `<style>p{fill:url(https://${h}/1#a);stroke:url(https://${h}/2#a);marker:url(https://${h}/3#a)}</style><p>x`,
  (h) =>
    `<style>p{behavior:url(https://${h}/1);-moz-binding:url(https://${h}/2)}</style><p>x`,
  (h) =>
    `<style>a[href^="https"]{background:url(https://${h}/1)}</style><a href="https://ok.example">x`,
  (h) =>
    `<style>:has(p){background:url(https://${h}/1)} :visited{background:url(https://${h}/2)}</style><p>x`,
  (h) =>
    `<style>@media (prefers-color-scheme:dark){p{background:url(https://${h}/1)}} p{background:url(https://${h}/2)}</style><p>x`,
  (h) => `<style>@media print{p{background:url(https://${h}/1)}}</style><p>x`,
  (h) => `<style>p{background:url(https://${h}/1</style><p>x`,
  (h) => `<style>p{background:url("https://${h}/1\n")}</style><p>x`,
  (h) => `<style><!-- p{background:url(https://${h}/1)} --></style><p>x`,
  (h) => `<style>p{color:red}</style/><img src=https://${h}/1></style><p>x`,
  (h) => `<style>p::after{content:"</style><img src=https://${h}/1>"}</style><p>x`,
  (h) => `<p style="background:url(//${h}/1)">x`,
  (h) => `<p style="background:url(&quot;https://${h}/1&quot;)">x`,
  (h) => `<p style="--remote-0:url(https://${h}/1);background:var(--remote-0)">x`,
  (h) => `<img data-remote-src="0" src="cid:x"><img src="https://${h}/1">`,
  (h) => `<font style="font:1px url(https://${h}/1)" color="url(https://${h}/2)">x`,
  // asked or moved by pressing, focus and forms
  (h) => `<a href="https://ok.example/" ping="https://${h}/1">x</a>`,
  (h) =>
    `<a href="//${h}/1" target="_top">x</a><a href="https://${h}/1" target="_self" download>y</a>`,
  (h) =>
    `<form action="https://${h}/1"><input autofocus name=a><button>x</button></form>`,
  (h) =>
    `<button formaction="https://${h}/1">x</button><isindex action="https://${h}/2">`,
  (h) =>
    `<map name=m><area shape=default href="javascript:fetch('https://${h}/1')"></map><img usemap=#m src=cid:x>`,
  (h) =>
    `<p popover id=p style="background:url(https://${h}/1)">x<button popovertarget=p>y</button>`,
  (h) =>
    `<details open ontoggle="fetch('https://${h}/1')"><summary>x</summary></details>`,
  (h) =>
    `<p tabindex=0 autofocus onfocus="fetch('https://${h}/1')" onpointerover="alert(1)">x`,
  (h) =>
    `<a href="java&#9;script:fetch('https://${h}/1')">x</a><a href="data:text/html,<script>fetch('https://${h}/2')</script>">y</a>`,
  (h) =>
    `<a href="vbscript:x">a</a><a href="file://${h}/share">b</a><a href="\\\\${h}\\share">c</a><a href="smb://${h}/d">d</a>`,
];

const covers: readonly string[] = [
  '<div style="position:fixed;inset:0;z-index:2147483647;background:red">x</div>',
  '<div style="position:sticky;top:-9999px;height:100vh">x</div>',
  '<style>*{position:fixed!important;inset:-9999px!important}</style>x',
  '<style>:root{position:var(--a)} p{--a:fixed;position:var(--a)}</style><p>x',
  '<div style="position:absolute;left:-9999px;top:-9999px;width:99999px;height:99999px;background:red">x</div>',
  '<div style="margin:-9999px;padding:9999px;transform:scale(999);background:red">x</div>',
  '<dialog open style="inset:0">x</dialog><p popover=manual>y',
  '<style>::view-transition{background:red} html{view-transition-name:a}</style>x',
  '<div style="height:9999999px;width:9999999px">x</div>',
  '<marquee behavior=alternate>x</marquee><style>html{zoom:999}</style>',
  '<img name=body><img id=documentElement><a id=head name=defaultView>x</a><img name=querySelectorAll>',
  '<form id=style><input name=setProperty></form><style id=styleSheets>p{}</style>',
];

export const ownVectors: readonly Vector[] = [
  ...channels.map((make, at) => ({
    id: `own-${at + 1}`,
    payload: make(`leak-${at + 1}.example`),
  })),
  ...covers.map((payload, at) => ({ id: `cover-${at + 1}`, payload })),
  ...[...cssChannels, crowded].map((make, at) => ({
    id: `css-${at + 1}`,
    payload: make(`css-${at + 1}.example`),
  })),
  ...cssCovers.map((payload, at) => ({ id: `css-cover-${at + 1}`, payload })),
  {
    id: 'namespace',
    payload: '<style>@namespace v url(urn:x); p{color:red}</style><p>x',
  },
];
