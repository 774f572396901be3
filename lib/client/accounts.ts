// How mailboxes are named on this device, and the demo's own one.
import type { Hello } from '../wire/frames.ts';
import type { KeyValue } from './parts.ts';
import type { Account } from './state.ts';

/** What marks, journal and seen states are filed under. */
export function accountKey(user: string, host: string, port: number): string {
  return `${user}@${host.toLowerCase()}:${port}`;
}

/** Where the session keeps the demo visitor's name. */
const visitorKey = 'demo-visitor';

/** The next opening of the demo is a new visitor's, whose copy is whole. */
export function forgetVisitor(session: KeyValue): void {
  session.remove(visitorKey);
}

/** Each visitor of the demo has their own copy, the same one after a reload. */
export function demoAccount(
  demo: NonNullable<Hello['demo']>,
  session: KeyValue,
  token: () => string,
): Account {
  const kept = session.get(visitorKey);
  const visitor = kept && /^demo-[0-9a-f]{12}$/.test(kept) ? kept : fresh();
  function fresh(): string {
    const name = `demo-${token().slice(0, 12)}`;
    session.set(visitorKey, name);
    return name;
  }
  const { host, port } = demo;
  return {
    key: accountKey(visitor, host, port),
    address: `${demo.user}@${host}`,
    host,
    port,
    security: 'plain', // the demo server runs inside the proxy: nothing goes over a network
    user: visitor,
    isDemo: true,
  };
}
