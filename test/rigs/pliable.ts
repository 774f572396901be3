// A small POP3 server for one test's own purpose: ordinary, but for the commands whose
// answer the test gives. One command at a time, three letters, no encryption.
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { listening, portOf } from './ports.ts';

/**
 * The answer without its CRLF; null for the ordinary one, '' for none at all. `ordinary` does
 * what the command is for and gives the answer that would have been.
 */
export type Says = (
  rest: string,
  session: number,
  ordinary: () => string,
) => string | null;

export type Pliable = {
  host: string;
  port: number;
  /** What each connection sent, in order. */
  sessions: string[][];
  /** UIDLs of what is left. */
  mailbox(): string[];
  /** Of every connection. */
  hangUp(): void;
  stop(): Promise<void>;
};

export const letterOf = (uid: string): string =>
  `From: A <a@pliable.example>\r\nSubject: ${uid}\r\n\r\nText of ${uid}.\r\n`;

export async function startPliable(
  says: Partial<Record<string, Says>> = {},
  uids: readonly string[] = ['u1', 'u2', 'u3'],
): Promise<Pliable> {
  let left = uids.map((uid) => ({ uid }));
  const sessions: string[][] = [];
  const sockets = new Set<Socket>();
  const server = await listening(
    createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {}).once('close', () => sockets.delete(socket));
      const commands: string[] = [];
      const session = sessions.push(commands) - 1;
      const box = [...left];
      const marked = new Set<(typeof box)[number]>();
      const say = (line: string) => void socket.write(`${line}\r\n`);
      const many = (lines: string[]) => ['+OK', ...lines, '.'].join('\r\n');
      const rows = (of: (letter: { uid: string }) => string | number, rest: string) => {
        const all = box.flatMap((each, at) =>
          marked.has(each) ? [] : [`${at + 1} ${of(each)}`],
        );
        if (rest === '') return many(all);
        const one = all.find((row) => row.startsWith(`${rest} `));
        return one ? `+OK ${one}` : '-ERR no such message';
      };
      const ordinary = (verb: string, rest: string): string => {
        const letter = box[Number(rest.split(' ')[0]) - 1];
        switch (verb) {
          case 'CAPA':
            return many(['TOP', 'UIDL', 'USER']);
          case 'STAT': {
            const octets = box.reduce((sum, { uid }) => sum + letterOf(uid).length, 0);
            return `+OK ${box.length} ${octets}`;
          }
          case 'LIST':
            return rows(({ uid }) => letterOf(uid).length, rest);
          case 'UIDL':
            return rows(({ uid }) => uid, rest);
          case 'TOP':
          case 'RETR':
            return letter ? `+OK\r\n${letterOf(letter.uid)}.` : '-ERR no such message';
          case 'DELE':
            if (letter) marked.add(letter);
            return '+OK';
          case 'RSET':
            marked.clear();
            return '+OK';
          case 'QUIT':
            left = left.filter((each) => !marked.has(each));
            return '+OK bye';
          default:
            return '+OK';
        }
      };
      say('+OK ready');
      createInterface({ input: socket, crlfDelay: Infinity })
        .on('line', (line) => {
          commands.push(line);
          const [verb = '', ...words] = line.split(' ');
          const rest = words.join(' ');
          const usual = () => ordinary(verb, rest);
          const answer = says[verb]?.(rest, session, usual) ?? usual();
          if (answer !== '') say(answer);
          if (verb === 'QUIT') socket.end();
        })
        .on('error', () => {});
    }),
  );
  return {
    host: '127.0.0.1',
    port: portOf(server),
    sessions,
    mailbox: () => left.map(({ uid }) => uid),
    hangUp: () => sockets.forEach((socket) => socket.end()),
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}
