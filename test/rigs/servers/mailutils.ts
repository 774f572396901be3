// GNU Mailutils' pop3d: PIPELINING, response codes, STLS, and UIDLs that it writes into the
// letters themselves.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeCertificate } from '../certificate.ts';
import {
  hashed,
  lettersIn,
  mbox,
  serveEach,
  type Holding,
  type RealServer,
} from './real-server.ts';
import { filesBelow, openRoom, roomAvailable } from './room.ts';

export const mailutilsAvailable = () => roomAvailable('mailutils', 'usr/sbin/pop3d');

export async function startMailutils(holding: Holding): Promise<RealServer> {
  const { user, password, messages } = holding;
  const certificate = makeCertificate();
  const room = await openRoom('mailutils', {
    'etc/pop3d.conf': `mode inetd;
logging { syslog no; };
mailbox { mailbox-pattern "mbox:/mail/\${user}/\${user}"; };
tls { ssl-certificate-file /etc/cert.pem; ssl-key-file /etc/key.pem; };
tls-mode ondemand;
tls-file-checks { key-file none; cert-file none; };
tcp-wrappers { enable no; };
`,
    'etc/cert.pem': certificate.pem,
    'etc/key.pem': certificate.key,
    'etc/shadow': `${user}:${hashed(password)}:19000::::::\n`,
    [`mail/${user}/${user}`]: mbox(messages),
  });
  const config = ['--no-config', '--config-file=/etc/pop3d.conf'];
  const listener = await serveEach(room, ['pop3d', ...config]);
  const inbox = join(room.tree, 'mail', user, user);
  return {
    host: '127.0.0.1',
    port: listener.port,
    user,
    password,
    letters: messages,
    stls: certificate.sha256,
    left: async () => lettersIn(await readFile(inbox, 'latin1')),
    async state() {
      const files = await filesBelow(join(room.tree, 'mail'));
      // The names it writes into letters are its own business; letters and "Status" are not.
      const own = /^X-(UIDL|UID|IMAPbase):.*\n/gm;
      return Object.fromEntries(
        Object.entries(files).map(([name, text]) => [name, text.replaceAll(own, '')]),
      );
    },
    async stop() {
      await listener.stop();
      await room.stop();
    },
  };
}
