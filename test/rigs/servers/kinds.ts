// The real POP3 servers the tests know, each as something that can be asked for and started.
import { startDemo } from '../../../server/demo/server.ts';
import { dovecotAvailable, startDovecot } from '../dovecot.ts';
import { talkTo } from '../talk.ts';
import { courierAvailable, startCourier } from './courier.ts';
import { cyrusAvailable, startCyrus } from './cyrus.ts';
import { mailutilsAvailable, startMailutils } from './mailutils.ts';
import { popa3dAvailable, startPopa3d } from './popa3d.ts';
import type { Kind, RealServer } from './real-server.ts';
import { filesBelow } from './room.ts';

const anna = { user: 'anna', password: 'Zq7-CANARY-servers' };

export const kinds: readonly Kind[] = [
  {
    name: 'Dovecot',
    available: dovecotAvailable,
    async start(messages) {
      const { user: name, password } = anna;
      const dovecot = await startDovecot({
        users: [{ name, password, messages: [...messages] }],
      });
      return {
        ...anna,
        host: dovecot.host,
        port: dovecot.pop3Port,
        letters: messages,
        stls: dovecot.certificate.sha256,
        left: async () => (await dovecot.files(name)).length,
        async state() {
          const files = await filesBelow(dovecot.maildir(name));
          // Its index is its own business; letters and their flags are not.
          return Object.fromEntries(
            Object.entries(files).filter(([file]) => /^(cur|new)\//.test(file)),
          );
        },
        stop: () => dovecot.stop(),
      };
    },
  },
  { name: 'demo', available: () => null, start: startTheDemo },
  {
    name: 'Courier',
    available: courierAvailable,
    start: (messages) => startCourier({ ...anna, messages }),
  },
  {
    name: 'Mailutils',
    available: mailutilsAvailable,
    start: (messages) => startMailutils({ ...anna, messages }),
  },
  {
    name: 'popa3d',
    available: popa3dAvailable,
    start: (messages) => startPopa3d({ ...anna, messages }),
  },
  {
    name: 'Cyrus',
    available: cyrusAvailable,
    start: (messages) => startCyrus({ ...anna, messages }),
  },
];

/** It has letters of its own, and keeps them in memory: what it holds is asked of it. */
async function startTheDemo(): Promise<RealServer> {
  const { host, port, user, password, close } = await startDemo();
  const ask = async (command: string): Promise<string> => {
    const talk = await talkTo(port);
    await talk.line();
    await talk.ask(`USER ${user}`);
    await talk.ask(`PASS ${password}`);
    const first = await talk.ask(command);
    const text = command === 'STAT' ? first : await talk.block();
    await talk.ask('QUIT');
    return text;
  };
  return {
    ...{ host, port, user, password, letters: null, stls: null },
    left: async () => Number((await ask('STAT')).split(' ')[1]),
    state: async () => ({ list: await ask('LIST'), uidl: await ask('UIDL') }),
    stop: close,
  };
}
