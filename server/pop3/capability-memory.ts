// Remembers what servers said they can do before a sign-in, so that a second visit saves the
// question. Only what was said on a line that nobody could have changed is remembered, and
// nothing about encryption is ever decided by it: it is asked for when TLS is up. And who
// lied about PIPELINING, which nobody has to prove.
import type { CapabilityMemory, ConnectOptions } from './api.ts';

/**
 * How long who lost answers to commands sent together is asked one at a time: a line that
 * died looks the same, and one at a time is slow. Ours.
 */
const suspectMs = 60 * 60 * 1_000;

/** The oldest is forgotten first. */
export function createCapabilityMemory(
  bound: number,
  now: () => number = Date.now,
): CapabilityMemory {
  const suspects = new Map<string, number>();
  const known = new Map<string, ReturnType<CapabilityMemory['get']> & object>();
  return {
    get: (key) => known.get(key),
    set(key, capabilities) {
      known.delete(key);
      known.set(key, capabilities);
      trim(known, bound);
    },
    delete: (key) => void known.delete(key),
    suspect(key) {
      suspects.delete(key);
      suspects.set(key, now() + suspectMs);
      trim(suspects, bound);
    },
    isSuspect: (key) => (suspects.get(key) ?? 0) > now(),
  };
}

function trim(map: Map<string, unknown>, bound: number): void {
  const [oldest] = map.keys();
  if (map.size > bound && oldest !== undefined) map.delete(oldest);
}

/**
 * A certificate somebody accepted by hand may be another server's: it has its own entry. And
 * a server may offer EXTERNAL only to who shows one.
 */
export function memoryKey(options: ConnectOptions): string {
  const { host, port, security, pin = null, clientCertificate } = options;
  const isCertified = clientCertificate !== undefined;
  return JSON.stringify([host.toLowerCase(), port, security, pin, isCertified]);
}
