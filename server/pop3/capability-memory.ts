// Remembers what servers said they can do before a sign-in, so that a second visit saves the
// question. Only what was said on a line that nobody could have changed is remembered, and
// nothing about encryption is ever decided by it: it is asked for when TLS is up.
import type { CapabilityMemory, ConnectOptions } from './api.ts';

/** The oldest is forgotten first. */
export function createCapabilityMemory(bound: number): CapabilityMemory {
  const known = new Map<string, ReturnType<CapabilityMemory['get']> & object>();
  return {
    get: (key) => known.get(key),
    set(key, capabilities) {
      known.delete(key);
      known.set(key, capabilities);
      const [oldest] = known.keys();
      if (known.size > bound && oldest !== undefined) known.delete(oldest);
    },
    delete: (key) => void known.delete(key),
  };
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
