// Which pages may open a socket. A browser lets any page try, and only the Origin header
// tells them apart; where it is missing or doubtful the answer is no.
import type { IncomingMessage } from 'node:http';
import { isLoopback } from '../config.ts';

export type OriginRule = {
  /** Exact origins; when there are any, nothing else counts. */
  publicOrigins: readonly string[];
  /** We listen on loopback only: then only a page from loopback can be ours. */
  onLoopback: boolean;
};

/**
 * Without a list, the page must come from the host it asks: the same name and port. The
 * scheme may be either, since encryption can end at a proxy in front of us. On loopback the
 * name must be loopback's as well: a stranger's name that points here (DNS rebinding) would
 * agree with itself.
 */
export function isOriginAllowed(request: IncomingMessage, rule: OriginRule): boolean {
  const origin = only(request, 'origin');
  const host = only(request, 'host');
  if (origin === null || host === null || !URL.canParse(origin)) return false;
  const page = new URL(origin);
  // `URL` tidies; an Origin header is written tidily or was not written by a browser.
  if (!/^https?:$/.test(page.protocol) || page.origin !== origin) return false;
  if (rule.publicOrigins.length > 0)
    return rule.publicOrigins.some((allowed) => allowed.toLowerCase() === origin);
  if (rule.onLoopback && !isLoopback(page.hostname)) return false;
  return page.host === host.toLowerCase();
}

/** The header's value where it was sent exactly once. */
function only(request: IncomingMessage, name: string): string | null {
  const values = request.rawHeaders.filter(
    (_, at, all) => at % 2 === 1 && all[at - 1]?.toLowerCase() === name,
  );
  return values.length === 1 ? (values[0] ?? null) : null;
}
