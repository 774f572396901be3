// Which Authentication-Results field the person's own mail server wrote. Anyone can write
// such a field into a message; RFC 8601 §5 tells a receiver to take away those that claim to
// be its own, so what has the receiver's name on it, above all that other servers wrote, is
// believed.
import { propertyOf, readAuthResults, type AuthResults } from '../mail/auth-results.ts';
import { headerWords } from '../mail/header-words.ts';
import { readHop } from '../mail/route.ts';
import { hostOf, isSameOwner } from './domains.ts';
import { unfolded, type Head, type RawField } from './head.ts';
import { readTags } from './tags.ts';

/**
 * Providers whose servers check under another domain than the one mail is fetched from, as
 * their messages show. '' is no name at all, for who renames what others wrote to
 * Authentication-Results-Original.
 */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'gmail.com': ['google.com'],
  'googlemail.com': ['google.com'],
  'office365.com': ['outlook.com', ''],
  'outlook.com': ['outlook.com', ''],
  'hotmail.com': ['outlook.com', ''],
  'live.com': ['outlook.com', ''],
  'aol.com': ['yahoo.com'],
  'fastmail.com': ['messagingengine.com'],
  'yandex.com': ['yandex.net'],
  'yandex.ru': ['yandex.net'],
  'zoho.com': ['zohomail.com'],
  'zoho.eu': ['zohomail.eu'],
};

export type Told = { trusted: AuthResults | null; claimed: AuthResults[] };

/** Fields that are read. Ours: real mail has three. */
const mostFields = 50;

/** `pop`: host name of the server the mail was fetched from. */
export function authResultsOf(head: Head, pop: string): Told {
  const own = ownNames(head, pop);
  const claimed: AuthResults[] = [];
  let trusted: AuthResults | null = null;
  let isInside = true;
  let read = 0;
  for (const field of head.fields) {
    if (field.name === 'received') isInside &&= own.wrote(field);
    if (field.name !== 'authentication-results' || read++ >= mostFields) continue;
    const results = readAuthResults(unfolded(field));
    if (!results) continue;
    if (
      trusted === null &&
      isInside &&
      own.has(results.authservId) &&
      fits(results, head)
    )
      trusted = results;
    else claimed.push(results);
  }
  return { trusted, claimed };
}

type Own = { has(authservId: string): boolean; wrote(received: RawField): boolean };

function ownNames({ fields }: Head, pop: string): Own {
  const host = hostOf(pop);
  const domains = host.includes('.') && !/^[\d.]+$/.test(host) ? [host] : [];
  const extra = domains.flatMap((name) =>
    Object.entries(elsewhere).flatMap(([domain, others]) =>
      isSameOwner(name, domain) ? others : [],
    ),
  );
  const top = fields.find(({ name }) => name === 'received');
  const by = (top && byOf(top)) ?? '';
  const has = (name: string): boolean =>
    extra.includes(name) ||
    (name !== '' &&
      (name === by ||
        [...domains, ...extra, by].some(
          (one) => one.includes('.') && isSameOwner(name, one),
        )));
  return {
    has,
    wrote(received) {
      const writer = byOf(received);
      if (writer === null) return received === top;
      // Hand-overs inside one machine or one house name no server, or only a number.
      return received === top || has(writer) || isInner(writer);
    },
  };
}

/** Null where what a sender called itself (HELO) may have put a `by` of its own there. */
function byOf(received: RawField): string | null {
  const value = unfolded(received);
  const named = headerWords(value).filter(
    ({ kind, text }) => kind === 'word' && text.toLowerCase() === 'by',
  );
  if (named.length > 1 || !balances(value)) return null;
  return readHop(value).by.toLowerCase();
}

/** Whether every bracket and quote that opens closes, and none closes that is not open. */
function balances(value: string): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < value.length; at++) {
    const char = value[at];
    if (char === '\\') at++;
    else if (char === '"' && depth === 0) isQuoted = !isQuoted;
    else if (char === '(' && !isQuoted) depth++;
    else if (char === ')' && !isQuoted && --depth < 0) return false;
  }
  return depth === 0 && !isQuoted;
}

function isInner(by: string): boolean {
  return by === '' || by === 'localhost' || /^[\d.]+$/.test(by) || by.includes(':');
}

/** A pass for a signature that is not in the message was not found in this message. */
function fits({ results }: AuthResults, { fields }: Head): boolean {
  const signers = fields
    .filter(({ name }) => name === 'dkim-signature')
    .map((field) => readTags(unfolded(field))?.get('d') ?? '');
  return results.every((one) => {
    if (one.method !== 'dkim' || one.result !== 'pass') return true;
    const named = propertyOf(one, 'header.d', 'header.i');
    const domain = hostOf(named.slice(named.lastIndexOf('@') + 1));
    return signers.some((signer) => domain === '' || isSameOwner(hostOf(signer), domain));
  });
}
