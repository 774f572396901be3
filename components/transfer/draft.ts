// What a person typed of the account that copies go to, and what is still missing of it. The
// server is the proposed one until another is typed.
import type { TargetAddress } from '../../lib/client/transfer-state.ts';
import type { TextKey } from '../../lib/i18n/text.ts';
import { imapServerOf } from '../../lib/mail/imap-server.ts';
import type { TargetSecurity } from '../../lib/wire/target.ts';

export type Draft = {
  address: string;
  password: string;
  /** Null while the proposed one stands. */
  host: string | null;
  port: string | null;
  user: string | null;
  security: TargetSecurity;
  pin: { host: string; sha256: string } | null;
  /** Set once it was sent: from then on what is missing is said. */
  tried: boolean;
};

export const emptyDraft: Draft = {
  address: '',
  password: '',
  host: null,
  port: null,
  user: null,
  security: 'tls',
  pin: null,
  tried: false,
};

/** RFC 8314 §3.2, RFC 3501 §2.1. */
const usualPorts = { tls: 993, starttls: 143 } as const;

export function serverOf(draft: Draft) {
  const proposed = imapServerOf(draft.address);
  return {
    proposed,
    host: draft.host ?? proposed?.host ?? '',
    port: draft.port ?? String(usualPorts[draft.security]),
    user: draft.user ?? proposed?.user ?? draft.address.trim(),
  };
}

export type Missing = Partial<Record<'address' | 'password' | 'host' | 'port', TextKey>>;

export function missingOf(draft: Draft): Missing {
  const { host, port } = serverOf(draft);
  const number = Number(port);
  const isPort = /^\d+$/.test(port.trim()) && number >= 1 && number <= 65_535;
  return {
    ...(draft.address.trim() === '' && { address: 'connect.miss.address' }),
    ...(draft.password === '' && { password: 'connect.miss.password' }),
    ...(host.trim() === '' && { host: 'transfer.miss.host' }),
    ...(!isPort && { port: 'connect.miss.port' }),
  };
}

/** Only where nothing is missing. */
export function targetOf(draft: Draft): TargetAddress {
  const { host, port, user } = serverOf(draft);
  const { security, pin, address } = draft;
  const name = host.trim();
  return {
    address: address.trim(),
    host: name,
    port: Number(port),
    security,
    user: user.trim(),
    ...(pin?.host === name && { pin: pin.sha256 }),
  };
}
