// The two faults with the most to say: a certificate that does not hold, and a sign-in that
// was refused. Both decide where a password may go.
import type { Values } from '../i18n/text.ts';
import { findProvider, providerOfHost, type Provider } from '../mail/providers.ts';
import type { FaultOf } from '../wire/faults.ts';
import {
  back,
  editPassword,
  editServer,
  editSignIn,
  retry,
  saying,
  toTls,
  type Base,
  type FaultContext,
  type Fix,
  type Said,
} from './fault-fix.ts';

export function ofCertificate(fault: FaultOf<'certificate'>): Said {
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

export function ofSignIn(
  { why, line }: FaultOf<'sign-in'>,
  { account }: FaultContext,
): Said {
  const provider = account
    ? (findProvider(account.address) ?? providerOfHost(account.host))
    : null;
  const values = { provider: provider?.name ?? account?.host ?? '', ...saying(line) };
  switch (why) {
    case 'refused':
      return ofRefusal(values, account, provider);
    case 'challenge-refused':
      return { base: 'fault.challenge', values, fix: editSignIn };
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
      return { base: 'fault.plainForbidden', values, fix: toTls };
    case 'unsayable':
      return { base: 'fault.unsayable', fix: editPassword };
    case 'no-method':
      return { base: 'fault.noMethod', fix: editServer };
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

/** The provider's page where it is known, else what the person can do here. */
function helpOr(provider: Provider | null, actionOf: Base, fix: Fix): Omit<Said, 'base'> {
  return provider?.help
    ? { fix: { kind: 'help', url: provider.help } }
    : { actionOf, fix };
}
