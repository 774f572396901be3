// Every way the engine fails, as one closed union. No kind holds a secret: lines are the
// server's own, cut at 512 characters, and commands are named by their word only.

/** Phase of the conversation, as RFC 1939 names its states. */
export type Phase =
  'connect' | 'greeting' | 'tls' | 'authorization' | 'transaction' | 'update';

export type Pop3Fault =
  | { kind: 'dial'; code: string; host: string; port: number } // Node's error code, or 'GUARD'
  | { kind: 'not-pop3'; line: string }
  | { kind: 'greeting-refused'; line: string; code: ResponseCode | null }
  /** `line` is its refusal; '' where it only did not offer it. */
  | { kind: 'no-stls'; line: string; code: ResponseCode | null }
  | {
      kind: 'tls';
      code: string;
      detail: string;
      certificate: import('./api.ts').CertificateReport | null;
    }
  | { kind: 'pin-changed'; certificate: import('./api.ts').CertificateReport }
  /** `method`, as auth.ts names it, was refused; hashed, it did not show the password. */
  | {
      kind: 'sign-in';
      line: string;
      code: ResponseCode | null;
      method: string;
      isHashed: boolean;
    }
  | { kind: 'no-method' } // no sign-in method both sides know
  | { kind: 'unsayable' } // CR, LF or NUL in a user name or password: refused, never sent
  /** PIPELINING was announced, and `command`, sent with another, was not heard. `line` shows it. */
  | { kind: 'unheard'; command: string; line: string }
  | {
      kind: 'refused';
      command: string;
      line: string;
      code: ResponseCode | null;
      phase: Phase;
    }
  | { kind: 'garbled'; command: string; line: string; phase: Phase }
  | {
      kind: 'too-large';
      phase: Phase;
      what: 'message' | 'status line' | 'line' | 'lines';
      limit: number;
    }
  | { kind: 'timed-out'; phase: Phase; waitedMs: number; sent: Sent }
  | { kind: 'closed'; phase: Phase; line: string; sent: Sent }
  | { kind: 'cancelled'; phase: Phase };

/**
 * What had left for the server when the line was lost. 'password': in the sign-in, and it may
 * be the reason. 'quit', after one: nobody knows what was removed.
 */
export type Sent = 'nothing-final' | 'password' | 'quit';

/** RFC 2449 §8, RFC 3206: the bracketed code, upper-case, without brackets. */
export type ResponseCode = string;

export class Pop3Error extends Error {
  override readonly name = 'Pop3Error';
  readonly fault: Pop3Fault;
  constructor(fault: Pop3Fault) {
    super(fault.kind);
    this.fault = fault;
  }
}
