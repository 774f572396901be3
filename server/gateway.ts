// The door for browsers: one WebSocket on exactly /ws. Who may come in is settled here,
// before any handler runs; who says nothing, or no longer answers, is let go.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Hello, ServerFrame } from '../lib/wire/frames.ts';
import { countedAs, type Budgets, type Mailbox } from './budgets.ts';
import { isOriginAllowed, type OriginRule } from './gateway/origin.ts';
import { createVisitor, type Visitor } from './gateway/visitor.ts';
import type { TxtLookUp } from './dns/txt.ts';
import type { Policy } from './handlers/handler.ts';
import type { Images } from './images/images.ts';
import { createRoom, createSeats } from './imap/room.ts';
import { createTargetSlot, type TargetSlotParts } from './imap/slot.ts';
import type { Leave } from './lists/leave.ts';
import {
  budgets as bounds,
  imapLimits,
  shutdownMs,
  socketLimits,
  uploadLimits,
  visitLimits,
  type ImapLimits,
} from './limits.ts';
import type { Log } from './log.ts';
import type { Dial, EngineLimits } from './pop3/api.ts';
import { Session } from './session.ts';

export const socketPath = '/ws';

export type GatewayParts = {
  origins: OriginRule;
  /** Made anew for each socket: a demo mailbox of its own belongs to it. */
  hello: () => Hello;
  policy: Policy;
  allowedServers: readonly string[];
  dial: Dial;
  /** How accounts are reached that copies go to. */
  dialTarget: Dial;
  /** Null where this deployment asks no name servers for its visitors. */
  lookUpTxt: TxtLookUp | null;
  /** Null where this deployment fetches no images. */
  images: Images | null;
  leaveList: Leave;
  budgets: Budgets;
  trustProxy: boolean;
  log: Log;
  now: () => number;
  limits?: typeof visitLimits;
  imap?: ImapLimits;
  engine: EngineLimits;
};

export type Gateway = {
  /** Browsers connected now, and how many of them visit a mailbox. */
  count(): { sockets: number; visits: number };
  /** Takes every upgrade on the socket's path; returns false for any other. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Says goodbye to all, leaves their mailboxes, and settles. */
  close(): Promise<void>;
};

type Guest = { socket: WebSocket; visitor: Visitor; isAlive: boolean; since: number };

export function createGateway(parts: GatewayParts): Gateway {
  const { budgets, log, now } = parts;
  const server = new WebSocketServer({
    noServer: true,
    // A page compresses nothing it sends, and a bomb would be ours to unpack.
    perMessageDeflate: false,
    maxPayload: socketLimits.payloadBytes,
    maxFragments: socketLimits.fragments,
    clientTracking: false,
  });
  const guests = new Map<WebSocket, Guest>();
  const leaving = new Set<Promise<void>>();
  const room = createRoom(uploadLimits.poolBytes);
  const seats = createSeats({ each: bounds.targetsPerAddress, all: bounds.targets });
  let isClosing = false;
  const rounds = setInterval(lookAround, socketLimits.pingMs);
  rounds.unref();

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean {
    if (request.url !== socketPath) return false;
    if (!isOriginAllowed(request, parts.origins) || request.httpVersion !== '1.1') {
      log({ event: 'origin-refused', origin: request.headers.origin ?? '' });
      refuse(socket, '403 Forbidden');
      return true;
    }
    const address = addressOf(request, parts.trustProxy);
    if (isClosing || !budgets.admit(address)) {
      if (!isClosing) log({ event: 'budget', what: 'sockets' });
      refuse(socket, '503 Service Unavailable');
      return true;
    }
    // Whatever becomes of the handshake, the raw socket closes once.
    socket.once('close', () => budgets.leave(address));
    server.handleUpgrade(request, socket, head, (ready) => welcome(ready, address));
    return true;
  }

  function welcome(socket: WebSocket, address: string): void {
    const line = lineOf(socket, () => visitor.wake());
    const session = new Session({
      dial: parts.dial,
      allowedServers: parts.allowedServers,
      send: line.send,
      drained: line.drained,
      gate: gateFor(address),
      limits: parts.limits ?? visitLimits,
      engine: parts.engine,
      now,
    });
    const visitor: Visitor = createVisitor({
      line,
      session,
      policy: parts.policy,
      lookUpTxt: txtFor(address),
      fetchImage: imagesFor(address),
      leaveList: leaveFor(address),
      makeTarget: targetsFor(address),
      hello: parts.hello,
      log,
      now,
    });
    guests.set(socket, { socket, visitor, isAlive: true, since: now() });
    const silence = setTimeout(() => {
      if (!visitor.isGreeted)
        void visitor.bye({ kind: 'bad-request', what: 'hello' }, 1008);
    }, socketLimits.helloMs);
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!Buffer.isBuffer(data))
        void visitor.bye({ kind: 'bad-request', what: 'frame' }, 1008);
      else if (isBinary) visitor.receiveBytes(data);
      else visitor.receive(data.toString('utf8'));
    });
    socket.on('pong', () => {
      const guest = guests.get(socket);
      if (guest !== undefined) guest.isAlive = true;
    });
    socket.on('error', () => socket.terminate()); // ws names a breach of the protocol here
    socket.on('close', () => {
      clearTimeout(silence);
      guests.delete(socket);
      track(visitor.gone());
    });
  }

  /** Sign-ins are counted against the visitor's address; the demo's cannot be guessed at. */
  function gateFor(address: string) {
    const counts = ({ host, port }: Mailbox) => !parts.policy.isDemo(host, port);
    return {
      async mayEnter(mailbox: Mailbox) {
        try {
          await budgets.open(address);
          if (counts(mailbox)) await budgets.mayTry(address, mailbox);
        } catch (error) {
          log({ event: 'budget', what: 'sign-ins' });
          throw error;
        }
      },
      async refused(mailbox: Mailbox) {
        if (counts(mailbox)) await budgets.refused(address, mailbox);
      },
      async entered(mailbox: Mailbox) {
        if (counts(mailbox)) await budgets.succeeded(address, mailbox);
      },
    };
  }

  function txtFor(address: string): TxtLookUp {
    const { lookUpTxt } = parts;
    return async (name) =>
      lookUpTxt !== null && (await budgets.txt(address))
        ? lookUpTxt(name)
        : { state: 'not-asked' };
  }

  function imagesFor(address: string): Images['fetch'] | null {
    const { images } = parts;
    if (images === null) return null;
    return async (ask) =>
      (await budgets.image(address))
        ? images.fetch(ask)
        : { state: 'failed', why: 'too-many' };
  }

  function leaveFor(address: string): Leave {
    return async (url, signal) =>
      (await budgets.leaveList(address))
        ? parts.leaveList(url, signal)
        : { state: 'failed', why: 'too-many' };
  }

  function targetsFor(address: string) {
    return (heard: Pick<TargetSlotParts, 'converse' | 'opened' | 'left'>) =>
      createTargetSlot({
        ...heard,
        dial: parts.dialTarget,
        allowedServers: parts.allowedServers,
        gate: gateFor(address),
        limits: parts.imap ?? imapLimits,
        room,
        seat: { take: () => seats.take(address), leave: () => seats.leave(address) },
      });
  }

  function lookAround(): void {
    for (const guest of guests.values()) {
      if (!guest.isAlive) guest.socket.terminate();
      else if (now() - guest.visitor.lastAsked > visitLimits.visitMs) {
        const minutes = visitLimits.visitMs / 60_000;
        void guest.visitor.bye({ kind: 'idle', minutes });
      } else {
        guest.isAlive = false;
        guest.socket.ping();
      }
    }
  }

  function track(work: Promise<void>): void {
    leaving.add(work);
    void work.finally(() => leaving.delete(work));
  }

  return {
    count() {
      const visits = [...guests.values()].filter(({ visitor }) => visitor.isVisiting);
      return { sockets: guests.size, visits: visits.length };
    },
    upgrade,
    async close() {
      isClosing = true;
      clearInterval(rounds);
      for (const { visitor } of guests.values())
        track(visitor.bye({ kind: 'shutting-down' }));
      await within(shutdownMs, Promise.all(leaving));
      for (const { socket } of guests.values()) socket.terminate();
    },
  };
}

/** The socket as the rest sees it: frames out, and how much of them is still here. */
function lineOf(socket: WebSocket, onDrain: () => void) {
  const waiting = new Set<() => void>();
  const isRoomy = () => socket.bufferedAmount < socketLimits.bufferedBytes;
  const taken = () => {
    if (!isRoomy() && socket.readyState === socket.OPEN) return;
    for (const proceed of waiting) proceed();
    waiting.clear();
    onDrain();
  };
  socket.once('close', taken);
  return {
    get buffered() {
      return socket.bufferedAmount;
    },
    send: (frame: ServerFrame) => {
      if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame), taken);
    },
    sendBinary(frame: Uint8Array, sent: () => void) {
      if (socket.readyState !== socket.OPEN) return;
      socket.send(frame, { binary: true }, () => {
        sent();
        taken();
      });
    },
    drained: (): Promise<void> => {
      if (isRoomy() || socket.readyState !== socket.OPEN) return Promise.resolve();
      return new Promise((proceed) => waiting.add(proceed));
    },
    close(code: number) {
      socket.close(code);
      // A peer that never answers the close is cut; the timer holds nothing up.
      setTimeout(() => socket.terminate(), socketLimits.closeMs).unref();
    },
  };
}

/** Behind a proxy of ours, the last address it added; else the peer's own. */
function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '');
  const last = forwarded.split(',').at(-1)?.trim() ?? '';
  return countedAs(
    trustProxy && last !== '' ? last : (request.socket.remoteAddress ?? ''),
  );
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([work, patience]);
  clearTimeout(timer);
}
