// Every fault in words: a title, a body and one main action, as catalogue keys with their
// values, and what that action does, as data. One table; the compiler asks for a missing one.
import type { failures } from '../i18n/en/failures.ts';
import type { Values } from '../i18n/text.ts';
import { findProvider, providerOfHost, type Provider } from '../mail/providers.ts';
import type { Fault, FaultKind, FaultOf } from '../wire/faults.ts';
import type { Security } from '../wire/operations.ts';
import type { Account } from './state.ts';

/** What the main action does. Whoever draws the fault carries it out. */
export type Fix =
  | { kind: 'retry' }
  /** Counts down, then tries again; the action's text takes the seconds left as `s`. */
  | { kind: 'wait'; seconds: number }
  /** Fills in these settings and tries again, in one click. */
  | { kind: 'switch'; port?: number; security?: Security; host?: string; user?: string }
  /** Puts the person into this field. */
  | { kind: 'edit'; field: 'server' | 'password' }
  | { kind: 'back' }
  /** Leaves and comes back: `app.checkAgain()`. */
  | { kind: 'check' }
  | { kind: 'reload' }
  /** The provider's own page. */
  | { kind: 'help'; url: string }
  | { kind: 'copy-details' }
  /** The person consents to RETR: `app.download(id, true)`. */
  | { kind: 'allow-retr' }
  | { kind: 'sign-in' };

type Base<K extends string = keyof typeof failures> = K extends `${infer B}.title`
  ? B
  : never;

export type FaultWords = {
  title: `${Base}.title`;
  body: `${Base}.body`;
  action: `${Base}.action`;
  values: Values;
  fix: Fix;
  /** What the server or the library said itself, for "Details"; '' where nothing. */
  details: string;
};

export type FaultContext = {
  /** The mailbox that was opened or tried. */
  account?: Pick<Account, 'address' | 'user' | 'host'>;
  /** A copy of the message is in memory: F26 says so. */
  hasCopy?: boolean;
};

type Said = {
  base: Base;
  /** Whose action text fits the fix, where that is not the base's own. */
  actionOf?: Base;
  values?: Values;
  fix: Fix;
  details?: string;
};

export function faultWords(fault: Fault, context: FaultContext = {}): FaultWords {
  const { base, actionOf = base, values = {}, fix, details = '' } = say(fault, context);
  return {
    title: `${base}.title`,
    body: `${base}.body`,
    action: `${actionOf}.action`,
    values,
    fix,
    details: details || ('line' in fault ? fault.line : ''),
  };
}

function say<K extends FaultKind>(fault: FaultOf<K>, context: FaultContext): Said {
  // Indexed by its own kind, the table gives the one function that takes this fault.
  const words = table[fault.kind as K] as (
    fault: FaultOf<K>,
    context: FaultContext,
  ) => Said;
  return words(fault, context);
}

const retry: Fix = { kind: 'retry' };
const back: Fix = { kind: 'back' };
const toTls: Fix = { kind: 'switch', port: 995, security: 'tls' };
const editServer: Fix = { kind: 'edit', field: 'server' };
const editPassword: Fix = { kind: 'edit', field: 'password' };

const table: { [K in FaultKind]: (fault: FaultOf<K>, context: FaultContext) => Said } = {
  'no-such-host': ({ host }) => ({ base: 'F1', values: { host }, fix: editServer }),
  'refused-port': ({ host, port }) => ({
    base: 'F2',
    values: { host, port: String(port) },
    ...elsewhere(port),
  }),
  'no-answer': ({ host, seconds }) => ({
    base: 'F3',
    values: { host, s: seconds },
    fix: retry,
  }),
  unreachable: ({ host }) => ({ base: 'F4', values: { host }, fix: retry }),
  closed: ({ during }) => ({ base: 'F5', values: { step: during }, fix: retry }),
  'not-pop3': ({ host, port, looksLike }) => ({
    base: 'F6',
    values: { host, port: String(port), kind: looksLike },
    ...elsewhere(port),
  }),
  'port-not-tls': ({ port }) => ({
    base: 'F7',
    values: { port: String(port) },
    fix: { kind: 'switch', security: 'stls', port },
  }),
  'port-wants-tls': ({ port }) => ({
    base: 'F8',
    values: { port: String(port) },
    fix: { kind: 'switch', security: 'tls', port },
  }),
  'no-stls': () => ({ base: 'F9', fix: toTls }),
  certificate: ofCertificate,
  'old-tls': ({ detail }) => ({
    base: 'F14',
    values: { version: /\b(?:TLS|SSL) ?v?\d[\d.]*/i.exec(detail)?.[0] ?? 'none' },
    fix: back,
    details: detail,
  }),
  'sign-in': ofSignIn,
  'in-use': ({ retrySeconds }) => ({ base: 'F19', ...waiting(retrySeconds) }),
  'login-delay': ({ retrySeconds }) => ({ base: 'F20', ...waiting(retrySeconds) }),
  'server-temporary': () => ({ base: 'F21', fix: retry }),
  'server-permanent': ({ line }) => ({
    base: 'F22',
    values: saying(line),
    fix: { kind: 'copy-details' },
  }),
  'no-top': () => ({ base: 'F24', actionOf: 'F10', fix: back }),
  'no-uidl': () => ({ base: 'F25', fix: back }),
  'needs-retr': () => ({ base: 'needsRetr', fix: { kind: 'allow-retr' } }),
  gone: (_, { hasCopy }) => ({
    base: 'F26',
    values: { copy: hasCopy ? 'yes' : 'no' },
    fix: { kind: 'check' },
  }),
  refused: ({ command, line }) => ({
    base: 'refused',
    values: { command, ...saying(line) },
    fix: retry,
  }),
  garbled: ({ during }) => ({ base: 'garbled', values: { during }, fix: retry }),
  'timed-out': ({ seconds }) => ({
    base: 'timedOut',
    values: { s: seconds },
    fix: retry,
  }),
  'too-large': ({ what, limit }) => ({
    base: 'tooLarge',
    values: { what, limit },
    fix: back,
  }),
  idle: () => ({ base: 'F33', fix: { kind: 'check' } }),
  'relay-gone': () => ({ base: 'F29', fix: retry }),
  'not-allowed': ({ host, allowed }) =>
    allowed.length > 0
      ? { base: 'F30', values: { list: allowed.join(', ') }, fix: editServer }
      : { base: 'F30b', values: { host }, fix: editServer },
  'too-many': ({ retrySeconds }) => ({ base: 'tooMany', ...waiting(retrySeconds) }),
  'bad-request': ofBadRequest,
  'wrong-version': () => ({ base: 'wrongVersion', fix: { kind: 'reload' } }),
  'not-signed-in': () => ({ base: 'notSignedIn', fix: { kind: 'sign-in' } }),
  busy: () => ({ base: 'busy', fix: back }),
  cancelled: () => ({ base: 'cancelled', fix: retry }),
  'shutting-down': () => ({ base: 'shuttingDown', fix: retry }),
  internal: ({ ref }) =>
    ref === 'journal'
      ? { base: 'journal', fix: retry }
      : { base: 'internal', values: { has: ref ? 'yes' : 'no', ref }, fix: retry },
};

function ofCertificate(fault: FaultOf<'certificate'>): Said {
  const { host, certificate, code, why } = fault;
  const details = code;
  if (why === 'expired' || why === 'not-yet') {
    const date = Date.parse(
      why === 'expired' ? certificate.validTo : certificate.validFrom,
    );
    if (Number.isNaN(date)) return { base: 'F10c', fix: back, details };
    const base = why === 'expired' ? 'F10' : 'F10b';
    return { base, values: { date }, fix: back, details };
  }
  if (why === 'name') {
    const { names } = certificate;
    if (names.length === 0)
      return { base: 'F11b', values: { host }, fix: editServer, details };
    const values = { host, names: names.slice(0, 4).join(', ') };
    const suggested = names.find((name) => isKindred(name, host));
    return suggested
      ? {
          base: 'F11',
          values: { ...values, suggested },
          fix: { kind: 'switch', host: suggested },
          details,
        }
      : { base: 'F11', actionOf: 'F11b', values, fix: editServer, details };
  }
  if (why === 'self-signed') return { base: 'F12', fix: back, details };
  if (why === 'pin-changed')
    return { base: 'F12b', values: { host }, fix: back, details };
  if (why === 'chain') return { base: 'F13', fix: { kind: 'copy-details' }, details };
  return { base: 'F13b', values: { code }, fix: back, details };
}

/**
 * May the password be sent to this name in one click? Whoever stands in between can show a
 * certificate of their own: only a name of the same house, or a known provider's, may be.
 */
function isKindred(name: string, host: string): boolean {
  if (!/^[a-z0-9.-]+$/i.test(name)) return false; // a wildcard cannot be dialled
  if (providerOfHost(name)) return true;
  const ends = (text: string, labels: number) =>
    text.toLowerCase().split('.').slice(-labels).join('.');
  // "co.uk" is shared by strangers; so short a label asks for one more.
  const labels = (ends(host, 2).split('.')[0]?.length ?? 0) > 3 ? 2 : 3;
  return ends(name, labels) === ends(host, labels);
}

function ofSignIn({ why, line }: FaultOf<'sign-in'>, { account }: FaultContext): Said {
  const provider = account
    ? (findProvider(account.address) ?? providerOfHost(account.host))
    : null;
  const values = { provider: provider?.name ?? account?.host ?? '', ...saying(line) };
  switch (why) {
    case 'refused':
      return ofRefusal(values, account, provider);
    case 'app-password':
      return { base: 'F16', values, ...helpOr(provider, 'F15b', editPassword) };
    case 'oauth-only':
      return provider?.help
        ? { base: 'F17', values, fix: { kind: 'help', url: provider.help } }
        : { base: 'F17b', values, fix: back };
    case 'pop-off':
      return { base: 'F18', values, ...helpOr(provider, 'F21', retry) };
    case 'blocked': {
      // Servers seldom say how long; fifteen minutes is what most documents name.
      const minutes = 15;
      return {
        base: 'F23',
        values: { n: minutes },
        fix: { kind: 'wait', seconds: minutes * 60 },
      };
    }
    case 'plain-forbidden':
      return { base: 'plainForbidden', values, fix: toTls };
    case 'unsayable':
      return { base: 'unsayable', fix: editPassword };
    case 'no-method':
      return { base: 'noMethod', fix: editServer };
  }
}

/** A refused password: what is known of the provider, else the other form of the user name. */
function ofRefusal(
  values: Values,
  account: FaultContext['account'],
  provider: Provider | null,
): Said {
  if (provider?.note === 'app-password')
    return { base: 'F16', values, ...helpOr(provider, 'F15b', editPassword) };
  if (provider?.note === 'oauth-only' && provider.help)
    return { base: 'F17', values, fix: { kind: 'help', url: provider.help } };
  const at = account?.user.lastIndexOf('@') ?? -1;
  const mayBeLocal = account && at > 0 && provider?.user !== 'full';
  if (!mayBeLocal) return { base: 'F15b', values, fix: editPassword };
  const local = account.user.slice(0, at);
  return {
    base: 'F15',
    values: { ...values, local },
    fix: { kind: 'switch', user: local },
  };
}

function ofBadRequest({ what }: FaultOf<'bad-request'>): Said {
  if (what === 'plaintext') return { base: 'plaintext', fix: toTls };
  if (what === 'pin') return { base: 'pinForbidden', fix: back };
  return { base: 'badRequest', values: { what }, fix: { kind: 'reload' } };
}

/** The provider's page where it is known, else what the person can do here. */
function helpOr(provider: Provider | null, actionOf: Base, fix: Fix): Omit<Said, 'base'> {
  return provider?.help
    ? { fix: { kind: 'help', url: provider.help } }
    : { actionOf, fix };
}

/** The usual port is offered, unless it is the one that failed. */
function elsewhere(port: number): Omit<Said, 'base' | 'values'> {
  return port === 995 ? { actionOf: 'F1', fix: editServer } : { fix: toTls };
}

function waiting(seconds: number): Pick<Said, 'values' | 'fix'> {
  return { values: { s: seconds, n: seconds }, fix: { kind: 'wait', seconds } };
}

/** A server's line, and whether it said anything at all. */
function saying(line: string): Values {
  return { says: line ? 'yes' : 'no', line };
}
