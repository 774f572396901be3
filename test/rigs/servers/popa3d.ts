// popa3d, the small server of Openwall: PAM, one mbox, no CAPA and so no promises at all.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  hashed,
  lettersIn,
  mbox,
  serveEach,
  type Holding,
  type RealServer,
} from './real-server.ts';
import { filesBelow, openRoom, roomAvailable } from './room.ts';

export const popa3dAvailable = () => roomAvailable('popa3d', 'usr/sbin/popa3d');

export async function startPopa3d({
  user,
  password,
  messages,
}: Holding): Promise<RealServer> {
  const checks = ['auth', 'account'].map((what) => `${what} required pam_unix.so\n`);
  const room = await openRoom('popa3d', {
    'etc/pam.d/popa3d': `${checks.join('')}session required pam_permit.so\n`,
    'etc/shadow': `${user}:${hashed(password)}:19000::::::\npopa3d:*:19000::::::\n`,
    [`mail/spool/${user}`]: mbox(messages),
  });
  // It looks in /var/mail and nowhere else.
  const inbox = join(room.tree, 'mail/spool', user);
  const listener = await serveEach(room, ['popa3d']);
  return {
    host: '127.0.0.1',
    port: listener.port,
    user,
    password,
    letters: messages,
    stls: null,
    left: async () => lettersIn(await readFile(inbox, 'latin1')),
    state: () => filesBelow(join(room.tree, 'mail')),
    async stop() {
      await listener.stop();
      await room.stop();
    },
  };
}
