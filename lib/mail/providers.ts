// Which mail server belongs to an address, from a table bundled with the app: no network is
// asked, and nobody learns the address.
import { providerTable } from './provider-table.ts';

/**
 * What a person must know before the first sign-in. `app-password`: the normal password is
 * refused. `oauth-only`: no password is taken at all. `no-pop`: there is no POP server.
 * `pop-switch`: POP is off until it is turned on in the web mailbox.
 */
export type ProviderNote =
  'none' | 'app-password' | 'oauth-only' | 'no-pop' | 'pop-switch';

export type Provider = {
  /** Stable, for catalogue keys and tests: `gmail`, `laposte`. */
  id: string;
  name: string;
  /** '' where there is no POP. */
  host: string;
  port: number;
  security: 'tls' | 'stls';
  /** What the server wants as user name: the address, or what stands before its @. */
  user: 'full' | 'local';
  note: ProviderNote;
  /** The provider's own page on this; null where it is not certain. */
  help: string | null;
};

let byDomain: Map<string, Provider> | null = null;

/** The provider of an address or a bare domain; null where the table does not know it. */
export function findProvider(address: string): Provider | null {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  if (domain === '') return null;
  if (!byDomain) {
    byDomain = new Map();
    for (const { domains, ...provider } of providerTable)
      for (const name of domains.split(' ')) byDomain.set(name, provider);
  }
  return byDomain.get(domain.replace(/\.$/, '')) ?? null;
}

/** The provider whose server this is, for the words of a fault; null where unknown. */
export function providerOfHost(host: string): Provider | null {
  const wanted = host.toLowerCase();
  return providerTable.find((provider) => provider.host === wanted) ?? null;
}

/** The user name a provider's server wants, made from the address. */
export function userNameOf(provider: Pick<Provider, 'user'>, address: string): string {
  const at = address.lastIndexOf('@');
  return provider.user === 'local' && at > 0 ? address.slice(0, at) : address;
}
