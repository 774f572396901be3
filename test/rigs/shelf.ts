// A small POP3 server whose letters and names the test changes between visits, and which
// leaves a command unanswered when it is told to.
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { listening, portOf } from './ports.ts';

/** `uid` null: this server has no UIDL at all. `text` with CRLF, no line that begins with a dot. */
export type Shelved = { uid: string | null; text: string };

export type Shelf = {
  host: string;
  port: number;
  /** Every command of every connection, in order. */
  commands: string[];
  left(): readonly Shelved[];
  /** For every session from now on. */
  put(letters: readonly Shelved[]): void;
  /** Says nothing to this command until it is called again. */
  hold(verb: string | null): void;
  /** RETR brings the letter at the other end of the list. */
  mix(): void;
};

/** Any user and password are let in. It ends with the test. */
export async function startShelf(
  letters: readonly Shelved[],
  atEnd: (work: () => void) => void = () => {},
): Promise<Shelf> {
  let left = [...letters];
  let held: string | null = null;
  let isMixed = false;
  const commands: string[] = [];
  const sockets = new Set<Socket>();
  const server = await listening(
    createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).once('close', () => sockets.delete(socket));
      const box = [...left];
      const marked = new Set<Shelved>();
      socket.write('+OK ready\r\n');
      createInterface({ input: socket, crlfDelay: Infinity })
        .on('line', (line) => {
          commands.push(line);
          const [verb = '', first = '', second = ''] = line.split(' ');
          if (verb === held) return;
          socket.write(`${answer(verb, Number(first) - 1, Number(second))}\r\n`);
          if (verb !== 'QUIT') return;
          left = left.filter((one) => !marked.has(one));
          socket.end();
        })
        .on('error', () => {});

      function answer(verb: string, at: number, lines: number): string {
        const rows = (of: (one: Shelved) => string | number) =>
          ['+OK', ...box.map((one, n) => `${n + 1} ${of(one)}`), '.'].join('\r\n');
        const one = box[at];
        switch (verb) {
          case 'CAPA':
            return ['+OK', 'TOP', ...(names ? ['UIDL'] : []), 'USER', '.'].join('\r\n');
          case 'STAT':
            return `+OK ${box.length} ${box.reduce((sum, { text }) => sum + text.length, 0)}`;
          case 'LIST':
            return rows(({ text }) => text.length);
          case 'UIDL':
            return names ? rows(({ uid }) => uid ?? '') : '-ERR what?';
          case 'RETR':
            return one
              ? `+OK\r\n${(isMixed ? box[box.length - 1 - at] : one)?.text}.`
              : '-ERR no such message';
          case 'TOP': {
            if (!one) return '-ERR no such message';
            const [head = '', body = ''] = one.text.split(/\r\n\r\n(.*)/s);
            const some = body.split('\r\n').slice(0, lines);
            return ['+OK', head, '', ...some, '.'].join('\r\n');
          }
          case 'DELE':
            if (one) marked.add(one);
            return one ? '+OK' : '-ERR no such message';
          case 'RSET':
            marked.clear();
            return '+OK';
          default:
            return '+OK';
        }
      }
      const names = box.every(({ uid }) => uid !== null);
    }),
  );
  atEnd(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    host: '127.0.0.1',
    port: portOf(server),
    commands,
    left: () => left,
    put: (next) => void (left = [...next]),
    hold: (verb) => void (held = verb),
    mix: () => void (isMixed = true),
  };
}
