// The door of the IMAP library: from a checked address to a signed-in connection. TLS always,
// with the certificate judged before a byte is sent; every answer bounded.
import { ImapFlow } from 'imapflow';
import type { Step } from '../../lib/wire/faults.ts';
import type { TargetSecurity } from '../../lib/wire/target.ts';
import { engineLimits, type ImapLimits } from '../limits.ts';
import type { Dial, TlsReport, Trace } from '../pop3/api.ts';
import { Pop3Error } from '../pop3/errors.ts';
import { encrypt } from '../pop3/tls.ts';
import { createImapTrace } from './trace.ts';
import { createTransport } from './transport.ts';

export type ImapAccount = {
  host: string;
  port: number;
  security: TargetSecurity;
  user: string;
  password: string;
  pin?: string | undefined;
};

export type ImapConnecting = {
  dial: Dial;
  limits: ImapLimits;
  signal: AbortSignal;
  onStep(step: Exclude<Step, 'count'>): void;
  say(event: Trace): void;
  cause(): number | null;
};

export type ImapConnection = { client: ImapFlow; tls: TlsReport };

/** Rejects with DialError, Pop3Error or the library's; then nothing is left open. */
export async function connectImap(
  account: ImapAccount,
  { dial, limits, signal, onStep, say, cause }: ImapConnecting,
): Promise<ImapConnection> {
  const { host, port, security, user, password, pin } = account;
  // They would end a line of the protocol, and what follows would be a command.
  if (/[\r\n\0]/.test(user + password)) throw new Pop3Error({ kind: 'unsayable' });
  onStep('connect');
  say({
    ...{ at: Date.now(), ms: null, command: '⟂ connect', ok: true, message: null },
    ...{ answer: `IMAP ${host}:${port}`, bytesOut: 0, bytesIn: 0, cause: cause() },
  });
  const patience = AbortSignal.any([signal, AbortSignal.timeout(engineLimits.connectMs)]);
  const plain = await dial({ host, port, signal: patience }).catch((error: unknown) => {
    if (signal.aborted) throw new Pop3Error({ kind: 'cancelled', phase: 'connect' });
    if (patience.aborted)
      throw new Pop3Error({ kind: 'dial', code: 'ETIMEDOUT', host, port });
    throw error;
  });
  let tls: TlsReport | null = null;
  let socket: Parameters<typeof createTransport>[0]['socket'] = plain;
  if (security === 'tls') {
    const { tlsMs } = engineLimits;
    const done = await encrypt(plain, { host, pin, tlsMs, signal, onStep });
    tls = done.report;
    socket = done.socket;
    onStep('auth');
  }
  const client = new ImapFlow({
    host,
    port,
    secure: security === 'tls',
    ...(security === 'starttls' && { doSTARTTLS: true }),
    auth: { user, pass: password },
    transport: createTransport({
      socket,
      host,
      pin,
      onUpgrade: () => onStep('tls'),
      onSecure(report) {
        onStep('cert');
        tls = report;
        onStep('auth');
      },
    }),
    logger: createImapTrace({ secrets: secretsOf(account), say, cause }),
    clientInfo: {
      ...{ name: 'Poste Restante', vendor: 'Poste Restante', version: '1' },
      // The library's own: it is not who answers for us.
      'support-url': '',
    },
    disableAutoIdle: true,
    // Under UTF8=ACCEPT a server may want messages written in another way (RFC 6855 §4).
    disableAutoEnable: true,
    disableIMAP4rev2: true,
    // A bomb would be ours to unpack.
    disableCompression: true,
    greetingTimeout: engineLimits.greetingMs,
    socketTimeout: limits.silenceMs,
    maxLineLength: limits.lineBytes,
    maxLiteralSize: limits.literalBytes,
    maxResponseSize: limits.responseBytes,
    maxResponseTokens: limits.tokens,
  });
  // Told to who asks next; an error nobody listens to would end the process.
  client.on('error', () => {});
  const cut = () => client.close();
  const late = setTimeout(cut, limits.signInMs);
  signal.addEventListener('abort', cut);
  try {
    signal.throwIfAborted();
    await client.connect();
    if (tls === null) throw new Pop3Error({ kind: 'no-stls', line: '', code: null });
    return { client, tls };
  } catch (error) {
    client.close();
    socket.destroy();
    plain.destroy();
    throw error;
  } finally {
    clearTimeout(late);
    signal.removeEventListener('abort', cut);
  }
}

/** The forms in which a server may say a password back. */
export function secretsOf({
  user,
  password,
}: Pick<ImapAccount, 'user' | 'password'>): string[] {
  const encoded = (text: string) => Buffer.from(text).toString('base64');
  return [password, encoded(password), encoded(`\0${user}\0${password}`)];
}
