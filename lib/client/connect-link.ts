// A link that fills in the connect form: `#host=&port=&security=&user=`. It is read from the
// fragment, which no server sees, and never carries a password.
import type { Security } from '../wire/operations.ts';

export type ConnectLink = {
  host?: string;
  port?: number;
  security?: Security;
  user?: string;
  /** Somebody put a password into the link: it is not used, and they should know. */
  hadPassword: boolean;
};

/** Null where the fragment is no connect link. `fragment` with or without its `#`. */
export function readConnectLink(fragment: string): ConnectLink | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const read = (name: string): string | undefined => {
    const value = fields.get(name)?.trim();
    // 1,000: the longest user name the wire takes.
    return value && value.length <= 1_000 && !/\p{Cc}/u.test(value) ? value : undefined;
  };
  const host = read('host');
  const user = read('user');
  const port = Number(read('port'));
  const security = securities.find((name) => name === read('security'));
  const hadPassword = ['password', 'pass', 'pw'].some((name) => fields.has(name));
  const link: ConnectLink = {
    ...(host && { host }),
    ...(Number.isInteger(port) && port >= 1 && port <= 65_535 && { port }),
    ...(security && { security }),
    ...(user && { user }),
    hadPassword,
  };
  return Object.keys(link).length > 1 || hadPassword ? link : null;
}

const securities: readonly Security[] = ['tls', 'stls', 'plain'];

/** The fragment, with its `#`. */
export function writeConnectLink(to: {
  host: string;
  port: number;
  security: Security;
  user: string;
}): string {
  const { host, port, security, user } = to;
  const fields = new URLSearchParams({ host, port: String(port), security, user });
  return `#${fields.toString()}`;
}
