// A stretch of line between a client and a server: it adds a round trip's delay without
// narrowing the line, and it can be cut at the very byte a test asks for.
import { createServer, connect, type Socket } from 'node:net';
import { listening, portOf } from './ports.ts';

/**
 * `before-quit`: the client has sent QUIT, the server never sees it.
 * `after-quit`: the server has seen QUIT, its answer never reaches the client.
 */
export type Cut = 'before-quit' | 'after-quit';
export type Direction = 'to-server' | 'to-client';

export type RelayOptions = {
  target: { host: string; port: number };
  /** Added to each round trip; half of it on the way there, half on the way back. */
  delayMs?: number;
  /** Cuts a connection when so many octets have gone to the client. */
  cutAfterBytes?: number;
  /** Each line the client sent, as it comes in. Only sensible on an unencrypted line. */
  onCommand?: (line: string) => void;
};

export type Relay = {
  host: string;
  port: number;
  /** Lines the clients sent, over all connections, in order. */
  commands(): string[];
  /** Cuts each connection at that point; null leaves them alone again. */
  arm(cut: Cut | null): void;
  /** Cuts as soon as all bytes so far in one direction (Latin-1) satisfy the test. */
  cutWhen(direction: Direction, test: (soFar: string) => boolean): void;
  /** Cuts every open connection now. */
  cut(): void;
  /** Times a connection was cut on purpose. */
  cuts(): number;
  stop(): Promise<void>;
};

type Pair = { client: Socket; server: Socket };

export async function startRelay(options: RelayOptions): Promise<Relay> {
  const half = (options.delayMs ?? 0) / 2;
  const heard: string[] = [];
  const pairs = new Set<Pair>();
  let armed: Cut | null = null;
  let test: { direction: Direction; holds: (soFar: string) => boolean } | null = null;
  let cuts = 0;

  const cut = (pair: Pair): void => {
    if (!pairs.delete(pair)) return;
    cuts += 1;
    // RST on both sides: what is on the way is lost, as on a line that breaks.
    pair.client.resetAndDestroy();
    pair.server.resetAndDestroy();
  };

  const server = await listening(
    createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
      const pair: Pair = {
        client,
        server: connect({ ...options.target, noDelay: true, allowHalfOpen: true }),
      };
      pairs.add(pair);
      const over = (): void => {
        pairs.delete(pair);
        client.destroy();
        pair.server.destroy();
      };
      for (const socket of [client, pair.server])
        socket.on('error', over).on('close', over);

      let toClient = 0;
      let rest = '';
      let quitSeen = false;
      const soFar = { 'to-server': '', 'to-client': '' };
      // A test looks at all bytes so far; without one they are not kept.
      const stops = (direction: Direction, chunk: Buffer): boolean => {
        if (test?.direction !== direction) return false;
        soFar[direction] += chunk.toString('latin1');
        return test.holds(soFar[direction]);
      };

      carry(
        client,
        pair.server,
        half,
        (chunk) => {
          if (stops('to-server', chunk)) return 'cut';
          const lines = (rest + chunk.toString('latin1')).split('\n');
          rest = (lines.pop() ?? '').slice(-4096);
          for (const line of lines.map((each) => each.replace(/\r$/, ''))) {
            heard.push(line);
            options.onCommand?.(line);
            if (!/^quit *$/i.test(line)) continue;
            if (armed === 'before-quit') return 'cut';
            quitSeen = armed === 'after-quit';
          }
          return 'pass';
        },
        () => cut(pair),
      );

      carry(
        pair.server,
        client,
        half,
        (chunk) => {
          // Whatever comes after QUIT went through may be its answer, so none of it passes.
          // Answers to commands before it were read by then: QUIT is the last that is asked.
          if (quitSeen) return 'cut';
          if (stops('to-client', chunk)) return 'cut';
          toClient += chunk.length;
          return toClient > (options.cutAfterBytes ?? Infinity) ? 'cut' : 'pass';
        },
        () => cut(pair),
      );
    }),
  );

  return {
    host: '127.0.0.1',
    port: portOf(server),
    commands: () => [...heard],
    arm: (next) => void (armed = next),
    cutWhen: (direction, holds) => void (test = { direction, holds }),
    cut: () => [...pairs].forEach(cut),
    cuts: () => cuts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const pair of pairs) {
          pair.client.destroy();
          pair.server.destroy();
        }
      }),
  };
}

// Each chunk leaves `half` milliseconds after it came, however many are on the way. Only
// the receiver's own slowness, not the delay, stops the reading.
function carry(
  from: Socket,
  to: Socket,
  half: number,
  look: (chunk: Buffer) => 'pass' | 'cut',
  cut: () => void,
): void {
  const later = (act: () => void): void => {
    if (half === 0) act();
    else setTimeout(act, half);
  };
  from.on('data', (chunk: Buffer) => {
    if (look(chunk) === 'cut') return cut();
    later(() => {
      if (to.destroyed || to.write(chunk)) return;
      // What was on the way already comes in full; one wait is enough.
      if (from.isPaused()) return;
      from.pause();
      to.once('drain', () => from.resume());
    });
  });
  from.once('end', () => later(() => to.end()));
}
