// The IMAP server of an address, proposed: providers call it as they call their POP server,
// but for the first word. A proposal is shown, and the certificate must bear the name.
import { findProvider, userNameOf, type ProviderNote } from './providers.ts';

export type ImapServer = {
  host: string;
  port: number;
  user: string;
  /** Null where only the domain was gone by. */
  provider: string | null;
  note: ProviderNote;
};

/** Null while there is no domain to go by. */
export function imapServerOf(address: string): ImapServer | null {
  const trimmed = address.trim();
  const domain = trimmed.slice(trimmed.lastIndexOf('@') + 1).toLowerCase();
  if (!trimmed.includes('@') || !/^[^\s@]+\.[^\s@.]+$/.test(domain)) return null;
  const port = 993;
  const found = findProvider(trimmed);
  if (found === null || found.host === '')
    return { host: `imap.${domain}`, port, user: trimmed, provider: null, note: 'none' };
  const host = found.host
    .replace(/^pop3?\./, 'imap.')
    .replace(/^pop3s\./, 'imaps.')
    .replace(/^securepop\./, 'secureimap.')
    .replace(/^popmail\./, 'imapmail.');
  const user = userNameOf(found, trimmed);
  // Whether POP is switched on says nothing of IMAP.
  const note = found.note === 'pop-switch' ? 'none' : found.note;
  return { host, port, user, provider: found.name, note };
}
