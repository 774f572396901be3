// The TLS handshake and who is at its other end. The certificate is judged after the
// handshake and before a byte of ours is sent, so that even a refused one can be shown.
import { createHash } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { domainToASCII } from 'node:url';
import {
  connect,
  createSecureContext,
  type PeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import type { CertificateReport, ClientCertificate, TlsReport } from './api.ts';
import { Pop3Error, type Pop3Fault } from './errors.ts';
import { bindingOf } from './sasl/binding.ts';
import type { Binding } from './sasl/scram.ts';

/** `binding` ties a SASL exchange to this connection; null where there is nothing to tie to. */
export type Encrypted = { socket: TLSSocket; report: TlsReport; binding: Binding | null };

/**
 * Takes the socket over; on failure it is destroyed. Rejects with a Pop3Error: 'tls' (no
 * handshake, or a certificate that is not trusted), 'pin-changed', 'timed-out', 'cancelled'.
 */
export async function encrypt(
  plain: Socket,
  options: {
    host: string;
    /** Hex SHA-256 of the DER bytes of the only certificate accepted; colons allowed. */
    pin?: string | undefined;
    clientCertificate?: ClientCertificate | undefined;
    tlsMs: number;
    signal?: AbortSignal | undefined;
    onStep?: ((step: 'tls' | 'cert') => void) | undefined;
  },
): Promise<Encrypted> {
  const { pin } = options;
  options.onStep?.('tls');
  const socket = await handshake(plain, options);
  options.onStep?.('cert');
  return { socket, report: examine(socket, pin), binding: bindingOf(socket) };
}

/**
 * What a finished handshake gave. Throws a Pop3Error, 'tls' or 'pin-changed', where the
 * certificate is not to be trusted; the socket is destroyed then.
 */
export function examine(socket: TLSSocket, pin: string | undefined): TlsReport {
  const certificate = reportOn(socket.getPeerCertificate());
  const fault = judge(socket, certificate, pin);
  if (fault) {
    socket.destroy();
    throw new Pop3Error(fault);
  }
  const protocol = socket.getProtocol() ?? '';
  const cipher = socket.getCipher().name;
  return { protocol, cipher, certificate, pinned: pin !== undefined };
}

/** A handshake begun, by whose end nobody is trusted yet: `examine` judges. */
export function beginTls(
  plain: Socket,
  name: string,
  own: { secureContext: SecureContext } | { minVersion: typeof minVersion } = {
    minVersion,
  },
): TLSSocket {
  const host = name.replace(/^\[|\]$|\.$/g, '');
  return connect({
    socket: plain,
    host: isIP(host) ? host : domainToASCII(host),
    // RFC 6066 §3: no addresses in SNI.
    ...(isIP(host) ? {} : { servername: domainToASCII(host) }),
    ...own,
    // Not "accept anything": `judge` refuses, with the certificate in hand.
    rejectUnauthorized: false,
  });
}

function judge(
  socket: TLSSocket,
  certificate: CertificateReport,
  pin: string | undefined,
): Pop3Fault | null {
  if (pin !== undefined) {
    const isPinned = certificate.sha256 === pin.replaceAll(':', '').toLowerCase();
    return isPinned && certificate.sha256 !== ''
      ? null
      : { kind: 'pin-changed', certificate };
  }
  if (socket.authorized) return null;
  const { code, detail } = wordsOf(socket.authorizationError);
  return { kind: 'tls', code, detail, certificate };
}

function handshake(
  plain: Socket,
  options: {
    host: string;
    clientCertificate?: ClientCertificate | undefined;
    tlsMs: number;
    signal?: AbortSignal | undefined;
  },
): Promise<TLSSocket> {
  const { tlsMs, signal } = options;
  const own = ownContext(options.clientCertificate);
  if (own instanceof Pop3Error) {
    plain.destroy();
    return Promise.reject(own);
  }
  return new Promise((resolve, reject) => {
    const socket = beginTls(plain, options.host, own);
    const fail = (fault: Pop3Fault) => {
      settle();
      socket.on('error', () => {}).destroy();
      plain.destroy();
      reject(new Pop3Error(fault));
    };
    const timer = setTimeout(
      () =>
        fail({ kind: 'timed-out', phase: 'tls', waitedMs: tlsMs, sent: 'nothing-final' }),
      tlsMs,
    );
    const onAbort = () => fail({ kind: 'cancelled', phase: 'tls' });
    const onError = (error: unknown) =>
      fail({ kind: 'tls', ...wordsOf(error), certificate: null });
    const onClose = () =>
      fail({ kind: 'tls', code: 'ECONNRESET', detail: 'closed', certificate: null });
    const onSecure = () => {
      settle();
      resolve(socket);
    };
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      socket.off('error', onError).off('close', onClose).off('secureConnect', onSecure);
    };
    signal?.addEventListener('abort', onAbort);
    socket.on('error', onError).on('close', onClose).on('secureConnect', onSecure);
    if (signal?.aborted) onAbort();
  });
}

/** RFC 8314 §4.1 asks for TLS 1.2 at least, RFC 9325 §3.1.1 forbids what was before. */
const minVersion = 'TLSv1.2';

/** A key that does not fit or cannot be unlocked is told without a word of what it holds. */
function ownContext(
  certificate: ClientCertificate | undefined,
): { secureContext: SecureContext } | { minVersion: typeof minVersion } | Pop3Error {
  if (!certificate) return { minVersion };
  const { pem: cert, key, passphrase } = certificate;
  try {
    return { secureContext: createSecureContext({ cert, key, passphrase, minVersion }) };
  } catch (error) {
    return new Pop3Error({ kind: 'tls', ...wordsOf(error), certificate: null });
  }
}

/** Node's code and OpenSSL's few words; its full message holds addresses of memory. */
export function wordsOf(error: unknown): { code: string; detail: string } {
  if (!(error instanceof Error)) return { code: String(error), detail: String(error) };
  const code =
    'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const isExplained = 'reason' in error && typeof error.reason === 'string';
  return { code, detail: isExplained ? String(error.reason) : code };
}

function reportOn(certificate: Partial<PeerCertificate>): CertificateReport {
  const { subject, issuer, subjectaltname = '', raw: der } = certificate;
  return {
    subject: nameOf(subject),
    issuer: nameOf(issuer),
    names: subjectaltname
      .split(', ')
      .map((name) => name.replace(/^(DNS|IP Address):/, ''))
      .filter((name) => name !== ''),
    validFrom: isoOf(certificate.valid_from),
    validTo: isoOf(certificate.valid_to),
    sha256: der ? createHash('sha256').update(der).digest('hex') : '',
  };
}

/** The name people know it by: CN, else organisation, else whatever is there. */
function nameOf(name: PeerCertificate['subject'] | undefined): string {
  const parts: Record<string, unknown> = { ...name };
  const best: unknown = parts['CN'] ?? parts['O'] ?? Object.values(parts)[0];
  if (Array.isArray(best)) return best.join(', ');
  return typeof best === 'string' ? best : '';
}

function isoOf(date: string | undefined): string {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? '' : new Date(time).toISOString();
}
