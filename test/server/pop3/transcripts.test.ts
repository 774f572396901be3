// Conversations as real servers hold them, their answers cut at every byte. However a network
// cuts them, the same comes out.
import { expect, test } from 'vitest';
import type { Pop3Client } from '../../../server/pop3/api.ts';
import { gather, loopback, open, serve, type Cut, type Peer } from './scripted.ts';

type Transcript = {
  name: string;
  greeting: string;
  talk: [command: string, answer: string][];
};

const message = 'Subject: dots\r\n\r\n..\r\n...\r\n.\r.\n\r\n..end\r\n';
const unstuffed = 'Subject: dots\r\n\r\n.\r\n..\r\n\r.\n\r\n.end\r\n';

const dovecot: Transcript = {
  name: 'Dovecot',
  greeting: '+OK Dovecot (Debian) ready.\r\n',
  talk: [
    [
      'CAPA',
      '+OK\r\nCAPA\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\nAUTH-RESP-CODE\r\nUSER\r\nSASL PLAIN\r\n.\r\n',
    ],
    ['AUTH PLAIN AGFubmEAc2VjcmV0', '+OK Logged in.\r\n'],
    ['CAPA', '+OK\r\nCAPA\r\nTOP\r\nUIDL\r\nRESP-CODES\r\nPIPELINING\r\n.\r\n'],
    ['STAT', '+OK 2 1234\r\n'],
    ['LIST', '+OK 2 messages:\r\n1 1200\r\n2 34\r\n.\r\n'],
    ['UIDL', '+OK\r\n1 000000015f5e1001\r\n2 .dot\r\n.\r\n'],
    ['TOP 2 0', '+OK\r\nSubject: x\r\n\r\n.\r\n'],
    ['RETR 2', `+OK 34 octets\r\n${message}.\r\n`],
    ['NOOP', '+OK\r\n'],
    ['DELE 2', '+OK Marked to be deleted.\r\n'],
    ['RSET', '+OK\r\n'],
    ['QUIT', '+OK Logging out.\r\n'],
  ],
};

const popa3d: Transcript = {
  name: 'popa3d, which knows no CAPA and says little',
  greeting: '+OK\r\n',
  talk: [
    ['CAPA', '-ERR\r\n'],
    ['USER anna', '+OK\r\n'],
    ['PASS secret', '+OK\r\n'],
    ['CAPA', '-ERR\r\n'],
    ['STAT', '+OK 2 1234\r\n'],
    ['LIST', '+OK\r\n1 1200\r\n2 34\r\n.\r\n'],
    ['UIDL', '+OK\r\n1 000000015f5e1001\r\n2 .dot\r\n.\r\n'],
    ['TOP 2 0', '+OK\r\nSubject: x\r\n\r\n.\r\n'],
    ['RETR 2', `+OK\r\n${message}.\r\n`],
    ['NOOP', '+OK\r\n'],
    ['DELE 2', '+OK\r\n'],
    ['RSET', '+OK\r\n'],
    ['QUIT', '+OK\r\n'],
  ],
};

const gmail: Transcript = {
  name: 'Gmail, which announces more after the sign-in',
  greeting: '+OK Gpop ready for requests from 192.0.2.1 a1-20020a056402\r\n',
  talk: [
    [
      'CAPA',
      '+OK Capability list follows\r\nUSER\r\nRESP-CODES\r\nEXPIRE 0\r\nLOGIN-DELAY 300\r\nX-GOOGLE-RICO\r\n.\r\n',
    ],
    ['USER anna', '+OK send PASS\r\n'],
    ['PASS secret', '+OK Welcome.\r\n'],
    [
      'CAPA',
      '+OK Capability list follows\r\nUSER\r\nTOP\r\nPIPELINING\r\nUIDL\r\nEXPIRE 0\r\n.\r\n',
    ],
    ...dovecot.talk.slice(3),
  ],
};

const cyrus: Transcript = {
  name: 'a server with a time stamp and words behind its figures',
  greeting: '+OK POP3 <1896.697170952@dbc.mtview.ca.us>\r\n',
  talk: [
    [
      'CAPA',
      '+OK List of capabilities follows\r\ntop\r\nuidl\r\nexpire NEVER\r\nImplementation Odd v1\r\n.\r\n',
    ],
    [
      'APOP anna 3f18b52881e44c0cc6067f46e0ced7bc',
      '+OK maildrop has 2 messages (1234 octets)\r\n',
    ],
    ['CAPA', '+OK\r\nTOP\r\nUIDL\r\n.\r\n'],
    ['STAT', '+OK 2 1234 and some words\r\n'],
    ['LIST', '+OK scan listing follows\r\n1 1200 x\r\n2 34 y\r\n.\r\n'],
    ...dovecot.talk.slice(5),
  ],
};

/** Answers exactly these commands in exactly this order. */
function playing({ greeting, talk }: Transcript) {
  return async (peer: Peer) => {
    peer.say(greeting);
    for (const [command, answer] of talk) {
      const line = await peer.line();
      if (line === null) return;
      if (line !== command) throw new Error(`heard ${line}, not ${command}`);
      peer.say(answer);
    }
    peer.socket.end();
  };
}

/** All there is to ask, and what came of it. */
async function everything(pop3: Pop3Client) {
  await pop3.signIn({ user: 'anna', password: 'secret' });
  const head = gather();
  const whole = gather();
  const [stat, list, uidl, top, retr] = await Promise.all([
    pop3.stat(),
    pop3.list(),
    pop3.uidl(),
    pop3.top(2, 0, head.sink),
    pop3.retr(2, whole.sink),
    pop3.noop(),
    pop3.dele(2),
    pop3.rset(),
  ]);
  const bodies = {
    top: top.octets,
    head: head.text(),
    retr: retr.octets,
    whole: whole.text(),
  };
  const { ok } = await pop3.quit();
  return { stat, list: [...list], uidl: [...(uidl ?? [])], ...bodies, quit: ok };
}

const expected = {
  stat: { count: 2, octets: 1234 },
  list: [
    [1, 1200],
    [2, 34],
  ],
  uidl: [
    [1, '000000015f5e1001'],
    [2, '.dot'],
  ],
  top: 14,
  head: 'Subject: x\r\n\r\n',
  retr: unstuffed.length,
  whole: unstuffed,
  quit: true,
};

test.each([dovecot, popa3d, gmail, cyrus])(
  '$name, cut at every byte',
  async (transcript) => {
    const server = await serve(playing(transcript));
    const length = [
      transcript.greeting,
      ...transcript.talk.map(([, answer]) => answer),
    ].join('').length;
    const cuts: Cut[] = ['nowhere', 'everywhere'];
    for (let at = 1; at < length; at++) cuts.push({ at });
    for (const cut of cuts) {
      const pop3 = await open(server.port, { dial: loopback(cut) });
      expect(await everything(pop3), JSON.stringify(cut)).toEqual(expected);
      expect(await pop3.closed).toMatchObject({
        kind: 'closed',
        phase: 'update',
        sent: 'nothing-final',
      });
    }
    await server.stop();
  },
);
