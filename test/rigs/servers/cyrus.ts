// Cyrus' POP3 server under its own master process: SASL of its own, mailboxes in its own
// store, which letters reach by LMTP only.
import { once } from 'node:events';
import { makeCertificate } from '../certificate.ts';
import { freePorts } from '../ports.ts';
import { talkTo } from '../talk.ts';
import type { Holding, RealServer } from './real-server.ts';
import { openRoom, roomAvailable, type Room } from './room.ts';

export const cyrusAvailable = () => roomAvailable('cyrus', 'usr/lib/cyrus/bin/pop3d');

const folders = [
  'db',
  'lock',
  'log',
  'msg',
  'proc',
  'ptclient',
  'quota',
  'socket',
  'user',
];
const realm = 'cyrus.test';

export async function startCyrus(holding: Holding): Promise<RealServer> {
  const { user, password, messages } = holding;
  const certificate = makeCertificate();
  const [port = 0, lmtp = 0] = await freePorts(2);
  const room = await openRoom('cyrus', {
    'etc/imapd.conf': settings,
    'etc/cyrus.conf': services(port, lmtp),
    'etc/cyrus/cert.pem': certificate.pem,
    'etc/cyrus/key.pem': certificate.key,
    'var/spool/cyrus/.here': '',
    ...Object.fromEntries(folders.map((name) => [`var/lib/cyrus/${name}/.here`, ''])),
  });
  try {
    await start(room, { port, user, password });
    await deliver(lmtp, user, messages);
  } catch (error) {
    await room.stop();
    throw error;
  }
  const look = () => stored(port, user, password);
  return {
    ...{ host: '127.0.0.1', port, user, password },
    // LMTP writes "Return-Path" and "Received" above them.
    letters: null,
    stls: certificate.sha256,
    left: async () => Object.keys(await look()).length,
    state: look,
    stop: () => room.stop(),
  };
}

const settings = `configdirectory: /var/lib/cyrus
defaultpartition: default
partition-default: /var/spool/cyrus
servername: ${realm}
autocreate_quota: 0
autocreate_post: yes
autocreate_users: anyone
popminpoll: 0
allowplaintext: yes
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
tls_server_cert: /etc/cyrus/cert.pem
tls_server_key: /etc/cyrus/key.pem
`;

const programs = '/usr/lib/cyrus/bin';
const services = (pop3: number, lmtp: number): string => `START {
  recover cmd="${programs}/ctl_cyrusdb -r"
}
SERVICES {
  pop3 cmd="${programs}/pop3d" listen="127.0.0.1:${pop3}" prefork=0 proto="tcp4"
  lmtp cmd="${programs}/lmtpd -a" listen="127.0.0.1:${lmtp}" prefork=0 proto="tcp4"
}
`;

async function start(
  room: Room,
  { port, user, password }: { port: number; user: string; password: string },
): Promise<void> {
  const own = '/var/lib/cyrus /var/spool/cyrus /etc/cyrus /etc/sasldb2';
  const prepare = `printf %s "$SECRET" | saslpasswd2 -p -c -u ${realm} ${user} && chown -R cyrus:mail ${own}`;
  const preparing = room.run(['sh', '-c', prepare], { env: { SECRET: password } });
  await once(preparing, 'exit');
  const files = ['-M', '/etc/cyrus.conf', '-C', '/etc/imapd.conf'];
  const master = room.run([`${programs}/master`, ...files, '-D']);
  for (;;) {
    if (master.exitCode !== null) throw new Error(`Cyrus ended with ${master.exitCode}`);
    const talk = await talkTo(port).catch(() => null);
    const hello = await talk?.line().catch(() => '');
    talk?.end();
    if (hello?.startsWith('+OK')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** By LMTP (RFC 2033); the first makes the mailbox. */
async function deliver(
  port: number,
  user: string,
  messages: readonly Uint8Array[],
): Promise<void> {
  const talk = await talkTo(port);
  const must = async (command: string, status: string): Promise<void> => {
    if (command !== '') talk.send(`${command}\r\n`);
    let line = await talk.line();
    while (/^\d{3}-/.test(line)) line = await talk.line();
    if (!line.startsWith(status)) throw new Error(`Cyrus says to ${command}: ${line}`);
  };
  await must('', '220');
  await must(`LHLO ${realm}`, '250');
  for (const message of messages) {
    await must(`MAIL FROM:<post@${realm}>`, '250');
    await must(`RCPT TO:<${user}>`, '250');
    await must('DATA', '354');
    const text = Buffer.from(message).toString('latin1');
    await must(`${text.replace(/^\./gm, '..').replace(/\r\n$/, '')}\r\n.`, '250');
  }
  await must('QUIT', '221');
  talk.end();
}

/** What it holds is asked of it: its store is its own business. By name, with the letter. */
async function stored(
  port: number,
  user: string,
  password: string,
): Promise<Record<string, string>> {
  const talk = await talkTo(port);
  await talk.line();
  await talk.ask(`USER ${user}`);
  const answer = await talk.ask(`PASS ${password}`);
  // Its lock is on: the session before is still on its way out.
  if (!answer.startsWith('+OK')) {
    talk.end();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return stored(port, user, password);
  }
  const found: Record<string, string> = {};
  await talk.ask('UIDL');
  const lines = (await talk.block()).split('\r\n').filter((line) => line !== '');
  for (const line of lines) {
    const [n = '', name = ''] = line.split(' ');
    await talk.ask(`TOP ${n} 99999999`);
    found[name] = await talk.block();
  }
  await talk.ask('RSET');
  await talk.ask('QUIT');
  talk.end();
  return found;
}
