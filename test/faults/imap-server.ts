// An IMAP server that misbehaves in one way and is ordinary in all others: as much of RFC
// 3501 and RFC 4315 as copies need, over TLS or with STARTTLS. What it plays is given by its
// habits; what it was told and what it keeps can be looked at.
import { createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { makeCertificate, type Certificate } from '../rigs/certificate.ts';
import { listening, portOf } from '../rigs/ports.ts';

export type ImapLine = {
  say(text: string | Uint8Array): void;
  cut(): void;
  /** Says it again and again until the other side is gone or takes no more. */
  flood(text: string): void;
};

export type ImapHabits = {
  tls?: 'implicit' | 'starttls' | 'none';
  capabilities?: string;
  greeting?: (line: ImapLine) => void;
  /** In place of the ordinary; true where it answered, or means never to. */
  answers?: (command: string, tag: string, line: ImapLine) => boolean;
  /** In place of `+`; true where nothing more is to be read of it. */
  appends?: (tag: string, line: ImapLine) => boolean;
  /** What is kept of a message. */
  keeps?: (raw: Buffer) => Buffer;
  /** A message is kept; in place of its OK. */
  stored?: (tag: string, line: ImapLine, count: number) => boolean;
  /** Cuts the line after so many octets of a literal, once. */
  cutsLiteralAt?: number;
  hasUidPlus?: boolean;
};

export type ImapFaultServer = {
  port: number;
  pin: string;
  kept: Buffer[];
  /** Every command of every connection, in order. */
  commands: string[];
  connections(): number;
  /** Connections that are open now. */
  open(): number;
  stop(): Promise<void>;
};

/** Made once: it takes longer than the rest. */
let shared: Certificate | null = null;

export async function startImapFaults(habits: ImapHabits = {}): Promise<ImapFaultServer> {
  const { tls = 'implicit', hasUidPlus = true } = habits;
  const certificate = (shared ??= makeCertificate());
  const secureContext = createSecureContext({
    key: certificate.key,
    cert: certificate.pem,
  });
  const kept: Buffer[] = [];
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  let hasCut = false;
  const words =
    habits.capabilities ?? `IMAP4rev1 AUTH=PLAIN${hasUidPlus ? ' UIDPLUS' : ''}`;

  const server = await listening(
    createServer((tcp) => {
      connections++;
      sockets.add(tcp);
      tcp.once('close', () => sockets.delete(tcp)).on('error', () => {});
      converse(tcp);
    }),
  );

  function converse(tcp: Socket): void {
    const encrypted = () => new TLSSocket(tcp, { isServer: true, secureContext });
    let socket: Socket = tls === 'implicit' ? encrypted() : tcp;
    let rest = Buffer.alloc(0);
    /** A literal that is coming: what to do with it. */
    let literal: { size: number; take: (bytes: Buffer) => void } | null = null;
    const line: ImapLine = {
      say: (text) => void (socket.writable && socket.write(text)),
      cut: () => tcp.destroy(),
      flood(text) {
        const block = Buffer.from(text.repeat(Math.ceil(65_536 / text.length)));
        const more = () => {
          if (!socket.writable) return;
          if (socket.write(block)) setImmediate(more);
          else socket.once('drain', more);
        };
        more();
      },
    };
    const listen = () => {
      socket.on('error', () => {});
      socket.on('data', (bytes: Buffer) => {
        rest = Buffer.concat([rest, bytes]);
        read();
      });
    };
    const read = () => {
      for (;;) {
        if (literal) {
          const cutAt = habits.cutsLiteralAt ?? Infinity;
          if (
            !hasCut &&
            rest.length >= Math.min(cutAt, literal.size) &&
            cutAt < literal.size
          ) {
            hasCut = true;
            socket.removeAllListeners('data');
            return line.cut();
          }
          // The literal and the line end behind it.
          if (rest.length < literal.size + 2) return;
          const { size, take } = literal;
          literal = null;
          const bytes = rest.subarray(0, size);
          rest = rest.subarray(size + 2);
          take(Buffer.from(bytes));
          continue;
        }
        const end = rest.indexOf('\r\n');
        if (end < 0) return;
        const text = rest.subarray(0, end).toString('latin1');
        rest = rest.subarray(end + 2);
        obey(text);
      }
    };
    /** What a line that answers `+` leads to; it is no command. */
    let awaited: (() => void) | null = null;
    const obey = (text: string) => {
      if (awaited !== null) {
        const then = awaited;
        awaited = null;
        return then();
      }
      const [, tag = '', command = ''] = /^(\S+) (.*)$/s.exec(text) ?? [];
      commands.push(command);
      if (habits.answers?.(command, tag, line)) return;
      const ok = (said = '') => line.say(`${said}${tag} OK done\r\n`);
      const [word = ''] = command.toUpperCase().split(' ');
      const uids = () => kept.map((_, at) => at + 1);
      switch (word) {
        case 'CAPABILITY':
          return ok(
            `* CAPABILITY ${words}${socket === tcp && tls === 'starttls' ? ' STARTTLS' : ''}\r\n`,
          );
        case 'STARTTLS':
          line.say(`${tag} OK go\r\n`);
          tcp.removeAllListeners('data');
          socket = encrypted();
          return listen();
        case 'AUTHENTICATE':
          awaited = () => ok();
          return line.say('+ \r\n');
        case 'LIST':
          return ok(
            command.includes('""') && command.endsWith('""')
              ? '* LIST (\\Noselect) "/" ""\r\n'
              : '* LIST () "/" INBOX\r\n',
          );
        case 'SELECT':
          return ok(
            `* ${kept.length} EXISTS\r\n* OK [UIDVALIDITY 7] v\r\n* OK [UIDNEXT ${kept.length + 1}] n\r\n` +
              '* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS (\\Seen \\*)] p\r\n',
          );
        case 'APPEND': {
          const size = Number(/\{(\d+)\+?\}$/.exec(command)?.[1] ?? 0);
          if (habits.appends?.(tag, line)) return;
          literal = {
            size,
            take(bytes) {
              kept.push(habits.keeps?.(bytes) ?? bytes);
              if (habits.stored?.(tag, line, kept.length)) return;
              const code = hasUidPlus ? `[APPENDUID 7 ${kept.length}] ` : '';
              line.say(`* ${kept.length} EXISTS\r\n${tag} OK ${code}done\r\n`);
            },
          };
          return line.say('+ go\r\n');
        }
        case 'UID':
          return ofUid(command, ok);
        case 'LOGOUT':
          line.say(`* BYE\r\n${tag} OK\r\n`);
          return void socket.end();
        case 'SEARCH':
          return ok(`* SEARCH ${uids().join(' ')}\r\n`);
        default:
          return ok();
      }
    };
    const ofUid = (command: string, ok: (said?: string) => void) => {
      if (/^UID SEARCH/i.test(command)) {
        const wanted = /<[^>]+>/.exec(command)?.[0];
        const number = /^UID SEARCH (\d+)$/i.exec(command)?.[1];
        const found = kept.flatMap((raw, at) => {
          const isIt = number
            ? at + 1 === Number(number)
            : wanted === undefined || raw.includes(wanted);
          return isIt ? [at + 1] : [];
        });
        return ok(`* SEARCH ${found.join(' ')}\r\n`);
      }
      const list = /^UID FETCH ([\d,:]+)/i.exec(command)?.[1] ?? '';
      const [first, last] = list.split(/[,:]/).map(Number);
      const [, start = '0', length = '1e9'] = /<(\d+)\.(\d+)>/.exec(command) ?? [];
      const said: Buffer[] = [];
      kept.forEach((raw, at) => {
        const uid = at + 1;
        const isIt = list.includes(',')
          ? list.split(',').map(Number).includes(uid)
          : uid >= (first ?? 0) && uid <= (last ?? first ?? 0);
        if (!isIt) return;
        const piece = raw.subarray(Number(start), Number(start) + Number(length));
        const body = /BODY/.test(command)
          ? ` BODY[]<${start}> {${piece.length}}\r\n`
          : '';
        said.push(
          Buffer.from(`* ${uid} FETCH (UID ${uid} RFC822.SIZE ${raw.length}${body}`),
          body === '' ? Buffer.alloc(0) : piece,
          Buffer.from(')\r\n'),
        );
      });
      line.say(Buffer.concat(said));
      ok();
    };
    listen();
    if (habits.greeting) habits.greeting(line);
    else line.say('* OK ready\r\n');
  }

  return {
    port: portOf(server),
    pin: certificate.sha256,
    kept,
    commands,
    connections: () => connections,
    open: () => sockets.size,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
