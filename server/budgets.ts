// Who may ask how often. Counted for each visitor's address, in memory or, where several
// proxies share a store, in that; what is counted is forgotten by itself. Addresses, names and
// hosts leave the process as hashes only.
import { createHash } from 'node:crypto';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import { FaultError } from '../lib/wire/faults.ts';
import { budgets as limits } from './limits.ts';
import type { SharedStore } from './shared-store.ts';

export type Mailbox = { host: string; port: number; user: string };

export type Budgets = {
  /** False when this address, or the process, holds as many sockets as it may. */
  admit(address: string): boolean;
  leave(address: string): void;
  /** Rejects with the fault `too-many` when this address signs in too often. */
  open(address: string): Promise<void>;
  /** Rejects with `too-many` when this mailbox was refused too often; sends nothing. */
  mayTry(address: string, mailbox: Mailbox): Promise<void>;
  /** False when this address has left lists enough for now. */
  leaveList(address: string): Promise<boolean>;
  /** False when this address has asked name servers enough for now. */
  txt(address: string): Promise<boolean>;
  /** False when this address has had its images for now. */
  image(address: string): Promise<boolean>;
  /** A sign-in was refused. */
  refused(address: string, mailbox: Mailbox): Promise<void>;
  /** A sign-in succeeded: what was refused before is forgotten. */
  succeeded(address: string, mailbox: Mailbox): Promise<void>;
};

/**
 * Sockets are this process's own; sign-ins are counted in `store`, where there is one. While
 * it does not answer, this process counts alone, which lets through no more than each proxy
 * would by itself.
 */
export function createBudgets(
  bounds: typeof limits = limits,
  store: SharedStore | null = null,
): Budgets {
  const sockets = new Map<string, number>();
  let all = 0;
  const opens = counter('opens', bounds.opensPerMinute, 60, store);
  const lists = new RateLimiterMemory({ points: bounds.listsPerMinute, duration: 60 });
  const names = new RateLimiterMemory({ points: bounds.txtPerMinute, duration: 60 });
  const failures = counter(
    'failures',
    bounds.failedSignIns,
    bounds.failedSignInsMs / 1000,
    store,
  );
  const images = new RateLimiterMemory({ points: bounds.imagesPerMinute, duration: 60 });
  return {
    admit(address) {
      const held = sockets.get(address) ?? 0;
      if (held >= bounds.socketsPerAddress || all >= bounds.sockets) return false;
      sockets.set(address, held + 1);
      all++;
      return true;
    },
    leave(address) {
      const held = sockets.get(address) ?? 0;
      if (held <= 1) sockets.delete(address);
      else sockets.set(address, held - 1);
      all--;
    },
    async open(address) {
      try {
        await opens.consume(hashed([address]));
      } catch (refusal) {
        throw tooMany(refusal);
      }
    },
    txt: (address) =>
      names.consume(address).then(
        () => true,
        () => false,
      ),
    image: (address) =>
      images.consume(address).then(
        () => true,
        () => false,
      ),
    leaveList: (address) => isWithin(lists, address),
    async mayTry(address, mailbox) {
      const spent = await failures.get(key(address, mailbox));
      if (spent !== null && spent.consumedPoints >= bounds.failedSignIns)
        throw tooMany(spent);
    },
    async refused(address, mailbox) {
      await failures.penalty(key(address, mailbox));
    },
    async succeeded(address, mailbox) {
      await failures.delete(key(address, mailbox));
    },
  };
}

function isWithin(counted: RateLimiterMemory, address: string): Promise<boolean> {
  return counted.consume(address).then(
    () => true,
    () => false,
  );
}

/** At most so many points in so many seconds, for each key. */
function counter(
  name: string,
  points: number,
  duration: number,
  store: SharedStore | null,
): RateLimiterMemory | RateLimiterRedis {
  const alone = new RateLimiterMemory({ points, duration });
  if (store === null) return alone;
  return new RateLimiterRedis({
    storeClient: store.client,
    useRedisPackage: true,
    rejectIfRedisNotReady: true,
    keyPrefix: `poste-restante:${name}`,
    insuranceLimiter: alone,
    points,
    duration,
  });
}

/**
 * What a visitor is counted as: an IPv4 address, or the /64 network an IPv6 address is in,
 * which one household or one machine holds as a whole.
 */
export function countedAs(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] =
    address.toLowerCase().split('%', 1)[0]?.split('::') ?? [];
  const front = head === '' ? [] : head.split(':');
  const back = tail === '' ? [] : tail.split(':');
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}

function tooMany(refusal: unknown): unknown {
  if (!(refusal instanceof RateLimiterRes)) return refusal;
  const retrySeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  return new FaultError({ kind: 'too-many', retrySeconds });
}

function key(address: string, { host, port, user }: Mailbox): string {
  return hashed([address, host.toLowerCase(), port, user]);
}

function hashed(parts: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
