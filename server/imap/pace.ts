// Large writes in pieces, each when the one before has left. The library writes a message as
// a whole, and TLS would make a second one of it in memory before a byte of it is gone.
import type { Socket } from 'node:net';

/** ours: what TLS has in work at a time */
const pieceBytes = 256 * 1024;

/** From now on `socket.write` keeps what it is given, unchanged, until it has left. */
export function paceWrites(socket: Socket): void {
  const write = socket.write.bind(socket);
  const waiting: (string | Uint8Array)[] = [];
  let isFull = false;

  function pump(): void {
    while (!isFull) {
      const next = waiting.shift();
      if (next === undefined) return;
      if (typeof next === 'string' || next.length <= pieceBytes) isFull = !write(next);
      else {
        waiting.unshift(next.subarray(pieceBytes));
        isFull = !write(next.subarray(0, pieceBytes));
      }
    }
  }

  socket.on('drain', () => {
    isFull = false;
    pump();
  });
  socket.once('close', () => void waiting.splice(0));
  socket.write = (bytes: string | Uint8Array) => {
    waiting.push(bytes);
    pump();
    return waiting.length === 0 && !isFull;
  };
}
