// A POP3 server that misbehaves in one named way and is ordinary in all others. What it
// plays stands in table.ts; here is the ordinary part and what a script may do to the line.
import { createServer as createTcp, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { makeCertificate, makeChain, type Certificate } from '../rigs/certificate.ts';
import { listening, portOf } from '../rigs/ports.ts';
import {
  sixLetters,
  stuffed,
  topOf,
  type Entry,
  type Scene,
  type Script,
} from './script.ts';
import { faults, type FaultName } from './table.ts';

export { sixLetters, type FaultName };

export type FaultServer = {
  name: FaultName;
  host: string;
  port: number;
  /** Of its TLS, where it was asked for it. */
  certificate: Certificate | null;
  /** Every line each connection sent, secrets and all; `plain` are those sent unencrypted. */
  sessions(): { commands: string[]; plain: string[] }[];
  /** Connections that are open now. */
  open(): number;
  /** UIDLs of what is left. */
  mailbox(): string[];
  stop(): Promise<void>;
};

export type FaultOptions = {
  name: FaultName;
  messages?: Uint8Array[];
  /** `implicit`: encrypted from the first byte. `stls`: offered. Absent: as the fault needs. */
  tls?: 'implicit' | 'stls';
};

const beforeTls12 = {
  minVersion: 'TLSv1',
  maxVersion: 'TLSv1.1',
  ciphers: 'DEFAULT:@SECLEVEL=0',
} as const;

/** Any user name and password are right, unless the fault says otherwise. */
export async function startFaultServer(options: FaultOptions): Promise<FaultServer> {
  const script: Script = faults[options.name];
  const tls = options.tls ?? script.tls?.mode;
  const made = () =>
    script.tls?.isChained
      ? makeChain(script.tls.names)
      : makeCertificate(script.tls?.names, script.tls?.days);
  const certificate = tls ? made() : null;
  const context = certificate
    ? createSecureContext({
        key: certificate.key,
        cert: certificate.pem,
        ...(script.tls?.isOld ? beforeTls12 : {}),
      })
    : null;
  let left: Entry[] = (options.messages ?? sixLetters()).map((raw, index) => ({
    uid: `uid-${String(index + 1).padStart(3, '0')}`,
    raw: Buffer.from(raw),
  }));
  const records: { commands: string[]; plain: string[] }[] = [];
  const sockets = new Set<Socket>();

  const server = await listening(
    createTcp({ noDelay: true }, (tcp) => {
      sockets.add(tcp);
      tcp.once('close', () => sockets.delete(tcp)).on('error', () => {});
      const record = { commands: [], plain: [] };
      records.push(record);
      converse(tcp, records.length - 1, record);
    }),
  );

  function converse(
    tcp: Socket,
    session: number,
    record: { commands: string[]; plain: string[] },
  ): void {
    const encrypt = (): Socket =>
      new TLSSocket(tcp, {
        isServer: true,
        ...(context ? { secureContext: context } : {}),
      });
    let encrypted = tls === 'implicit' && !script.tls?.isPlain;
    let socket: Socket = encrypted ? encrypt() : tcp;
    let box = script.opens?.(left, session) ?? left;
    let user = '';
    let sasl: 'PLAIN' | null = null;
    let rest = '';
    const marked = new Set<number>();
    const notes = new Map<string, string>();
    let isBusy = false;
    /** What came while an answer was still on its way. */
    const later: string[] = [];

    const say = (text: string | Uint8Array): void => {
      if (socket.writable)
        socket.write(typeof text === 'string' ? Buffer.from(text, 'latin1') : text);
    };
    const sceneOf = (verb: string, argument: string): Scene => ({
      session,
      verb,
      rest: argument,
      user,
      box,
      marked,
      notes,
      entry: () => box[Number(argument.split(' ')[0]) - 1] ?? null,
      say,
      ordinary: () => ordinary(verb, argument),
      flood(make) {
        let count = 0;
        isBusy = true;
        // In blocks: a write for each few bytes would keep this process from anything else.
        const more = (): void => {
          const block: Buffer[] = [];
          let isOver = false;
          for (let length = 0; length < 65_536 && !isOver;) {
            const next = make(count++);
            isOver = next === null;
            if (next === null) break;
            const bytes = typeof next === 'string' ? Buffer.from(next, 'latin1') : next;
            block.push(Buffer.from(bytes));
            length += bytes.length;
          }
          if (!socket.writable) return;
          const mayGoOn = socket.write(Buffer.concat(block));
          if (isOver) goOn();
          else if (mayGoOn) setImmediate(more);
          else socket.once('drain', more);
        };
        more();
      },
      drip(text, everyMs) {
        let at = 0;
        isBusy = true;
        const timer = setInterval(() => {
          if (at < text.length && socket.writable) return say(text.charAt(at++));
          clearInterval(timer);
          goOn();
        }, everyMs);
        socket.once('close', () => clearInterval(timer));
      },
      hangUp: () => void socket.end(),
      cut: () => void tcp.resetAndDestroy(),
      cutTls: () => tcp.destroySoon(),
      commit() {
        const gone = new Set([...marked].map((number) => box[number - 1]?.uid));
        left = left.filter((entry) => !gone.has(entry.uid));
      },
      startTls() {
        tcp.removeListener('data', take);
        rest = '';
        socket = encrypt();
        encrypted = true;
        hear();
      },
    });

    const ordinary = (verb: string, argument: string): void => {
      const number = Number(argument.split(' ')[0]);
      const entry = marked.has(number) ? undefined : box[number - 1];
      const uidOf = (each: Entry, index: number): string =>
        script.uid?.(each, index, session) ?? each.uid;
      const listing = (of: (each: Entry, index: number) => string): void => {
        const lines = box.map((each, index) => `${index + 1} ${of(each, index)}\r\n`);
        say(`+OK\r\n${lines.filter((_, index) => !marked.has(index + 1)).join('')}.\r\n`);
      };
      if (verb === 'CAPA') {
        const lines = ['TOP', 'UIDL', 'USER', 'SASL PLAIN', 'RESP-CODES', 'PIPELINING'];
        if (tls === 'stls' && !encrypted) lines.push('STLS');
        say(
          `+OK\r\n${(script.capa?.(lines) ?? lines).map((line) => `${line}\r\n`).join('')}.\r\n`,
        );
      } else if (verb === 'USER') {
        user = argument;
        say('+OK\r\n');
      } else if (verb === 'PASS' || verb === 'APOP') say('+OK signed in\r\n');
      else if (verb === 'AUTH' && argument.includes(' ')) say('+OK signed in\r\n');
      else if (verb === 'AUTH') {
        sasl = 'PLAIN';
        say('+ \r\n');
      } else if (verb === 'STLS' && tls === 'stls') {
        say('+OK begin\r\n');
        sceneOf(verb, argument).startTls();
      } else if (verb === 'STAT') {
        const here = box.filter((_, index) => !marked.has(index + 1));
        say(
          `+OK ${here.length} ${here.reduce((sum, { raw }) => sum + raw.length, 0)}\r\n`,
        );
      } else if (verb === 'LIST' && argument === '')
        listing(({ raw }) => String(raw.length));
      else if (verb === 'UIDL' && argument === '') listing(uidOf);
      else if (verb === 'NOOP') say('+OK\r\n');
      else if (verb === 'RSET') {
        marked.clear();
        say('+OK\r\n');
      } else if (verb === 'QUIT') {
        sceneOf(verb, argument).commit();
        say('+OK bye\r\n');
        socket.end();
      } else if (!entry) say('-ERR no such message\r\n');
      else if (verb === 'LIST') say(`+OK ${number} ${entry.raw.length}\r\n`);
      else if (verb === 'UIDL') say(`+OK ${number} ${uidOf(entry, number - 1)}\r\n`);
      else if (verb === 'DELE') {
        marked.add(number);
        say('+OK\r\n');
      } else if (verb === 'RETR')
        say(`+OK ${entry.raw.length} octets\r\n${stuffed(entry.raw)}.\r\n`);
      else if (verb === 'TOP') {
        say(`+OK\r\n${stuffed(topOf(entry.raw, Number(argument.split(' ')[1])))}.\r\n`);
      } else say('-ERR unknown command\r\n');
    };

    const take = (chunk: Buffer): void => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      heed(script.heeds?.(lines) ?? lines);
    };
    const goOn = (): void => {
      isBusy = false;
      heed(later.splice(0));
    };
    const heed = (lines: string[]): void => {
      for (const line of lines) {
        if (isBusy) {
          later.push(line);
          continue;
        }
        record.commands.push(line);
        if (!encrypted) record.plain.push(line);
        if (sasl) {
          sasl = null;
          play('SASL', line);
          continue;
        }
        const gap = line.indexOf(' ');
        const verb = (gap < 0 ? line : line.slice(0, gap)).toUpperCase();
        play(verb, gap < 0 ? '' : line.slice(gap + 1));
      }
    };
    const play = (verb: string, argument: string): void => {
      const scene = sceneOf(verb, argument);
      // Whatever the way of signing in, scripts hear of it as SIGN-IN.
      const signsIn =
        /^(PASS|APOP|SASL)$/.test(verb) || (verb === 'AUTH' && argument.includes(' '));
      const own = script.on?.[signsIn ? 'SIGN-IN' : verb];
      if (own) own(scene);
      else if (verb === 'SASL') say('+OK signed in\r\n');
      else ordinary(verb, argument);
    };
    const hear = (): void => {
      // What TLS has to say about an error goes out first.
      socket.on('data', take).on('error', () => tcp.destroySoon());
      // The encryption ends with its peer; what is below it does not know.
      socket.on('end', () => tcp.destroySoon()).on('close', () => tcp.destroy());
    };

    hear();
    if (script.greeting) script.greeting(sceneOf('', ''));
    else say('+OK ready <1.2@fault.example>\r\n');
  }

  return {
    name: options.name,
    host: '127.0.0.1',
    port: portOf(server),
    certificate,
    sessions: () =>
      records.map(({ commands, plain }) => ({
        commands: [...commands],
        plain: [...plain],
      })),
    open: () => sockets.size,
    mailbox: () => left.map(({ uid }) => uid),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
