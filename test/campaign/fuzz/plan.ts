// What one random server is like, drawn from its seed before anything is said.
import type { EngineLimits, Security } from '../../../server/pop3/api.ts';
import { createChance } from './chance.ts';
import type { Habit, Lie } from './habits.ts';
import { habitNames, lieNames } from './habits.ts';

export type Plan = {
  seed: number;
  security: Security;
  /** CAPA answer; null where it knows none. */
  capabilities: readonly string[] | null;
  letters: number;
  /** How often an answer is not what it should be, before and after the sign-in. */
  faults: { before: number; after: number };
  habits: readonly [Habit, ...Habit[]];
  /** A server that answers well-formed and wrong, which no client can always tell. */
  lie: Lie | null;
  /** How its bytes come. */
  chunks: 'whole' | 'joined' | 'cut' | 'bytes';
  /** Batches of questions, each asked at once. */
  rounds: readonly number[];
  limits: Partial<EngineLimits>;
};

export const bounds = {
  messageBytes: 60_000,
  statusLineBytes: 300,
  listingLineBytes: 200,
  listingLines: 300,
  answerMs: 400,
};

/** Shares chosen so that most talks get somewhere and each way of going wrong comes often. */
export function planOf(seed: number): Plan {
  const chance = createChance(seed);
  const security = chance.oneOf<Security>([
    'plain',
    'plain',
    'plain',
    'plain',
    'plain',
    'tls',
    'stls',
  ]);
  const words = ['USER', 'UIDL', 'TOP'];
  if (chance.happens(0.85)) words.push('PIPELINING');
  if (chance.happens(0.5)) words.push('SASL PLAIN');
  if (chance.happens(0.5)) words.push('RESP-CODES');
  if (chance.happens(0.2)) words.push('UTF8');
  const isGood = chance.happens(0.35);
  const after = isGood ? 0 : chance.oneOf([0.002, 0.01, 0.02, 0.1]);
  const lies = chance.happens(0.1);
  const all = [...habitNames];
  const first = chance.oneOf(habitNames);
  const { answerMs } = bounds;
  return {
    seed,
    security,
    capabilities: chance.happens(0.95) || security === 'stls' ? words : null,
    letters: chance.below(60),
    faults: { before: isGood || chance.happens(0.8) ? 0 : 0.15, after: lies ? 0 : after },
    // Half of the servers go wrong in one way only: it is seen at its purest there.
    habits: chance.happens(0.5) ? [first] : [first, ...all],
    lie: lies ? chance.oneOf(lieNames) : null,
    chunks: chance.oneOf(['whole', 'whole', 'joined', 'cut', 'cut', 'bytes']),
    rounds: Array.from({ length: 1 + chance.below(5) }, () => 1 + chance.below(90)),
    limits: {
      ...{ greetingMs: answerMs, replyMs: answerMs, silenceMs: answerMs },
      unheardMs: answerMs / 2,
      ...{ quitMs: answerMs, tlsMs: 2_000, connectMs: 2_000 },
      windowCommands: 1 + chance.below(64),
      windowBytes: 32 + chance.below(2_000),
      windowAnswerBytes: 500 + chance.below(100_000),
      discardBytes: chance.below(20_000),
      discardMostBytes: 20_000,
      statusLineBytes: bounds.statusLineBytes,
      listingLineBytes: bounds.listingLineBytes,
      listingLines: bounds.listingLines,
      messageBytes: bounds.messageBytes,
    },
  };
}

const pieces = [
  '.',
  '..',
  '.a',
  '',
  'a.',
  'text',
  '\r',
  '\n',
  '\n.\n',
  '\r.\r',
  '+OK',
  '-ERR x',
];

/** Letter `n` of a server: says whose it is, then all that a reader of dots may get wrong. */
export function letterOf(seed: number, n: number): string {
  const chance = createChance(seed * 101 + n);
  const lines = [`Subject: ${seed}/${n}`, `X-Letter: ${n}`, ''];
  const count = chance.happens(0.03) ? 1_500 : chance.below(25);
  for (let at = 0; at < count; at++)
    lines.push(
      chance.happens(0.3)
        ? (pieces[chance.below(pieces.length)] ?? '')
        : `${n} line ${at}`,
    );
  return `${lines.join('\r\n')}\r\n`;
}
