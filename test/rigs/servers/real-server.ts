// What every rig of a real POP3 server gives, so that one suite can be run against each.
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:net';
import { listening, portOf } from '../ports.ts';
import type { Room } from './room.ts';

export type Holding = { user: string; password: string; messages: readonly Uint8Array[] };

export type RealServer = {
  host: string;
  port: number;
  user: string;
  password: string;
  /** The letters it was given, in order; null where it has its own. */
  letters: readonly Uint8Array[] | null;
  /** Hex SHA-256 of the certificate it shows after STLS; null where it has none. */
  stls: string | null;
  /** Letters that lie in its store now. */
  left(): Promise<number>;
  /** All that lies in its store: names (which may hold flags) and bytes. */
  state(): Promise<Record<string, string>>;
  stop(): Promise<void>;
};

export type Kind = {
  name: string;
  /** Null, or a plain sentence why it cannot be had here. */
  available(): string | null;
  start(letters: readonly Uint8Array[]): Promise<RealServer>;
};

/** As it is kept in /etc/shadow. */
export function hashed(password: string): string {
  return execFileSync('openssl', ['passwd', '-6', password], { encoding: 'utf8' }).trim();
}

/** Line ends as files have them. */
export function withLf(message: Uint8Array): string {
  return Buffer.from(message).toString('latin1').replaceAll('\r\n', '\n');
}

/** A file of letters: each begins with a "From " line and is followed by an empty one. */
export function mbox(messages: readonly Uint8Array[]): string {
  return messages
    .map(
      (message) => `From anna@example.org Mon Nov  2 10:00:00 2026\n${withLf(message)}\n`,
    )
    .join('');
}

export function lettersIn(box: string): number {
  return box.match(/^From /gm)?.length ?? 0;
}

/**
 * Listens, and hands each connection to a program of its own, as inetd does: for servers
 * that know no other way, or no other port.
 */
export async function serveEach(
  room: Room,
  command: readonly string[],
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = await listening(
    createServer({ pauseOnConnect: true }, (socket) => {
      const child = room.run(command, { stdio: [socket, socket, 'ignore'] });
      // The program has the line now; what this process still holds would keep it open.
      child.once('spawn', () => socket.destroy());
      child.once('error', () => socket.destroy());
    }),
  );
  return {
    port: portOf(server),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
