// The library's connection, over a socket that the guard let us open: it dials nothing by
// itself, and its STARTTLS judges the certificate as every other handshake of ours is judged.
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { ImapTransport, ImapTransportSocket } from 'imapflow';
import type { TlsReport } from '../pop3/api.ts';
import { paceWrites } from './pace.ts';
import { beginTls, examine } from '../pop3/tls.ts';

export type TransportParts = {
  /** Connected; with TLS already where the account wants it from the start. */
  socket: Socket | TLSSocket;
  host: string;
  pin: string | undefined;
  /** STARTTLS was answered: the handshake begins, and is done. */
  onUpgrade(): void;
  onSecure(report: TlsReport): void;
};

export function createTransport(parts: TransportParts): ImapTransport {
  return {
    connect(_options, onConnect) {
      // The library wants its socket before it is told that it is connected.
      setImmediate(onConnect);
      if (parts.socket instanceof TLSSocket) paceWrites(parts.socket);
      return parts.socket;
    },
    upgrade(plain, _options, onSecure) {
      parts.onUpgrade();
      if (plain !== parts.socket) throw new Error('not our socket');
      const secure = beginTls(parts.socket, parts.host);
      secure.once('secureConnect', () => {
        try {
          const report = examine(secure, parts.pin);
          parts.onSecure(report);
        } catch (error) {
          // As any failed handshake: whoever waits for it hears why.
          secure.emit('error', error);
          return;
        }
        paceWrites(secure);
        onSecure();
      });
      return secure satisfies ImapTransportSocket;
    },
  };
}
