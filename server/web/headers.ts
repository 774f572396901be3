// The policies under which pages run. A page may load nothing but its own files; the
// document that shows a mail may not even do that, and runs no script.
import { createHash } from 'node:crypto';

/** Sent with every answer. */
export const everywhere: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  // A mail's links would be looked up before anyone clicked them, whatever the policy says.
  'x-dns-prefetch-control': 'off',
};

/**
 * The mail's own document: same origin so that the page can fill it, sandboxed so that
 * nothing in it runs. With remote content, images and only images may come from outside.
 */
const mailFrame = (images: string, sandbox = '') =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src ${images}`,
    'font-src data:',
    `sandbox allow-same-origin ${sandbox || 'allow-popups allow-popups-to-escape-sandbox'}`,
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

export const mailFramePolicies: ReadonlyMap<string, string> = new Map([
  ['/mail-frame.html', mailFrame('data: blob:')],
  ['/mail-frame-remote.html', mailFrame('data: blob: https: http:')],
  // Copied into for its print alone: a browser prints no document that may open no dialog.
  ['/mail-print.html', mailFrame('data: blob:', 'allow-modals')],
  ['/mail-print-remote.html', mailFrame('data: blob: https: http:', 'allow-modals')],
]);

/** The policy of an exported page: its inline scripts are named by hash, one by one. */
export function pagePolicy(html: string): string {
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...inlineScriptHashes(html)].join(' '),
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/**
 * The policy of a script. Where it is a worker's, this is the worker's own: what takes
 * hostile files apart can ask nobody but this server, as the page that started it.
 */
export const scriptPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
].join('; ');

function inlineScriptHashes(html: string): Set<string> {
  const hashes = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(
    /<script\b([^>]*)>([\s\S]*?)<\/script>/gi,
  )) {
    if (/\bsrc=/i.test(attributes) || text === '') continue;
    hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  return hashes;
}
