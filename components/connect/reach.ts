// From what was typed to how a mailbox is reached, and what is still missing for that. Pure:
// the built-in list is handed in.
import { accountKey } from '../../lib/client/accounts.ts';
import type { Account } from '../../lib/client/state.ts';
import type { TextKey } from '../../lib/i18n/text.ts';
import type { Security } from '../../lib/wire/operations.ts';
import { localPart, type ConnectForm, type ServerFields } from './form.ts';

/** RFC 1939 §3 and RFC 8314 §3.3. */
export const usualPorts: Record<Security, number> = { tls: 995, stls: 110, plain: 110 };

export type Problem = { field: 'address' | 'password' | Field; says: TextKey };
type Field = 'host' | 'port' | 'otherUser' | 'plain';

/** Another security brings its usual port, unless the port was chosen apart from it. */
export function withSecurity(server: ServerFields, security: Security): ServerFields {
  const isUsual = server.port === String(usualPorts[server.security]);
  const port = isUsual || server.port === '' ? String(usualPorts[security]) : server.port;
  return { ...server, security, port };
}

/** The server as it will be asked for; null while there is none. */
export function serverOf(
  { server }: Pick<ConnectForm, 'server'>,
  found: ServerFields | null,
): ServerFields | null {
  return server ?? found;
}

export function userOf(address: string, server: ServerFields): string {
  if (server.user === 'other') return server.otherUser.trim();
  return server.user === 'local' ? localPart(address.trim()) : address.trim();
}

export function problemsOf(
  form: ConnectForm,
  found: { server: ServerFields | null } | null,
): Problem[] {
  const server = serverOf(form, found?.server ?? null);
  const noServer = found ? 'connect.miss.noPop' : 'connect.miss.domain';
  const all: (Problem | false)[] = [
    form.address.trim() === '' && { field: 'address', says: 'connect.miss.address' },
    form.password === '' && { field: 'password', says: 'connect.miss.password' },
    !server && form.address.trim() !== '' && { field: 'address', says: noServer },
    server?.host.trim() === '' && { field: 'host', says: 'connect.miss.host' },
    server !== null &&
      !isPort(server.port) && { field: 'port', says: 'connect.miss.port' },
    server?.user === 'other' &&
      server.otherUser.trim() === '' && {
        field: 'otherUser',
        says: 'connect.miss.user',
      },
    server?.security === 'plain' &&
      !form.plainAgreed && { field: 'plain', says: 'connect.miss.plain' },
  ];
  return all.filter((one) => one !== false);
}

/** Only where `problemsOf` finds none. */
export function accountOf(form: ConnectForm, server: ServerFields): Account {
  const address = form.address.trim();
  const host = server.host.trim().toLowerCase();
  const port = Number(server.port);
  const user = userOf(address, server);
  const pin = form.pin?.host === host && form.pin.port === port ? form.pin.sha256 : null;
  return {
    key: accountKey(user, host, port),
    address,
    host,
    port,
    security: server.security,
    user,
    ...(pin && { pin }),
    ...(server.signIn !== 'automatic' && { signIn: server.signIn }),
    isDemo: false,
  };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}
