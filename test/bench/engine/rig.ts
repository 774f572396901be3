// The server and the lines of the engine's benchmark: one Dovecot with five mailboxes, and
// relays before it that add a round trip's delay.
import { chownSync, linkSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { engineLimits } from '../../../server/limits.ts';
import { createDial } from '../../../server/net/dial.ts';
import { connect } from '../../../server/pop3/connect.ts';
import { startRelay, type Relay } from '../../rigs/delay-relay.ts';
import { startDovecot, type Dovecot, type Mail } from '../../rigs/dovecot.ts';
import { talkTo } from '../../rigs/talk.ts';
import { hugeMail, middlingMail, mixedMail, smallMail } from '../parts/mailboxes.ts';
import type { JobName, Task } from './task.ts';

export type MailboxName = 'a1k' | 's10k' | 'm500' | 'big1' | 'del1k';
/** A line is a delay in ms and whether it is encrypted. */
export type Line = { name: string; delayMs: number; isTls: boolean };

export type Rig = {
  count(mailbox: MailboxName): number;
  /** Octets a job brings when nothing is lost, dots removed. */
  octets(job: JobName, mailbox: MailboxName, listed: number): number;
  /** What a peer is told; the folder is empty and its own. */
  task(job: JobName, mailbox: MailboxName, line: Line, folder: string): Task;
  /** Puts the deleted messages back and lets the server take note of them. */
  restore(): Promise<void>;
  /** Messages that lie in the mailbox now. */
  left(mailbox: MailboxName): number;
  stop(): Promise<void>;
};

const password = 'a-long-sentence';

export async function startRig(lines: readonly Line[]): Promise<Rig> {
  const mailboxes: Record<MailboxName, Mail[]> = {
    a1k: mixedMail(1_000),
    s10k: smallMail(10_000),
    m500: middlingMail(),
    big1: hugeMail(),
    del1k: smallMail(1_000),
  };
  const users = Object.entries(mailboxes).map(([name, messages]) => ({
    name,
    password,
    messages,
  }));
  // PLAIN is what most providers have; what a challenge costs more is no matter of speed.
  const extraConfig = 'auth_mechanisms = plain login\n';
  const dovecot = await startDovecot({ users, extraConfig });
  const kept = keepAside(dovecot, 'del1k');
  const inTheClear = await announced(dovecot, 'plain');
  const overTls = await announced(dovecot, 'tls');
  const relays = new Map<string, Relay>();
  for (const { delayMs, isTls } of lines) {
    const name = `${delayMs} ${isTls}`;
    if (delayMs === 0 || relays.has(name)) continue;
    const port = isTls ? dovecot.pop3sPort : dovecot.pop3Port;
    relays.set(name, await startRelay({ target: { host: dovecot.host, port }, delayMs }));
  }
  return {
    count: (mailbox) => mailboxes[mailbox].length,
    octets: (job, mailbox, listed) => {
      const mails = mailboxes[mailbox].map(bytesOf);
      if (job === 'delete') return 0;
      if (job === 'list') return sum(mails.slice(-listed).map(headerOf));
      return sum(mails.map((raw) => (job === 'headers' ? headerOf(raw) : raw.length)));
    },
    task(job, mailbox, { delayMs, isTls }, folder) {
      const relay = relays.get(`${delayMs} ${isTls}`);
      const port = relay?.port ?? (isTls ? dovecot.pop3sPort : dovecot.pop3Port);
      return {
        job,
        host: dovecot.host,
        port,
        security: isTls ? 'tls' : 'plain',
        user: mailbox,
        password,
        folder,
        count: 50,
        warmPort: isTls ? dovecot.pop3sPort : dovecot.pop3Port,
        capa: isTls ? overTls : inTheClear,
        ...(isTls ? { pin: dovecot.certificate.sha256 } : {}),
      };
    },
    async restore() {
      const to = join(dovecot.maildir('del1k'), 'cur');
      const there = new Set(readdirSync(to));
      for (const name of readdirSync(kept))
        if (!there.has(name)) linkSync(join(kept, name), join(to, name));
      await takeNote(dovecot.pop3Port, 'del1k');
    },
    left: (mailbox) =>
      ['new', 'cur'].reduce(
        (count, part) => count + readdirSync(join(dovecot.maildir(mailbox), part)).length,
        0,
      ),
    async stop() {
      for (const relay of relays.values()) await relay.stop();
      await dovecot.stop();
    },
  };
}

/** The lines of its answer to CAPA before a sign-in. */
async function announced(
  { host, pop3Port, pop3sPort, certificate }: Dovecot,
  security: 'plain' | 'tls',
): Promise<string[]> {
  const client = await connect({
    host,
    port: security === 'tls' ? pop3sPort : pop3Port,
    security,
    dial: createDial({ guard: { allowPrivate: true, allowed: [], ports: [] } }),
    limits: engineLimits,
    ...(security === 'tls' ? { pin: certificate.sha256 } : {}),
  });
  await client.quit();
  return client.capabilities.lines;
}

/** Takes the messages out of the mailbox into a folder beside it; `restore` links them back. */
function keepAside(dovecot: Dovecot, user: string): string {
  const maildir = dovecot.maildir(user);
  const folder = `${maildir}.kept`;
  mkdirSync(folder);
  const { uid, gid } = statSync(maildir);
  chownSync(folder, uid, gid);
  for (const name of readdirSync(join(maildir, 'cur')))
    linkSync(join(maildir, 'cur', name), join(folder, name));
  return folder;
}

/** A first visit makes the server's index; it is no peer's to pay. */
async function takeNote(port: number, user: string): Promise<void> {
  const talk = await talkTo(port);
  await talk.line();
  for (const command of [`USER ${user}`, `PASS ${password}`]) {
    const answer = await talk.ask(command);
    if (!answer.startsWith('+OK')) throw new Error(`${command}: ${answer}`);
  }
  for (const command of ['LIST', 'UIDL']) {
    await talk.ask(command);
    await talk.block();
  }
  await talk.ask('QUIT');
  talk.end();
}

const bytesOf = (mail: Mail): Uint8Array => ('raw' in mail ? mail.raw : mail);
const headerOf = (raw: Uint8Array): number => Buffer.from(raw).indexOf('\r\n\r\n') + 4;
const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, one) => total + one, 0);
