// A bare POP3 conversation over a real socket, for tests that look at the server's own words.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export type Talk = {
  socket: Socket;
  send(text: string): void;
  /** One line without its CRLF; rejects when the line is lost first. */
  line(): Promise<string>;
  /** Up to and without ".CRLF", as sent: dots still stuffed. */
  block(): Promise<string>;
  /** Sends a command and reads its first line. */
  ask(command: string): Promise<string>;
  /** What is left until the server hangs up. */
  rest(): Promise<string>;
  end(): void;
};

/** Connects to a loopback port. Bytes are read as Latin-1. */
export async function talkTo(port: number): Promise<Talk> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  let over = false;
  let wake = (): void => {};
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    text += chunk;
    wake();
  });
  socket.on('close', () => {
    over = true;
    wake();
  });
  socket.on('error', () => {});
  await once(socket, 'connect');

  async function until(mark: string): Promise<string> {
    for (;;) {
      const at = text.indexOf(mark);
      if (at >= 0) {
        const found = text.slice(0, at);
        text = text.slice(at + mark.length);
        return found;
      }
      if (over) throw new Error(`the line was lost after ${JSON.stringify(text)}`);
      await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  return {
    socket,
    send: (line) => void socket.write(line, 'latin1'),
    line: () => until('\r\n'),
    async block() {
      // An empty block is ".CRLF" at once.
      while (text.length < 3 && !over) {
        await new Promise<void>((resolve) => (wake = resolve));
      }
      if (text.startsWith('.\r\n')) {
        text = text.slice(3);
        return '';
      }
      return `${await until('\r\n.\r\n')}\r\n`;
    },
    async ask(command) {
      socket.write(`${command}\r\n`, 'latin1');
      return until('\r\n');
    },
    async rest() {
      while (!over) await new Promise<void>((resolve) => (wake = resolve));
      return text;
    },
    end: () => void socket.destroy(),
  };
}
