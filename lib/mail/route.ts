// The way a message came, read from its Received fields (RFC 5321 §4.4) as servers really
// write them. Every line was written by the server that took the message; what a server
// outside of the person's own wrote can be made up.
import { headerWords, type HeaderWord } from './header-words.ts';
import { mailDate } from './mail-date.ts';

export type Hop = {
  /** The name the sender gave; '' where none is named. */
  from: string;
  /** Its IP address as the receiver saw it; '' where not noted. */
  address: string;
  by: string;
  /** As written: ESMTPS, LMTP, "Microsoft SMTP Server" …; '' where not noted. */
  protocol: string;
  /** Null where nothing says that the line was encrypted. */
  tls: { version: string; cipher: string } | null;
  /** Milliseconds since 1970. */
  at: number | null;
  /** Milliseconds since the hop before; negative where the clocks differ; null for the first. */
  delay: number | null;
};

export type Route = {
  /** From the sender to the mailbox. */
  hops: Hop[];
  /** Hops there were beyond those that are shown. */
  omitted: number;
  /** Milliseconds from the first hop with a time to the last; null with fewer than two. */
  total: number | null;
  /** Index of the hop that took longest, by a second at least; null where none did. */
  slowest: number | null;
};

/** Hops that are read. RFC 5321 §6.3 lets servers refuse after 100. */
const mostHops = 200;

/** `received`: the values of the fields, unfolded, in the order they stand: newest first. */
export function readRoute(received: readonly string[]): Route {
  const kept = received.slice(0, mostHops);
  const hops = kept.map(readHop).toReversed();
  let before: number | null = null;
  for (const hop of hops) {
    if (hop.at === null) continue;
    hop.delay = before === null ? null : hop.at - before;
    before = hop.at;
  }
  const times = hops.flatMap(({ at }) => (at === null ? [] : [at]));
  const [first, last] = [times[0], times.at(-1)];
  const total =
    times.length > 1 && first !== undefined && last !== undefined ? last - first : null;
  let slowest: number | null = null;
  for (const [index, { delay }] of hops.entries())
    if (
      (delay ?? 0) >=
      Math.max(1_000, (slowest === null ? 0 : (hops[slowest]?.delay ?? 0)) + 1)
    )
      slowest = index;
  return { hops, omitted: received.length - kept.length, total, slowest };
}

const keywords = ['from', 'by', 'via', 'with', 'id', 'for'] as const;
type Keyword = (typeof keywords)[number];
type Clauses = Partial<Record<Keyword, HeaderWord[]>>;

export function readHop(value: string): Hop {
  const words = headerWords(value);
  const end = words.findLastIndex(({ kind, text }) => kind === 'mark' && text === ';');
  const said = end < 0 ? words : words.slice(0, end);
  const clauses = clausesOf(said);
  const written = (end < 0 ? words : words.slice(end + 1))
    .filter(({ kind }) => kind !== 'comment')
    .map(({ text }) => text)
    .join(' ');
  const comments = said.filter(({ kind }) => kind === 'comment').map(({ text }) => text);
  // Exim goes on with the cipher behind the protocol.
  const protocol = plain(clauses.with).replace(/ tls \S+$/i, '');
  return {
    ...senderOf(clauses.from ?? []),
    by: bare(plain(clauses.by).split(' ')[0] ?? ''),
    protocol,
    tls: tlsOf(protocol, [...comments, said.map(({ text }) => text).join(' ')]),
    at: mailDate(written),
    delay: null,
  };
}

/** Words up to the next keyword; a keyword that comes again is a word like others. */
function clausesOf(words: readonly HeaderWord[]): Clauses {
  const clauses: Clauses = {};
  let current: HeaderWord[] | null = null;
  for (const word of words) {
    const keyword = keywords.find(
      (one) => word.kind === 'word' && word.text.toLowerCase() === one,
    );
    if (keyword && !clauses[keyword]) current = clauses[keyword] = [];
    else current?.push(word);
  }
  return clauses;
}

const ipv4 = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/;
const ipv6 = /(?:IPv6:)?((?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?:%\w{1,16})?)/i;

function senderOf(clause: readonly HeaderWord[]): { from: string; address: string } {
  const name = bare(clause.find(({ kind }) => kind === 'word')?.text ?? '');
  const comments = clause
    .filter(({ kind }) => kind === 'comment')
    .map(({ text }) => text);
  // Exim and qmail put what the sender called itself into the comment.
  const helo = comments
    .map((text) => /(?:^|\s)(?:helo[= ]|ehlo )\[?([\w.:-]{1,255})/i.exec(text)?.[1])
    .find(Boolean);
  const isAddress = ipv4.test(name) || name.includes(':') || name === 'unknown';
  const address = [...comments.toReversed(), name].map(addressIn).find(Boolean) ?? '';
  return { from: isAddress && helo ? helo : name, address };
}

function addressIn(text: string): string | undefined {
  const brief = text.slice(0, 1_000);
  return ipv4.exec(brief)?.[0] ?? ipv6.exec(brief)?.[1];
}

/** Protocol names that end in S or SA went over TLS (RFC 3848, RFC 8314 §4.3). */
const secured = /^(?:UTF8)?(?:SMTP|ESMTP|LMTP|HTTP)SA?\b/i;

function tlsOf(protocol: string, texts: readonly string[]): Hop['tls'] {
  const brief = texts.map((text) => text.slice(0, 2_000));
  const version = brief
    .map((text) => /\b(TLS|SSL)[ v]{0,2}(\d)(?:[._](\d))?\b/i.exec(text))
    .find(Boolean);
  if (!version) {
    const isNamed = secured.test(protocol) || texts.includes('TLS');
    return isNamed ? { version: '', cipher: '' } : null;
  }
  const [, family = '', major = '', minor] = version;
  const cipher = brief
    .map((text) => /(?:cipher[= ]|tls |X=\S{1,20}?:)([A-Z][A-Z0-9_-]{5,60})/i.exec(text))
    .find(Boolean)?.[1];
  return {
    version: `${family.toUpperCase()} ${major}${minor === undefined ? '' : `.${minor}`}`,
    cipher: cipher ?? '',
  };
}

function plain(clause: readonly HeaderWord[] = []): string {
  return clause
    .filter(({ kind }) => kind !== 'comment')
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 200);
}

function bare(name: string): string {
  return name
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .slice(0, 255);
}
