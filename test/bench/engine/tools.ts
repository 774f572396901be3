// Mail programs of the command line at the benchmark's jobs: how each is told what to do
// and how it is seen that it did it.
import {
  chownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Command } from './run-peer.ts';
import type { JobName, Task } from './task.ts';

export type Tool = {
  name: string;
  program: string;
  /** A run that does nothing: what it takes is taken off. */
  idle: readonly string[];
  jobs: readonly JobName[];
  /** Waits for each answer before it asks again. */
  isOneAtATime: boolean;
  /** `count` is the number of messages in the mailbox. */
  command(task: Task, count: number): Command;
  /** It ends with these where all went well; 0 where nothing else is said. */
  goodStatus?: readonly number[];
  /** What it read, from its output and what lies in the folder; null where it cannot be seen. */
  result(out: string, task: Task): { bytes: number; messages: number } | null;
};

const nobody = 65_534;
const isTls = ({ security }: Task) => security === 'tls';

/** Printed behind each answer that came whole. */
const curlDone = '#curl-done#';

const curl: Tool = {
  name: 'curl',
  program: 'curl',
  idle: ['--version'],
  jobs: ['list', 'headers', 'download', 'one', 'delete'],
  isOneAtATime: true,
  command(task, count) {
    const { host, port, user, password, folder, job } = task;
    const base = `pop3${isTls(task) ? 's' : ''}://${host}:${port}/`;
    const common = `user = "${user}:${password}"\ninsecure\n`;
    const section = (lines: string) => `url = "${base}"\n${common}${lines}\n`;
    const silent = (request: string, more = '') =>
      section(`request = "${request}"\noutput = "/dev/null"${more}`);
    // Its own count of octets leaves out what comes with the status line.
    const counted = `\nwrite-out = "${curlDone}"`;
    const numbers = Array.from({ length: count }, (_, at) => at + 1);
    const listing = [silent('STAT', '\nhead'), silent('LIST'), silent('UIDL')];
    const each = (n: number) => {
      if (job === 'delete') return silent(`DELE ${n}`, `\nhead${counted}`);
      if (job === 'list' || job === 'headers')
        return section(`request = "TOP ${n} 0"${counted}`);
      const output = join(folder, `${n}.eml`);
      return `url = "${base}${n}"\n${common}output = "${output}"${counted}\n`;
    };
    const asked = job === 'list' ? numbers.slice(-(task.count ?? 50)) : numbers;
    const sections = [...(job === 'delete' ? [] : listing), ...asked.map(each)];
    return {
      program: 'curl',
      args: ['--silent', '--show-error', '--config', '-'],
      input: sections.join('next\n'),
    };
  },
  result(out, { job, folder }) {
    const messages = out.split(curlDone).length - 1;
    const printed = Buffer.byteLength(out) - messages * curlDone.length;
    const isSaved = job === 'download' || job === 'one';
    return { messages, bytes: isSaved ? lyingIn(folder).bytes : printed };
  },
};

const mpop: Tool = {
  name: 'mpop',
  program: 'mpop',
  idle: ['--version'],
  jobs: ['headers', 'download', 'one', 'delete'],
  isOneAtATime: false,
  command(task) {
    const { host, port, user, password, folder, job } = task;
    const maildir = makeMaildir(folder);
    const file = join(folder, 'mpoprc');
    const filter = `cat >>${folder}/headers; echo >>${folder}/count; exit 2`;
    const lines = [
      'account default',
      `host ${host}`,
      `port ${port}`,
      `user ${user}`,
      `password ${password}`,
      'auth user',
      `tls ${isTls(task) ? 'on' : 'off'}`,
      'tls_starttls off',
      ...(isTls(task) ? ['tls_certcheck off'] : []),
      'received_header off',
      `uidls_file ${folder}/uidls`,
      `delivery maildir ${maildir}`,
      `keep ${job === 'delete' ? 'off' : 'on'}`,
      // Larger than nothing is too large: deleted without being read.
      ...(job === 'delete' ? ['killsize 0'] : []),
      ...(job === 'headers' ? [`filter ${filter}`] : []),
    ];
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    return { program: 'mpop', args: [`--file=${file}`, '--quiet'] };
  },
  result(_, { job, folder }) {
    if (job === 'delete') return null;
    if (job !== 'headers') return lyingIn(join(folder, 'mail/new'));
    const messages = readFileSync(join(folder, 'count'), 'latin1').length;
    return { messages, bytes: statSync(join(folder, 'headers')).size };
  },
};

const fetchmail: Tool = {
  name: 'fetchmail',
  program: 'fetchmail',
  // 1: there was nothing to fetch, as when all of it was deleted.
  goodStatus: [0, 1],
  idle: ['--version'],
  jobs: ['download', 'one', 'delete'],
  isOneAtATime: true,
  command(task) {
    const { host, port, user, password, folder, job } = task;
    const file = join(folder, 'fetchmailrc');
    const lines = [
      `set idfile "${folder}/ids"`,
      `poll ${host} protocol pop3 port ${port} auth password`,
      `user "${user}" password "${password}"`,
      isTls(task) ? 'ssl no sslcertck' : 'sslproto ""',
      job === 'delete' ? 'nokeep limit 1 limitflush' : 'fetchall keep',
      `bsmtp "${folder}/mail"`,
    ];
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    return {
      program: 'fetchmail',
      args: ['-f', file, '--nodetach', '--silent'],
      env: { FETCHMAILHOME: folder },
    };
  },
  result(_, { job, folder }) {
    if (job === 'delete') return null;
    const mail = readFileSync(join(folder, 'mail'));
    let messages = 0;
    for (
      let at = mail.indexOf('MAIL FROM:');
      at >= 0;
      at = mail.indexOf('MAIL FROM:', at + 1)
    )
      messages += 1;
    return { messages, bytes: mail.length };
  },
};

const getmail: Tool = {
  name: 'getmail6',
  program: 'getmail',
  idle: ['--version'],
  jobs: ['download', 'one'],
  isOneAtATime: true,
  command(task) {
    const { host, port, user, password, folder } = task;
    const maildir = makeMaildir(folder);
    const file = join(folder, 'getmailrc');
    const lines = [
      '[retriever]',
      `type = SimplePOP3${isTls(task) ? 'SSL' : ''}Retriever`,
      `server = ${host}`,
      `port = ${port}`,
      `username = ${user}`,
      `password = ${password}`,
      '[destination]',
      'type = Maildir',
      `path = ${maildir}/`,
      '[options]',
      'read_all = true',
      'delete = false',
      'verbose = 0',
    ];
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    const args = [`--getmaildir=${folder}`, `--rcfile=${file}`];
    return { program: 'getmail', args, ...asNobody(folder) };
  },
  result: (_, { folder }) => lyingIn(join(folder, 'mail/new')),
};

export const tools: readonly Tool[] = [curl, mpop, fetchmail, getmail];

/** It refuses to deliver mail as root. */
function asNobody(folder: string): { uid?: number } {
  if (process.getuid?.() !== 0) return {};
  for (const path of [folder, ...readdirSync(folder, { recursive: true })])
    chownSync(join(folder, path === folder ? '' : String(path)), nobody, nobody);
  return { uid: nobody };
}

function makeMaildir(folder: string): string {
  const maildir = join(folder, 'mail');
  for (const part of ['cur', 'new', 'tmp'])
    mkdirSync(join(maildir, part), { recursive: true });
  return maildir;
}

function lyingIn(folder: string): { bytes: number; messages: number } {
  const names = readdirSync(folder);
  const sizes = names.map((name) => statSync(join(folder, name)).size);
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), messages: names.length };
}
