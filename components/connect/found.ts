// What the built-in list knows of an address, as the form uses it. Asks no network.
import { findProvider, type ProviderNote } from '../../lib/mail/providers.ts';
import type { ServerFields } from './form.ts';

export type Found = {
  id: string;
  name: string;
  /** Null where the provider offers no POP. */
  server: ServerFields | null;
  note: ProviderNote;
  /** The provider's own page; null where it is not certain. */
  help: string | null;
};

/** What the list never says. */
const byDefault = { otherUser: '', signIn: 'automatic' } as const;

export function foundFor(address: string): Found | null {
  const provider = address.includes('@') ? findProvider(address) : null;
  if (!provider) return null;
  const { id, name, host, port, security, user, note, help } = provider;
  const hasServer = note !== 'no-pop' && host !== '';
  return {
    id,
    name,
    note,
    help,
    server: hasServer ? { host, port: String(port), security, user, ...byDefault } : null,
  };
}
