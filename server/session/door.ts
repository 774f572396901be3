// The way into one mailbox, any number of times. It alone holds the password, in memory,
// for as long as somebody holds the door; nothing reads it out again.
import type { Security, SignInBy, VisitKind } from '../../lib/wire/operations.ts';
import { serversRemembered } from '../limits.ts';
import type { Dial, EngineLimits, Pop3Client, Trace } from '../pop3/api.ts';
import { createCapabilityMemory } from '../pop3/capability-memory.ts';
import { connect } from '../pop3/connect.ts';
import { Pop3Error } from '../pop3/errors.ts';
import { hasQuirk } from '../pop3/known-servers.ts';
import { saslPrepare } from '../sasl-prepare.ts';
import type { Mailbox } from '../budgets.ts';

export type Door = {
  readonly mailbox: Mailbox;
  readonly security: Security;
  /**
   * Connects and signs in; `capabilities` may not be the newest until the next answer.
   * Rejects with Pop3Error; then nothing is left open.
   */
  enter(ask: Entering): Promise<Pop3Client>;
};

export type Entering = {
  visit: VisitKind;
  signal: AbortSignal;
  cause: number;
  trace: (event: Trace) => void;
  onStep: (step: 'connect' | 'tls' | 'cert' | 'auth') => void;
};

export type Credentials = {
  host: string;
  port: number;
  security: Security;
  user: string;
  password: string;
  pin?: string | undefined;
  signIn?: SignInBy | undefined;
};

/** For all visits: what a server can do is no secret, and no visitor's. */
const memory = createCapabilityMemory(serversRemembered);

export function createDoor(
  credentials: Credentials,
  { dial, engine }: { dial: Dial; engine: EngineLimits },
): Door {
  const { host, port, security, user, password, pin } = credentials;
  const by = credentials.signIn ?? 'automatic';
  return {
    mailbox: { host, port, user },
    security,
    async enter(ask) {
      try {
        return await once(ask);
      } catch (error) {
        const isUnheard = error instanceof Pop3Error && error.fault.kind === 'unheard';
        // The password was not judged, and from now on it is asked one at a time.
        if (isUnheard) return once({ ...ask, onStep: () => {} });
        throw error;
      }
    },
  };

  async function once(ask: Entering): Promise<Pop3Client> {
    const { visit, signal, cause, trace, onStep } = ask;
    const client = await connect({
      host,
      port,
      security,
      dial,
      limits: engine,
      signal,
      trace,
      onStep,
      memory,
      prepare: saslPrepare,
      ...(pin === undefined ? {} : { pin }),
    });
    try {
      onStep('auth');
      await client.signIn(
        { user: nameFor(client, host, user, visit), password, by },
        { signal, urgency: 'now', cause, ahead: true },
      );
      return client;
    } catch (error) {
      client.destroy();
      throw error;
    }
  }
}

/**
 * Gmail counts a message as fetched once a session that listed it ends, and may then move it
 * to the bin. In `recent:` mode it counts nothing and shows the last 30 days: the only way
 * to look there without changing anything.
 */
function nameFor(
  client: Pop3Client,
  host: string,
  user: string,
  visit: VisitKind,
): string {
  const { greeting, capabilities } = client;
  const hidesRead = hasQuirk('hides-read', { host, greeting, capabilities });
  const isAsked = visit === 'look' && hidesRead && !user.startsWith('recent:');
  return isAsked ? `recent:${user}` : user;
}
