// A random server on a real socket: keeps what it heard, what it said, and to which command.
import type { Socket } from 'node:net';
import { TLSSocket, type SecureContext } from 'node:tls';
import { createChance } from './chance.ts';
import { habits, lies, type Mouth } from './habits.ts';
import { letterOf, type Plan } from './plan.ts';

/** What went over one connection, from the server's side. */
export type Log = {
  commands: string[];
  /** Those that came unencrypted. */
  plain: string[];
  /** Whole bodies it meant as the answer to a line, dots removed. */
  bodies: Map<string, Set<string>>;
  hasLied: boolean;
};

export function play(tcp: Socket, plan: Plan, context: SecureContext, log: Log): void {
  const chance = createChance(plan.seed ^ 0x5eed);
  let socket: Socket = tcp;
  let isMute = false;
  let isIn = false;
  let rest = '';
  let waiting = '';
  let willFlush = false;
  tcp.setNoDelay(true).on('error', () => {});

  const write = (text: string): void => {
    if (!socket.destroyed && socket.writable) socket.write(text, 'latin1');
  };
  const flush = (): void => {
    willFlush = false;
    const text = waiting;
    waiting = '';
    write(text);
  };
  const say = (text: string): void => {
    if (isMute || text === '') return;
    if (plan.chunks === 'whole') return write(text);
    if (plan.chunks === 'joined') {
      waiting += text;
      if (willFlush) return;
      willFlush = true;
      return void setImmediate(flush);
    }
    // Written apart they leave apart: there is no Nagle here.
    const longest =
      plan.chunks === 'bytes' && text.length < 300 ? 1 : 1 + text.length / 3;
    for (let at = 0; at < text.length;) {
      const length = 1 + chance.below(longest);
      write(text.slice(at, at + length));
      at += length;
    }
  };
  const mouth: Mouth = {
    say,
    mute: () => (isMute = true),
    hangUp() {
      isMute = true;
      flush();
      socket.end();
    },
    reset() {
      isMute = true;
      flush();
      tcp.resetAndDestroy();
    },
    get heard() {
      return log.commands.slice(0, 8).join(' ');
    },
  };

  function answer(line: string): void {
    const right = rightAnswer(line, plan);
    note(line, right);
    const share = isIn ? plan.faults.after : plan.faults.before;
    if (share > 0 && chance.happens(share))
      habits[chance.oneOf(plan.habits)](mouth, right);
    else if (plan.lie !== null && isIn && !log.hasLied && chance.happens(0.05)) {
      log.hasLied = true;
      lies[plan.lie](
        mouth,
        right,
        rightAnswer(`RETR ${1 + chance.below(plan.letters)}`, plan),
      );
    } else say(right);
  }

  function note(line: string, right: string): void {
    if (!/^(TOP|RETR) /.test(line) || !right.startsWith('+OK')) return;
    const bodies = log.bodies.get(line) ?? new Set<string>();
    const body = right.slice(right.indexOf('\r\n') + 2, -3);
    bodies.add(body.replace(/^\./, '').replaceAll('\r\n.', '\r\n'));
    log.bodies.set(line, bodies);
  }

  function hear(chunk: Buffer): void {
    const lines = (rest + chunk.toString('latin1')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      log.commands.push(line);
      if (socket === tcp && plan.security !== 'tls') log.plain.push(line);
      if (/^(STAT|LIST|UIDL|TOP|RETR|DELE|NOOP|RSET)/.test(line)) isIn = true;
      if (line === 'STLS' && socket === tcp && !isMute) {
        write('+OK\r\n');
        encrypt();
        return;
      }
      answer(line);
      if (line === 'QUIT' && !isMute) mouth.hangUp();
    }
  }

  function encrypt(): void {
    tcp.removeListener('data', hear);
    rest = '';
    const secure = new TLSSocket(tcp, { isServer: true, secureContext: context });
    secure.on('error', () => tcp.destroy()).on('data', hear);
    socket = secure;
  }

  if (plan.security === 'tls') encrypt();
  else tcp.on('data', hear);
  const greeting = chance.happens(0.5)
    ? '+OK ready\r\n'
    : '+OK <1.2@fuzz.example> ready\r\n';
  if (chance.happens(plan.faults.before))
    habits[chance.oneOf(plan.habits)](mouth, greeting);
  else say(greeting);
}

/** What a good server says, its bodies as they are sent. */
function rightAnswer(
  line: string,
  { seed, letters, capabilities, security }: Plan,
): string {
  const [word = '', first = '', second = ''] = line.split(' ');
  const n = Number(first);
  const block = (text: string) =>
    `+OK\r\n${text.replace(/^\./, '..').replaceAll('\r\n.', '\r\n..')}.\r\n`;
  const each = (of: (n: number) => string) =>
    block(
      Array.from({ length: letters }, (_, at) => `${at + 1} ${of(at + 1)}\r\n`).join(''),
    );
  if (word === 'CAPA') {
    if (capabilities === null) return '-ERR unknown\r\n';
    const words = security === 'stls' ? [...capabilities, 'STLS'] : capabilities;
    return block(words.map((each) => `${each}\r\n`).join(''));
  }
  if (word === 'STAT') return `+OK ${letters} ${letters * 100}\r\n`;
  if (word === 'LIST') return each((at) => String(100 + at));
  if (word === 'UIDL') return each((at) => `uid-${seed}-${at}`);
  if (!/^(TOP|RETR|DELE)$/.test(word)) return '+OK\r\n';
  if (!(n >= 1 && n <= letters)) return '-ERR no such message\r\n';
  if (word === 'DELE') return '+OK\r\n';
  const letter = letterOf(seed, n);
  if (word === 'RETR') return block(letter);
  const gap = letter.indexOf('\r\n\r\n') + 4;
  const body = letter.slice(gap).split('\r\n').slice(0, Number(second));
  return block(letter.slice(0, gap) + body.map((each) => `${each}\r\n`).join(''));
}
