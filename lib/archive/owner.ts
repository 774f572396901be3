// One worker has the database; those of other tabs ask it. Whoever holds the lock is the
// owner. When its tab dies the browser gives the lock to the next in line, which opens the
// file, says so, and is asked again what the dead one left unanswered.
import { ArchiveError } from './archive.ts';
import type { Database } from './db/handlers.ts';
import { question, reply, type Question, type Reply } from './requests.ts';
import { z } from 'zod/mini';

/** How workers of one origin reach each other; handed in, so that a test can be all of them. */
export type Neighbours = {
  /** This worker among all; unguessable, for a lock is taken by it. */
  self: string;
  /** Calls back once nobody else holds the lock; it is held for as long as this worker lives. */
  hold(lock: string): Promise<void>;
  /** To everyone but this worker who listens on that channel. */
  say(channel: string, message: unknown): void;
  hear(channel: string, listener: (message: unknown) => void): void;
};

const everyone = 'archive';
const ownerLock = 'archive:owner';
const channelOf = (worker: string) => `archive:${worker}`;
const lockOf = (worker: string) => `archive:alive:${worker}`;

const news = z.union([
  z.object({ type: z.literal('owner'), owner: z.string() }),
  z.object({ type: z.literal('who') }),
]);
const sent = z.union([
  z.object({ type: z.literal('question'), from: z.string(), question }),
  z.object({ type: z.literal('reply'), reply }),
]);

type Waiting = { question: Question; answered(reply: Reply): void };

/** Answers questions of this worker's tab, by itself or through the owner. */
export function createOwner(
  neighbours: Neighbours,
  openDatabase: () => Promise<Database>,
): (question: Question) => Promise<Reply> {
  const { self, hold, say, hear } = neighbours;
  let role:
    | { name: 'looking' }
    | { name: 'guest'; owner: string }
    | { name: 'owner'; database: Database } = { name: 'looking' };
  const waiting = new Map<number, Waiting>();
  const guests = new Set<string>();

  hear(channelOf(self), (message) => {
    const read = sent.safeParse(message);
    if (!read.success) return;
    if (read.data.type === 'reply') {
      const { reply } = read.data;
      waiting.get(reply.n)?.answered(reply);
    } else void serve(read.data.from, read.data.question);
  });
  // Taken before anybody can be asked: the owner waits for it, to learn when this one is gone.
  void hold(lockOf(self)).then(() => {
    hear(everyone, heard);
    say(everyone, { type: 'who' });
  });
  void hold(ownerLock).then(takeOver);

  function heard(message: unknown): void {
    const read = news.safeParse(message);
    if (!read.success) return;
    if (read.data.type === 'who') {
      if (role.name === 'owner') say(everyone, { type: 'owner', owner: self });
    } else if (role.name !== 'owner') {
      if (role.name === 'guest' && role.owner === read.data.owner) return;
      role = { name: 'guest', owner: read.data.owner };
      for (const { question } of waiting.values()) sendOn(question);
    }
  }

  async function takeOver(): Promise<void> {
    const database = await openDatabase().catch(refusing);
    role = { name: 'owner', database };
    say(everyone, { type: 'owner', owner: self });
    for (const { question, answered } of waiting.values())
      void answerBy(database, question).then(answered);
  }

  function sendOn(question: Question): void {
    if (role.name === 'guest')
      say(channelOf(role.owner), { type: 'question', from: self, question });
  }

  async function serve(from: string, question: Question): Promise<void> {
    if (role.name !== 'owner') return; // asked again when there is one
    const { database } = role;
    if (!guests.has(from)) {
      guests.add(from);
      // Granted when the guest is gone.
      void hold(lockOf(from)).then(() => database.tabIsGone(from));
    }
    const answer = await answerBy(database, question);
    say(channelOf(from), { type: 'reply', reply: answer });
  }

  return (question) =>
    new Promise((resolve) => {
      if (role.name === 'owner') return resolve(answerBy(role.database, question));
      waiting.set(question.n, {
        question,
        answered(reply) {
          waiting.delete(question.n);
          resolve(reply);
        },
      });
      sendOn(question);
    });
}

/** What could not be opened answers everything with the reason. */
function refusing(error: unknown): Database {
  return { answer: () => Promise.reject(error), tabIsGone() {}, close() {} };
}

async function answerBy(database: Database, { n, name, ask }: Question): Promise<Reply> {
  try {
    return { n, answer: await database.answer(name, ask) };
  } catch (error) {
    const known =
      error instanceof ArchiveError ? error : new ArchiveError('failed', error);
    return { n, why: known.why, text: String(known.cause) };
  }
}
