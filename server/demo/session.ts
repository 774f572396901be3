// One POP3 conversation (RFC 1939, CAPA of RFC 2449, AUTH of RFC 5034). It sees no socket:
// lines come in one by one, answers leave through `say`, which waits when the peer is slow.
import { createHash } from 'node:crypto';
import { stuff } from '../pop3/dots.ts';
import { demoLimits } from './limits.ts';
import type { Letters } from './letters.ts';
import type { Maildrop } from './maildrops.ts';

/** What the conversation needs of the house. */
export type Desk = {
  letters: Letters;
  /** The stamp in the greeting that APOP signs, with its angle brackets. */
  stamp: string;
  /** The password of a user name, or null where there is no such user. */
  passwordOf(user: string): string | null;
  /** Null while another session holds the maildrop. */
  open(user: string): Maildrop | null;
  say(bytes: Uint8Array): Promise<void>;
};

export type Session = {
  /** Answers one line; false when the conversation is over. */
  take(line: string): Promise<boolean>;
  /** The line was lost: unlocks, removes nothing (RFC 1939 §6). */
  drop(): void;
};

type Stage =
  | { name: 'greeted'; user: string | null }
  | { name: 'sasl' } // the next line answers the empty AUTH challenge
  | { name: 'open'; maildrop: Maildrop; marked: Set<number> }
  | { name: 'over' };
type Open = Extract<Stage, { name: 'open' }>;

export const greeting = (stamp: string): string =>
  `+OK Poste Restante demo mailbox, sample letters only ${stamp}`;

export function createSession(desk: Desk): Session {
  let stage: Stage = { name: 'greeted', user: null };
  let failures = 0;
  const text = (line: string) => desk.say(Buffer.from(`${line}\r\n`, 'latin1'));

  async function take(line: string): Promise<boolean> {
    if (stage.name === 'sasl') {
      stage = { name: 'greeted', user: null };
      if (line === '*') await text('-ERR sign-in given up');
      else await plain(line);
      return goesOn();
    }
    const gap = line.indexOf(' ');
    const verb = (gap < 0 ? line : line.slice(0, gap)).toUpperCase();
    const rest = gap < 0 ? '' : line.slice(gap + 1);
    if (verb === 'QUIT') await quit();
    else if (verb === 'CAPA') await capa();
    else if (stage.name === 'greeted') await authorization(verb, rest);
    else if (stage.name === 'open') await transaction(stage, verb, rest);
    return goesOn();
  }

  // A function, because the compiler believes that `stage` is still what it was.
  const goesOn = (): boolean => stage.name !== 'over';

  async function authorization(verb: string, rest: string): Promise<void> {
    const user = stage.name === 'greeted' ? stage.user : null;
    if (verb === 'USER') {
      if (!rest) return text('-ERR USER needs a name');
      stage = { name: 'greeted', user: rest };
      return text('+OK now the password');
    }
    if (verb === 'PASS') {
      if (user === null) return text('-ERR USER comes first');
      return signIn(user, (password) => password === rest);
    }
    if (verb === 'APOP') {
      // A user name may hold spaces, a digest cannot.
      const gap = rest.lastIndexOf(' ');
      const digest = rest.slice(gap + 1).toLowerCase();
      if (gap < 1) return text('-ERR APOP needs a name and a digest');
      return signIn(
        rest.slice(0, gap),
        (password) => digest === md5(desk.stamp + password),
      );
    }
    if (verb === 'AUTH') {
      const [method = '', first] = rest.split(' ');
      if (method.toUpperCase() !== 'PLAIN') return text('-ERR the method here is PLAIN');
      if (first !== undefined) return plain(first === '=' ? '' : first);
      stage = { name: 'sasl' };
      return text('+ ');
    }
    if (verb === 'STLS') return text('-ERR no TLS here: this server is on your machine');
    return text('-ERR sign in first');
  }

  // RFC 4616: what to act as, NUL, who signs in, NUL, password.
  async function plain(base64: string): Promise<void> {
    const parts = Buffer.from(base64, 'base64').toString('utf8').split('\0');
    const [as, user, given] = parts;
    if (parts.length !== 3 || user === undefined) return text('-ERR not a PLAIN answer');
    return signIn(user, (password) => (as === '' || as === user) && given === password);
  }

  async function signIn(user: string, proves: (password: string) => boolean) {
    const password = desk.passwordOf(user);
    if (password === null || !proves(password)) {
      failures += 1;
      stage = { name: 'greeted', user: null };
      if (failures >= demoLimits.signInFailures) stage = { name: 'over' };
      return text(
        '-ERR [AUTH] the names here are demo and demo-<token>, the password is demo',
      );
    }
    const maildrop = desk.open(user);
    stage = { name: 'greeted', user: null };
    if (!maildrop) return text('-ERR [IN-USE] this mailbox is open in another session');
    stage = { name: 'open', maildrop, marked: new Set() };
    return text(`+OK ${maildrop.count} messages`);
  }

  async function capa(): Promise<void> {
    const words = ['TOP', 'UIDL', 'USER', 'SASL PLAIN', 'RESP-CODES', 'AUTH-RESP-CODE'];
    words.push('PIPELINING', 'EXPIRE NEVER', 'IMPLEMENTATION Poste-Restante-demo', '.');
    return text(`+OK what this server can do\r\n${words.join('\r\n')}`);
  }

  async function transaction(at: Open, verb: string, rest: string): Promise<void> {
    const { maildrop, marked } = at;
    const { letters } = desk;
    switch (verb) {
      case 'NOOP':
        return text('+OK');
      case 'STAT': {
        let octets = 0;
        let count = 0;
        for (const [, index] of present(at)) {
          octets += letters.size(index);
          count += 1;
        }
        return text(`+OK ${count} ${octets}`);
      }
      case 'LIST':
        return listing(at, rest, (index) => String(letters.size(index)));
      case 'UIDL':
        return listing(at, rest, (index) => letters.uid(index));
      case 'RSET':
        marked.clear();
        return text(`+OK ${maildrop.count} messages`);
      case 'DELE': {
        const index = find(at, rest);
        if (index === null) return text('-ERR no such message');
        marked.add(Number(rest));
        return text(`+OK message ${Number(rest)} marked`);
      }
      case 'RETR': {
        const index = find(at, rest);
        if (index === null) return text('-ERR no such message');
        await text(`+OK ${letters.size(index)} octets`);
        for (const piece of letters.pieces(index)) await desk.say(stuff(piece));
        return text('.');
      }
      case 'TOP': {
        const [number = '', lines = ''] = rest.trim().split(/ +/);
        const index = find(at, number);
        if (!/^\d{1,9}$/.test(lines)) return text('-ERR TOP needs a message and lines');
        if (index === null) return text('-ERR no such message');
        await text('+OK top of message follows');
        for (const piece of topOf(letters.pieces(index), Number(lines))) {
          await desk.say(stuff(piece));
        }
        return text('.');
      }
      default:
        return text('-ERR this server does not know that command');
    }
  }

  function* present({
    maildrop,
    marked,
  }: Open): Generator<[number: number, index: number]> {
    for (let number = 1; number <= maildrop.count; number++) {
      const index = maildrop.index(number);
      if (index !== null && !marked.has(number)) yield [number, index];
    }
  }

  function find({ maildrop, marked }: Open, word: string): number | null {
    const number = /^ *\d{1,9} *$/.test(word) ? Number(word) : 0;
    return marked.has(number) ? null : maildrop.index(number);
  }

  async function listing(at: Open, rest: string, of: (index: number) => string) {
    if (rest.trim() !== '') {
      const index = find(at, rest);
      if (index === null) return text('-ERR no such message');
      return text(`+OK ${Number(rest)} ${of(index)}`);
    }
    let lines = `+OK ${at.maildrop.count - at.marked.size} messages\r\n`;
    for (const [number, index] of present(at)) {
      lines += `${number} ${of(index)}\r\n`;
      if (lines.length < demoLimits.joinBytes) continue;
      await desk.say(Buffer.from(lines, 'latin1'));
      lines = '';
    }
    return text(`${lines}.`);
  }

  async function quit(): Promise<void> {
    // Unlocked before it is said, so that whoever reads the answer can come back at once.
    if (stage.name === 'open') stage.maildrop.close(stage.marked);
    stage = { name: 'over' };
    return text('+OK good-bye');
  }

  function drop(): void {
    if (stage.name === 'open') stage.maildrop.close([]);
    stage = { name: 'over' };
  }

  return { take, drop };
}

const md5 = (what: string): string =>
  createHash('md5').update(what, 'utf8').digest('hex');

/** The header, the empty line, and `lines` lines of the body (RFC 1939 §7, TOP). */
export function* topOf(
  pieces: Iterable<Uint8Array>,
  lines: number,
): Generator<Uint8Array> {
  let left = -1; // header until the empty line was seen
  for (const piece of pieces) {
    let from = 0;
    while (from < piece.length && left !== 0) {
      const end = piece.indexOf(0x0a, from);
      const next = end < 0 ? piece.length : end + 1;
      const empty = next - from === 1 || (next - from === 2 && piece[from] === 0x0d);
      if (left < 0 && empty) left = lines;
      else if (left > 0) left -= 1;
      from = next;
    }
    if (from > 0) yield piece.subarray(0, from);
    if (left === 0) return;
  }
}
