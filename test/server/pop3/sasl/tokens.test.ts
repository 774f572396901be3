// Bearer tokens over TLS, the errors their servers send, and a server that can do other
// things than it could at the visit before.
import { expect, test } from 'vitest';
import type { CapabilityMemory, Pop3Client } from '../../../../server/pop3/api.ts';
import { createCapabilityMemory } from '../../../../server/pop3/capability-memory.ts';
import { capaOf, faultOf, open, plainDial, serve, type Peer } from '../scripted.ts';
import { certificates, encrypted } from '../tls-server.ts';

const { sha256 } = certificates();
const who = { user: 'anna', token: 'T0ken-CANARY' };

/** Connected over TLS to a server that greets and then does as the script says. */
async function inside(
  script: (peer: Peer) => unknown,
  memory?: CapabilityMemory,
  port?: number,
): Promise<{ pop3: Pop3Client; heard: () => string[]; port: number }> {
  const peers: Peer[] = [];
  const server = port === undefined ? await serve(play) : { port };
  function play(peer: Peer) {
    const { inner } = encrypted(peer, 'good');
    peers.push(inner);
    inner.say('+OK\r\n');
    return script(inner);
  }
  const pop3 = await open(server.port, {
    ...{ dial: plainDial, security: 'tls', pin: sha256('good') },
    ...(memory === undefined ? {} : { memory }),
  });
  return { pop3, heard: () => peers.at(-1)?.heard ?? [], port: server.port };
}

const from64 = (line: string | undefined) => Buffer.from(line ?? '', 'base64').toString();

test('XOAUTH2 in two steps', async () => {
  const CAPA = capaOf('SASL XOAUTH2 PLAIN');
  const token = Buffer.from('user=anna\x01auth=Bearer T0ken-CANARY\x01\x01');
  const { pop3, heard } = await inside((peer) =>
    peer.answer({ CAPA, AUTH: '+ \r\n', [token.toString('base64')]: '+OK\r\n' }),
  );
  await pop3.signIn(who);
  expect(heard().slice(1, 3)).toEqual(['AUTH XOAUTH2', token.toString('base64')]);
  pop3.destroy();
});

test.each([
  ['XOAUTH2', ''],
  ['OAUTHBEARER', 'AQ=='],
])(
  '%s refused: the error is answered as its standard says, and the refusal told',
  async (name, reply) => {
    const error = Buffer.from('{"status":"invalid_token"}').toString('base64');
    const { pop3, heard } = await inside(async (peer) => {
      await peer.line();
      peer.say(capaOf(`SASL ${name}`));
      const first = (await peer.line()) ?? '';
      if (!first.includes(' ', 5)) {
        peer.say('+ \r\n');
        await peer.line();
      }
      peer.say(`+ ${error}\r\n`);
      await peer.line();
      peer.say('-ERR [AUTH] T0ken-CANARY is not valid\r\n');
    });
    const fault = await faultOf(pop3.signIn(who));
    expect(fault).toMatchObject({
      ...{ kind: 'sign-in', code: 'AUTH', line: '-ERR [AUTH] ••••• is not valid' },
    });
    expect(heard().at(-1)).toBe(reply);
    expect(from64(heard().at(-2)?.split(' ').at(-1))).toContain(
      'auth=Bearer T0ken-CANARY',
    );
    pop3.destroy();
  },
);

test('a server that can do other things than it could is asked again, and signed in to', async () => {
  const memory = createCapabilityMemory(2);
  let visits = 0;
  const play = (peer: Peer) => {
    visits++;
    // The first time PLAIN; later that is unknown to it.
    const isFirst = visits === 1;
    return peer.answer({
      CAPA: isFirst ? capaOf('SASL PLAIN') : capaOf('USER'),
      AUTH: isFirst ? '+OK\r\n' : '-ERR unknown command\r\n',
      USER: '+OK\r\n',
      PASS: '+OK\r\n',
    });
  };
  const password = { user: 'anna', password: 'Zq7-CANARY' };
  const first = await inside(play, memory);
  await first.pop3.signIn(password);
  first.pop3.destroy();
  const second = await inside(play, memory, first.port);
  await second.pop3.signIn(password);
  expect(second.pop3.capabilities.user).toBe(true);
  second.pop3.destroy();
  expect(visits).toBe(2);
});
