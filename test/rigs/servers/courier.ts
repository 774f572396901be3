// Courier's POP3 server as its packages start it: couriertcpd, the sign-in before it, its
// own authentication daemon behind it, one Maildir.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts } from '../ports.ts';
import { talkTo } from '../talk.ts';
import { hashed, withLf, type Holding, type RealServer } from './real-server.ts';
import { filesBelow, openRoom, owner, roomAvailable, type Room } from './room.ts';

const programs = '/usr/lib/courier/courier';

export const courierAvailable = () =>
  roomAvailable('courier', 'usr/lib/courier/courier/courierpop3d');

export async function startCourier({
  user,
  password,
  messages,
}: Holding): Promise<RealServer> {
  const box = `mail/${user}/Maildir`;
  const room = await openRoom('courier', {
    'etc/courier/authdaemonrc': authentication,
    'run/courier/authdaemon/.here': '',
    'etc/courier/userdb': `${user}\thome=/mail/${user}|uid=${owner.uid}|gid=${owner.gid}|systempw=${hashed(password)}\n`,
    [`${box}/tmp/.here`]: '',
    [`${box}/cur/.here`]: '',
    ...Object.fromEntries(
      messages.map((message, at) => [
        `${box}/new/${1_700_000_000 + at}.M${at}P1.test`,
        withLf(message),
      ]),
    ),
  });
  const maildir = join(room.tree, box);
  const [port = 0] = await freePorts(1);
  try {
    await start(room, port);
  } catch (error) {
    await room.stop();
    throw error;
  }
  const mail = async () => {
    const files = await filesBelow(maildir);
    // Its cache of UIDLs and sizes is its own business; letters and their flags are not.
    return Object.fromEntries(
      Object.entries(files).filter(([name]) => /^(cur|new)\/\d/.test(name)),
    );
  };
  return {
    host: '127.0.0.1',
    port,
    user,
    password,
    letters: messages,
    stls: null,
    left: async () => Object.keys(await mail()).length,
    state: mail,
    stop: () => room.stop(),
  };
}

const modules = 'authmodulelist="authuserdb"\nauthmodulelistorig="authuserdb"\n';
const authentication = `${modules}daemons=2\nauthdaemonvar=/run/courier/authdaemon\nDEBUG_LOGIN=0\nDEFAULTOPTIONS=""\nLOGGEROPTS=""\n`;

async function start(room: Room, port: number): Promise<void> {
  execFileSync('chmod', ['0600', join(room.tree, 'etc/courier/userdb')]);
  await once(room.run(['makeuserdb']), 'exit');
  const env = {
    authmodulelist: 'authuserdb',
    authmodulelistorig: 'authuserdb',
    daemons: '2',
    authdaemonvar: '/run/courier/authdaemon',
  };
  room.run(['/usr/lib/courier/courier-authlib/authdaemond'], { env });
  const sessions = ['-maxprocs=40', '-maxperip=40', '-nodnslookup', '-noidentlookup'];
  const login = [`${programs}/courierpop3login`, `${programs}/courierpop3d`, 'Maildir'];
  const door = room.run(
    ['couriertcpd', ...sessions, '-address=127.0.0.1', String(port), ...login],
    {
      env: { POP3AUTH: 'PLAIN LOGIN CRAM-MD5', MAILDIRPATH: 'Maildir', PROTOCOL: 'POP3' },
    },
  );
  const socket = join(room.tree, 'run/courier/authdaemon/socket');
  for (;;) {
    const talk = await talkTo(port).catch(() => null);
    const hello = await talk?.line().catch(() => '');
    talk?.end();
    if (hello?.startsWith('+OK') && existsSync(socket)) return;
    if (door.exitCode !== null) throw new Error('couriertcpd ended by itself');
    await readdir(room.tree); // gone where it was stopped: then this ends
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
