// What a misbehaviour is written in: what it sees, what it can do, and letters to do it with.

export type Entry = { uid: string; raw: Buffer };

/** What a script sees and can do. Text is Latin-1. */
export type Scene = {
  /** Counted from 0 over the life of the server. */
  readonly session: number;
  readonly verb: string;
  readonly rest: string;
  readonly user: string;
  /** The maildrop of this session; entry 0 is message 1. */
  readonly box: Entry[];
  readonly marked: Set<number>;
  /** The message the command names, or null. */
  entry(): Entry | null;
  say(text: string | Uint8Array): void;
  /** The answer an ordinary server gives. */
  ordinary(): void;
  /** Writes what `make` gives, for as long as it is read; null ends it. */
  flood(make: (count: number) => string | Uint8Array | null): void;
  /** Byte by byte, one every `everyMs`. */
  drip(text: string, everyMs: number): void;
  /** FIN after what was said. */
  hangUp(): void;
  /** RST. */
  cut(): void;
  /** Removes what was marked, as QUIT does. */
  commit(): void;
  startTls(): void;
  /** Closes the connection under the encryption, which is not told. */
  cutTls(): void;
  /** What the script keeps from one command of this connection to the next. */
  readonly notes: Map<string, string>;
};

export type Script = {
  /** What it does, in a sentence. */
  says: string;
  greeting?: (scene: Scene) => void;
  /** By command word; what is absent is ordinary. */
  on?: Partial<Record<string, (scene: Scene) => void>>;
  /** CAPA lines, ordinary ones given. */
  capa?: (lines: string[]) => string[];
  /** The maildrop as a new session finds it; `left` is what lies there. */
  opens?: (left: Entry[], session: number) => Entry[];
  /** The lines of one packet that are heeded. */
  heeds?: (lines: string[]) => string[];
  /**
   * It can only be played to who wants it encrypted so; its certificate and protocol, where
   * they matter. `isPlain`: all the same it is not encrypted.
   */
  tls?: {
    mode: 'implicit' | 'stls';
    names?: string;
    days?: number;
    isOld?: true;
    /** Of an authority that nobody knows, with all that leads there. */
    isChained?: true;
    isPlain?: true;
  };
  /** UIDL of an entry, where it is not its own. */
  uid?: (entry: Entry, index: number, session: number) => string;
};

/** Six small letters, so that a maildrop has a beginning, a middle and an end. */
export function sixLetters(): Buffer[] {
  const lines = '.one line that begins with a dot\r\nand one that does not\r\n';
  return Array.from({ length: 6 }, (_, index) =>
    Buffer.from(
      `From: Fault <fault@fault.example>\r\nTo: you@fault.example\r\nSubject: letter ${index + 1}\r\n` +
        `Date: Mon, 02 Nov 2026 10:0${index}:00 +0000\r\nMessage-ID: <${index + 1}@fault.example>\r\n\r\n` +
        lines.repeat(index + 1),
    ),
  );
}

/** With dots doubled at line starts, ending in CRLF; Latin-1. */
export function stuffed(raw: Uint8Array | string): string {
  const text = typeof raw === 'string' ? raw : Buffer.from(raw).toString('latin1');
  const ended = text.endsWith('\r\n') ? text : `${text}\r\n`;
  return ended.replace(/^\./, '..').replaceAll('\r\n.', '\r\n..');
}

/** The header and so many lines of the body, not stuffed; Latin-1. */
export function topOf(raw: Buffer, lines: number): string {
  const text = raw.toString('latin1');
  const gap = text.indexOf('\r\n\r\n') + 4;
  const body = text.slice(gap).replace(/\r\n$/, '').split('\r\n').slice(0, lines);
  return text.slice(0, gap) + body.map((line) => `${line}\r\n`).join('');
}
