// What the person typed on the first page. It outlives every failure, so nothing is typed
// twice; the password leaves it as soon as the mailbox is open.
import type { Account } from '../../lib/client/state.ts';
import { createStore } from '../../lib/client/store.ts';
import type { TextKey } from '../../lib/i18n/text.ts';
import type { Security, SignInBy, VisitKind } from '../../lib/wire/operations.ts';

/** How the user name is made of the address. */
export type UserForm = 'full' | 'local' | 'other';

/** Settings typed by hand; `port` as it was typed. */
export type ServerFields = {
  host: string;
  port: string;
  security: Security;
  user: UserForm;
  otherUser: string;
  signIn: SignInBy | 'automatic';
};

export type ConnectForm = {
  address: string;
  password: string;
  /** Null while the built-in list decides. */
  server: ServerFields | null;
  /** The person read what "not encrypted" means and wants it. */
  plainAgreed: boolean;
  /** The one certificate to accept, and for which server. */
  pin: { host: string; port: number; sha256: string } | null;
  visit: VisitKind;
  remember: boolean;
  /** Others use this computer: nothing is written, not even this. */
  isShared: boolean;
  /** Set once it was sent: from then on what is missing is said. */
  tried: boolean;
  /** Something to know about the link that led here. */
  notice: TextKey | null;
};

const empty: ConnectForm = {
  address: '',
  password: '',
  server: null,
  plainAgreed: false,
  pin: null,
  visit: 'look',
  remember: false,
  isShared: false,
  tried: false,
  notice: null,
};

export const form = createStore<ConnectForm>(empty);

export function fill(change: Partial<ConnectForm>) {
  form.set((now) => ({ ...now, ...change }));
}

/** Of a mailbox that was remembered: everything but the password. */
export function fillFrom(account: Account, visit: VisitKind) {
  const { address, host, port, security, user, pin, signIn = 'automatic' } = account;
  form.set({
    ...empty,
    address,
    visit,
    remember: true,
    plainAgreed: security === 'plain',
    server: { host, port: String(port), security, signIn, ...userForm(address, user) },
    pin: pin ? { host, port, sha256: pin } : null,
  });
}

export function userForm(
  address: string,
  user: string,
): Pick<ServerFields, 'user' | 'otherUser'> {
  if (user === address) return { user: 'full', otherUser: '' };
  if (user === localPart(address)) return { user: 'local', otherUser: '' };
  return { user: 'other', otherUser: user };
}

export function localPart(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? address : address.slice(0, at);
}

export function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}
