// The mailbox that nothing may be lost from: a POP3 server that keeps what it is given, does
// what it is told in good faith, and fails where the run's chance says so.
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { listening, portOf } from '../../rigs/ports.ts';

/** `key` is ours, and stays when the server gives it another name. */
export type Held = { key: string; uid: string; raw: Buffer };

/** What goes wrong in one session. */
export type SessionFaults = {
  /** The line is cut at this octet to the client, counted from its greeting. */
  cutAt?: number;
  /** The line is cut when so many commands came. */
  cutAfterCommands?: number;
  /**
   * `lost-before`: cut, and nothing applied. `lost-after`: applied, and cut before the answer.
   * `refused`: -ERR, and nothing applied. `partly`: -ERR, and some applied.
   */
  quit?: 'lost-before' | 'lost-after' | 'refused' | 'partly';
  /** It says that nothing is there. */
  isEmpty?: boolean;
  /** DELE of this message is refused. */
  refusesDele?: (uid: string) => boolean;
};

export type Truth = {
  host: string;
  port: number;
  /** What lies in the mailbox now, in its order. */
  held(): readonly Held[];
  change(work: (held: Held[]) => Held[]): void;
  /** Asked for the faults of each session as it begins; null: there are none any more. */
  arm(faults: (() => SessionFaults) | null): void;
  /** What was deleted, in order, by whom it was asked. */
  deleted: Held[];
  /** Sessions in which it said that nothing is there. */
  emptySessions(): number;
  hangUp(): void;
  stop(): Promise<void>;
};

export async function startTruth(): Promise<Truth> {
  let held: Held[] = [];
  let armed: (() => SessionFaults) | null = null;
  const deleted: Held[] = [];
  let emptySessions = 0;
  const sockets = new Set<Socket>();

  const server = await listening(
    createServer({ noDelay: true }, (socket) => {
      const faults = armed?.() ?? {};
      sockets.add(socket);
      socket.on('error', () => {}).once('close', () => sockets.delete(socket));
      let sent = 0;
      let commands = 0;
      const box = faults.isEmpty ? [] : [...held];
      if (faults.isEmpty) emptySessions++;
      const marked = new Set<Held>();

      const cut = (): void => void socket.resetAndDestroy();
      function write(bytes: Buffer): void {
        if (socket.destroyed) return;
        const room = (faults.cutAt ?? Number.POSITIVE_INFINITY) - sent;
        sent += bytes.length;
        if (bytes.length < room) return void socket.write(bytes);
        socket.write(bytes.subarray(0, room), cut);
      }
      const say = (line: string): void => write(Buffer.from(`${line}\r\n`));
      const many = (lines: string[]): void => say(['+OK', ...lines, '.'].join('\r\n'));
      const live = () =>
        box.flatMap((each, at) =>
          marked.has(each) ? [] : [{ n: at + 1, ...each, each }],
        );

      function apply(which: (each: Held) => boolean): void {
        for (const each of marked)
          if (which(each) && held.includes(each)) {
            held = held.filter((other) => other !== each);
            deleted.push(each);
          }
      }

      function quit(): void {
        switch (faults.quit) {
          case 'lost-before':
            return cut();
          case 'lost-after':
            apply(() => true);
            return cut();
          case 'refused':
            say('-ERR [SYS/TEMP] nothing was removed');
            break;
          case 'partly': {
            const half = [...marked].filter((_, at) => at % 2 === 0);
            apply((each) => half.includes(each));
            say('-ERR some deleted messages not removed');
            break;
          }
          default:
            apply(() => true);
            say('+OK bye');
        }
        socket.end();
      }

      function body(n: number, lines: number | null): void {
        const found = live().find((each) => each.n === n);
        if (!found) return say('-ERR no such message');
        const text = found.raw.toString('latin1');
        const end = text.indexOf('\r\n\r\n') + 4;
        const shown =
          lines === null
            ? text
            : text.slice(0, end) +
              text.slice(end).split('\r\n').slice(0, lines).join('\r\n');
        const ended = shown.endsWith('\r\n') ? shown : `${shown}\r\n`;
        write(Buffer.from(`+OK\r\n${ended.replaceAll(/^\./gm, '..')}.\r\n`, 'latin1'));
      }

      function answer(verb: string, [first = '', second = '']: string[]): void {
        const one = live().find(({ n }) => n === Number(first));
        switch (verb) {
          case 'CAPA':
            return many(['TOP', 'UIDL', 'USER', 'PIPELINING', 'RESP-CODES']);
          case 'STAT':
            return say(`+OK ${live().length} ${octets(live())}`);
          case 'LIST':
            if (first === '')
              return many(live().map(({ n, raw }) => `${n} ${raw.length}`));
            return say(one ? `+OK ${one.n} ${one.raw.length}` : '-ERR no such message');
          case 'UIDL':
            if (first === '') return many(live().map(({ n, uid }) => `${n} ${uid}`));
            return say(one ? `+OK ${one.n} ${one.uid}` : '-ERR no such message');
          case 'TOP':
            return body(Number(first), Number(second));
          case 'RETR':
            return body(Number(first), null);
          case 'DELE':
            if (!one || faults.refusesDele?.(one.uid)) return say('-ERR not deleted');
            marked.add(one.each);
            return say('+OK');
          case 'RSET':
            marked.clear();
            return say('+OK');
          case 'QUIT':
            return quit();
          default:
            return say('+OK');
        }
      }

      say('+OK ready');
      createInterface({ input: socket, crlfDelay: Infinity })
        .on('line', (line) => {
          if (socket.destroyed) return;
          if (++commands === faults.cutAfterCommands) return cut();
          const [verb = '', ...rest] = line.split(' ');
          answer(verb.toUpperCase(), rest);
        })
        .on('error', () => {});
    }),
  );

  return {
    host: '127.0.0.1',
    port: portOf(server),
    held: () => held,
    change(work) {
      held = work([...held]);
    },
    arm(faults) {
      armed = faults;
    },
    deleted,
    emptySessions: () => emptySessions,
    hangUp: () => sockets.forEach((socket) => socket.resetAndDestroy()),
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

const octets = (these: readonly { raw: Buffer }[]): number =>
  these.reduce((sum, { raw }) => sum + raw.length, 0);
