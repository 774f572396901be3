// A POP3 server that holds the messages a test hands it, as their bytes are. Read only, no
// encryption, any name and password; quick, since nothing is written to a disk.
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { listening, portOf } from './ports.ts';

export type LetterServer = { host: string; port: number; stop(): Promise<void> };

/** Line ends become CRLF; the first message is number 1, UIDL `m1`. */
export async function startLetterServer(
  letters: readonly (Uint8Array | string)[],
): Promise<LetterServer> {
  const box = letters.map(onTheWire);
  const sockets = new Set<Socket>();
  const server = await listening(
    createServer((socket) => {
      sockets.add(socket);
      // An answer that waits for the one before to be acknowledged waits for 40 ms.
      socket.setNoDelay(true);
      socket.on('error', () => {}).once('close', () => sockets.delete(socket));
      const say = (text: string) => void socket.write(`${text}\r\n`, 'latin1');
      say('+OK letters');
      createInterface({ input: socket, crlfDelay: Infinity })
        .on('line', (line) => answer(line, say, () => socket.end()))
        .on('error', () => {});
    }),
  );

  function answer(line: string, say: (text: string) => void, end: () => void): void {
    const [verb = '', which = '', lines] = line.split(' ');
    const letter = box[Number(which) - 1];
    const rows = (of: (text: string, n: number) => string | number) =>
      which === ''
        ? ['+OK', ...box.map((text, at) => `${at + 1} ${of(text, at + 1)}`), '.'].join(
            '\r\n',
          )
        : `+OK ${which} ${of(letter ?? '', Number(which))}`;
    switch (verb.toUpperCase()) {
      case 'CAPA':
        return say('+OK\r\nTOP\r\nUIDL\r\nUSER\r\nPIPELINING\r\n.');
      case 'STAT':
        return say(
          `+OK ${box.length} ${box.reduce((sum, { length }) => sum + length, 0)}`,
        );
      case 'LIST':
        return say(rows(({ length }) => length));
      case 'UIDL':
        return say(rows((_, n) => `m${n}`));
      case 'TOP':
        return say(
          letter ? `+OK\r\n${stuffed(top(letter, Number(lines)))}.` : '-ERR none',
        );
      case 'RETR':
        return say(letter ? `+OK\r\n${stuffed(letter)}.` : '-ERR none');
      case 'QUIT':
        say('+OK bye');
        return end();
      default:
        return say('+OK');
    }
  }

  return {
    host: '127.0.0.1',
    port: portOf(server),
    stop() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

function onTheWire(letter: Uint8Array | string): string {
  const bytes = typeof letter === 'string' ? Buffer.from(letter, 'utf8') : letter;
  const text = Buffer.from(bytes).toString('latin1').replace(/\r?\n/g, '\r\n');
  return text.endsWith('\r\n') ? text : `${text}\r\n`;
}

function top(letter: string, lines: number): string {
  const end = letter.indexOf('\r\n\r\n');
  if (end === -1) return letter;
  const body = letter.slice(end + 4).split('\r\n');
  if (body.length <= lines + 1) return letter;
  return `${letter.slice(0, end + 4)}${body.slice(0, lines).join('\r\n')}\r\n`;
}

function stuffed(text: string): string {
  return text.replace(/^\./gm, '..');
}

/** A message whose only part is `html`, quoted so that every byte arrives as it is. */
export function htmlLetter(
  html: string,
  { subject = 'HTML', from = 'Sender <sender@letters.example>', head = '' } = {},
): string {
  const body = Buffer.from(html, 'utf8').toString('base64').replace(/.{76}/g, '$&\r\n');
  return [
    `From: ${from}`,
    'To: reader@letters.example',
    `Subject: ${subject}`,
    'Date: Tue, 12 May 2026 09:14:00 +0200',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    ...(head === '' ? [] : [head]),
    '',
    body,
    '',
  ].join('\r\n');
}
