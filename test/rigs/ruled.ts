// A client whose mailbox has a rule, on a device with a real archive of its own.
import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Archive } from '../../lib/archive/archive.ts';
import { createMemoryArchive } from '../../lib/archive/memory.ts';
import type { MessageArchive } from '../../lib/archive/messages.ts';
import type { KeyValue, Parts } from '../../lib/client/parts.ts';
import type { Found, Preview } from '../../lib/client/policy-state.ts';
import { leaveEverything, type Policy, type Rule } from '../../lib/client/policy.ts';
import type { Account } from '../../lib/client/state.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import type { VisitKind } from '../../lib/wire/operations.ts';
import { atEnd, startRelay } from '../server/relay.ts';
import {
  keyValue,
  oneBrowser,
  oneHolder,
  realClock,
  startClient,
  until,
  type Client,
} from './client.ts';
import { messagesOnDevice } from './messages.ts';

export type Device = {
  archive: Archive;
  messages: MessageArchive & { spoil(): Promise<void> };
  local: KeyValue;
  hold: Parts['hold'];
  tabs: ReturnType<typeof oneBrowser>;
  isPromised: boolean;
  keeps: 'device' | 'tab';
  /** Before a copy is read again. */
  verifying(): Promise<void>;
  /** Milliseconds that its clock is ahead. */
  ahead: number;
};
export function device(room?: () => number): Device {
  const messages = messagesOnDevice({
    now: () => Date.now() + made.ahead,
    ...(room && { room: async () => room() }),
  });
  const made: Device = {
    archive: createMemoryArchive(),
    messages: {
      ...messages,
      keeps: async () => made.keeps,
      async verify(account, id) {
        await made.verifying();
        return messages.verify(account, id);
      },
    },
    local: keyValue(),
    hold: oneHolder(),
    tabs: oneBrowser(),
    isPromised: true,
    keeps: 'device',
    verifying: async () => {},
    ahead: 0,
  };
  return made;
}

export type Server = { host: string; port: number; user?: string };
export type Tab = Client & { open(visit?: VisitKind): Promise<void>; ids(): MessageId[] };

export async function tabOf(
  server: Server,
  on: Device,
  now: () => number = Date.now,
): Promise<Tab> {
  const relay = await startRelay({ env: { DEMO: '0' }, now });
  const client = startClient(relay.port, {
    ...on,
    tabs: on.tabs(),
    clock: { ...realClock, now: () => Date.now() + on.ahead },
    storagePromise: { isGiven: async () => on.isPromised, ask: async () => false },
  });
  atEnd(() => client.kill());
  const account: Account = {
    key: 'k',
    address: 'anna@example.org',
    host: server.host,
    port: server.port,
    security: 'plain',
    user: server.user ?? 'anna',
    signIn: 'password',
    isDemo: false,
  };
  return {
    ...client,
    ids: () => client.app.mailbox.get().rows.map(({ id }) => id),
    async open(visit = 'manage') {
      const ask = { account, password: 'secret', visit, remember: true };
      expect(await client.app.openMailbox(ask)).toBe(true);
      await until(client.app.saved, ({ name }) => name === 'on');
    },
  };
}
export async function opened(
  server: Server,
  on: Device,
  visit?: VisitKind,
): Promise<Tab> {
  const tab = await tabOf(server, on);
  await tab.open(visit);
  return tab;
}

export const asking = (rule: Rule): Policy => ({ ...leaveEverything, rule });
export const byItself = (rule: Rule): Policy => ({ ...asking(rule), asks: false });
export const move = { name: 'move' } as const;

/** As if a removal by rule had been seen in the tray before. */
export const notFirst = (on: Device) => on.local.set('removed-by-rule', 'yes');

export function found({ app }: Client, isIt: (found: Found) => boolean): Promise<Found> {
  return until(
    app.policy,
    (now): now is Extract<typeof now, { name: 'on' }> & { found: Found } =>
      now.name === 'on' && now.found !== null && isIt(now.found),
  ).then((now) => now.found);
}
export async function saveAll({ app }: Client): Promise<void> {
  app.saveHere('all');
  await until(app.downloading, ({ name }) => name === 'done');
}
export const marked = ({ app }: Client): MessageId[] => [
  ...app.deletion.get().marks.keys(),
];
export const sentCommits = ({ sent }: Client): number =>
  sent.filter((frame) => frame.includes('"op":"commit"')).length;
export const receipt = async ({ app }: Client) => {
  const { commit } = await until(app.deletion, (now) => now.commit.name === 'done');
  if (commit.name !== 'done') throw new Error('not done');
  return commit.receipt.lines.map(({ outcome, why }) => why ?? outcome);
};
export function preview({ app }: Client, rule: Rule): Promise<Preview> {
  return new Promise((resolve) => {
    app.previewRule(rule, (told) => told.isChecked && resolve(told));
  });
}
export function counts({ plan: { goes, stays } }: Preview) {
  const each: Record<string, number> = {};
  for (const { why } of stays) each[why] = (each[why] ?? 0) + 1;
  return { goes: goes.length, stays: each };
}

export const letter = (n: number, more = '') =>
  Buffer.from(
    `From: B <b@x.example>\r\nSubject: letter ${n}\r\nMessage-ID: <${n}@x.example>\r\n\r\nText ${n}\r\n${more}\r\n`,
  );
export const letters = Array.from({ length: 8 }, (_, n) =>
  letter(n, 'x'.repeat(n * 100)),
);
export const hash = (raw: Uint8Array) => createHash('sha256').update(raw).digest('hex');
