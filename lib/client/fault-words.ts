// Every fault in words: a title, a body and one main action, as catalogue keys with their
// values, and what that action does, as data. One table; the compiler asks for a missing one.
import type { Values } from '../i18n/text.ts';
import type { Fault, FaultKind, FaultOf } from '../wire/faults.ts';
import {
  back,
  editServer,
  retry,
  saying,
  toTls,
  waiting,
  type Base,
  type FaultContext,
  type Fix,
  type Said,
} from './fault-fix.ts';
import { ofCertificate, ofSignIn } from './fault-sign-in.ts';

export type { FaultContext, Fix } from './fault-fix.ts';

export type FaultWords = {
  title: `${Base}.title`;
  body: `${Base}.body`;
  action: `${Base}.action`;
  values: Values;
  fix: Fix;
  /** What the server or the library said itself, for "Details"; '' where nothing. */
  details: string;
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
  'needs-retr': () => ({ base: 'fault.needsRetr', fix: { kind: 'allow-retr' } }),
  gone: (_, { hasCopy }) => ({
    base: 'F26',
    values: { copy: hasCopy ? 'yes' : 'no' },
    fix: { kind: 'check' },
  }),
  refused: ({ command, line }) => ({
    base: 'fault.refused',
    values: { command, ...saying(line) },
    fix: retry,
  }),
  garbled: ({ during }) => ({ base: 'fault.garbled', values: { during }, fix: retry }),
  'timed-out': ({ seconds }) => ({
    base: 'fault.timedOut',
    values: { s: seconds },
    fix: retry,
  }),
  'too-large': ({ what, limit }) => ({
    base: 'fault.tooLarge',
    values: { what, limit },
    fix: back,
  }),
  idle: () => ({ base: 'F33', fix: { kind: 'check' } }),
  'relay-gone': () => ({ base: 'F29', fix: retry }),
  'not-allowed': ({ host, allowed }) =>
    allowed.length > 0
      ? { base: 'F30', values: { list: allowed.join(', ') }, fix: editServer }
      : { base: 'F30b', values: { host }, fix: editServer },
  'too-many': ({ retrySeconds }) => ({ base: 'fault.tooMany', ...waiting(retrySeconds) }),
  'bad-request': ofBadRequest,
  'wrong-version': () => ({ base: 'fault.wrongVersion', fix: { kind: 'reload' } }),
  'not-signed-in': () => ({ base: 'fault.notSignedIn', fix: { kind: 'sign-in' } }),
  busy: () => ({ base: 'fault.busy', fix: back }),
  cancelled: () => ({ base: 'fault.cancelled', fix: retry }),
  'shutting-down': () => ({ base: 'fault.shuttingDown', fix: retry }),
  internal: ({ ref }) =>
    ref === 'journal'
      ? { base: 'fault.journal', fix: retry }
      : { base: 'fault.internal', values: { has: ref ? 'yes' : 'no', ref }, fix: retry },
};

function ofBadRequest({ what }: FaultOf<'bad-request'>): Said {
  if (what === 'plaintext') return { base: 'fault.plaintext', fix: toTls };
  if (what === 'pin') return { base: 'fault.pinForbidden', fix: back };
  return { base: 'fault.badRequest', values: { what }, fix: { kind: 'reload' } };
}

/** The usual port is offered, unless it is the one that failed. */
function elsewhere(port: number): Omit<Said, 'base' | 'values'> {
  return port === 995 ? { actionOf: 'F1', fix: editServer } : { fix: toTls };
}
