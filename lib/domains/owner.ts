// Which part of a host somebody registered, by the Public Suffix List. The list is large:
// the page loads it when a link is judged, the worker that checks senders has it.
import { getDomain, parse } from 'tldts';

/** `mail.news.example.co.uk` → `example.co.uk`; the host itself where no list knows better. */
export function ownerOf(host: string): string {
  // Whoever rents a name below github.io is a site of their own.
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

/** Whether the last part is one that names are sold under. */
export function isSite(host: string): boolean {
  const { domain, isIcann } = parse(host);
  return domain !== null && isIcann === true;
}
