// Where this proxy may be asked to dial. Names, ports and addresses are judged apart: the
// name before it is looked up, every address it has before any of them is dialled.
import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import ipaddr from 'ipaddr.js';

export type Guard = {
  /** Loopback, private and special addresses, and any port, may be reached. */
  allowPrivate: boolean;
  /** `host`, `*.domain`, either with `:port`, IPv6 in brackets; when empty, every name. */
  allowed: readonly string[];
  /** Ports that may be dialled where no entry of `allowed` names another. */
  ports: readonly number[];
};

/** A server of our own, like the built-in demo: always reachable, at exactly this port. */
export type OwnServer = { host: string; port: number };

/** POP3 and POP3 over TLS (RFC 1939, RFC 8314). */
export const pop3Ports: readonly number[] = [110, 995];
/** IMAP and IMAP over TLS (RFC 3501, RFC 8314), for copies into an account. */
export const imapPorts: readonly number[] = [143, 993];

/**
 * The one spelling of a host: lower-case, IDNA A-labels, no last dot, no brackets; numeric
 * spellings of IPv4 (127.1, 0x7f.1) as the address they mean. Null for what is no host.
 */
export function hostName(text: string): string | null {
  const bare = text.trim().replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare)) return ipaddr.parse(bare).toString();
  // domainToASCII reads a URL's host: it would decode %31 and stop at a slash.
  if (/[\s%/\\?#@:[\]]/.test(bare)) return null;
  const name = domainToASCII(bare).toLowerCase().replace(/\.$/, '');
  if (isIP(name)) return name;
  const label = '[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?';
  const wellFormed = new RegExp(`^${label}(\\.${label})*$`).test(name);
  return wellFormed && name.length <= 253 ? name : null;
}

/** Name and port, before any look-up. What the name resolves to is judged on its own. */
export function isAllowed(host: string, port: number, guard: Guard): boolean {
  const name = hostName(host);
  if (name === null || !Number.isInteger(port) || port < 1 || port > 65_535) return false;
  const usual = guard.allowPrivate || guard.ports.includes(port);
  if (guard.allowed.length === 0) return usual;
  return guard.allowed.some((entry) => {
    const rule = ruleOf(entry);
    if (!rule || !covers(rule.host, name)) return false;
    return rule.port === null ? usual : rule.port === port;
  });
}

/**
 * True for an address on the public internet. IPv4 inside IPv6 in any spelling is judged as
 * the IPv4 it is or refused; beside the registry's special ranges only 2000::/3 is public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  // ipaddr.js takes what no registry names, such as ::7f00:1, for unicast.
  return parsed.kind() === 'ipv4' || (parsed.toByteArray()[0] ?? 0) >> 5 === 1;
}

export function isOwn(host: string, port: number, own: readonly OwnServer[]): boolean {
  const name = hostName(host);
  return own.some((server) => server.port === port && hostName(server.host) === name);
}

function ruleOf(entry: string): { host: string; port: number | null } | null {
  const found = /^(\*\.)?(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(entry.trim());
  const host = hostName(found?.[2] ?? '');
  if (!found || host === null) return null;
  return {
    host: `${found[1] ?? ''}${host}`,
    port: found[3] === undefined ? null : Number(found[3]),
  };
}

/** `*.example.org` covers what is below it, not the domain itself. */
function covers(rule: string, name: string): boolean {
  return rule.startsWith('*.') ? name.endsWith(rule.slice(1)) : name === rule;
}
