// Conversations in which more is said than one line and one answer: proofs, tokens, encryption,
// languages and refusals. However a network cuts what the server says, the same comes out.
import { expect, test } from 'vitest';
import type { ConnectOptions, Pop3Client } from '../../../server/pop3/api.ts';
import { playScram } from './sasl/scram-server.ts';
import {
  capaOf,
  faultOf,
  loopback,
  open,
  serve,
  type Cut,
  type Peer,
} from './scripted.ts';
import { certificates, encrypted } from './tls-server.ts';

const anna = { user: 'anna', password: 'secret' };
const { sha256 } = certificates();

function* cuts(length: number): Generator<Cut> {
  for (let at = 1; at < length; at++) yield { at };
  yield 'everywhere';
}

/** Makes the visit uncut, then with each cut of `length` bytes; `seen` is what it must see. */
async function everyCut(
  visit: (cut: Cut) => Promise<unknown>,
  length: () => number,
  seen: unknown,
): Promise<void> {
  expect(await visit('nowhere')).toEqual(seen);
  expect(length()).toBeGreaterThan(50);
  for (const cut of cuts(length()))
    expect(await visit(cut), JSON.stringify(cut)).toEqual(seen);
}

/** Hears exactly these lines, in this order, and answers each. */
async function playing(peer: Peer, talk: [line: string, answer: string][]) {
  for (const [command, answer] of talk) {
    const line = await peer.line();
    if (line !== command) throw new Error(`heard ${line}, not ${command}`);
    peer.say(answer);
  }
}

/** What was written to the first connection, where nothing of it is encrypted. */
const written = ({ peers }: { peers: Peer[] }) => peers[0]?.socket.bytesWritten ?? 0;

test('UTF8, LANG and every command refused', async () => {
  const server = await serve((peer) => {
    peer.say('+OK ready\r\n');
    const CAPA = capaOf('USER', 'UTF8', 'LANG', 'TOP', 'UIDL');
    return playing(peer, [
      ['CAPA', CAPA],
      ['UTF8', '+OK\r\n'],
      ['USER anna', '+OK\r\n'],
      ['PASS secret', '+OK\r\n'],
      ['CAPA', CAPA],
      ['LANG', '+OK\r\nen English\r\nfr Fran\u00e7ais\r\n.\r\n'],
      ['LANG fr', '+OK fr Langue chang\u00e9e\r\n'],
      ['LANG xx', '-ERR inconnue\r\n'],
      ['LIST 9', '-ERR non\r\n'],
      ['UIDL 9', '-ERR non\r\n'],
      ['TOP 9 0', '-ERR [SYS/TEMP] effac\u00e9\r\n'],
      ['RETR 9', '-ERR .\r\n'],
      ['DELE 9', '-err\r\n'],
      ['NOOP', '-ERR\r\n'],
      ['RSET', '-ERR non\r\n'],
      ['LIST', '-ERR vide\r\n'],
      ['STAT', '+OK 0 0\r\n'],
      ['UIDL', '-ERR vide\r\n'],
      ['STAT', '+OK 0 0\r\n'],
      ['QUIT', '-ERR non\r\n'],
    ]);
  });
  const visit = async (cut: Cut) => {
    const pop3 = await open(server.port, { dial: loopback(cut) });
    await pop3.signIn(anna);
    const refused = async (work: Promise<unknown>) => {
      const fault = await faultOf(work);
      return fault !== null && typeof fault === 'object' && 'line' in fault && fault.line;
    };
    return {
      languages: [...((await pop3.languages()) ?? [])],
      spoken: [await pop3.speak('fr'), await pop3.speak('xx')],
      ofOne: [await pop3.sizeOf(9), await pop3.uidlOf(9)],
      refused: [
        await refused(pop3.top(9, 0, () => {})),
        await refused(pop3.retr(9, () => {})),
        await refused(pop3.dele(9)),
        await refused(pop3.noop()),
        await refused(pop3.rset()),
      ],
      listed: [(await pop3.list()).size, (await pop3.uidl())?.size],
      quit: await pop3.quit(),
    };
  };
  await everyCut(visit, () => written(server), {
    languages: [
      ['en', 'English'],
      ['fr', 'Fran\u00e7ais'],
    ],
    spoken: [true, false],
    ofOne: [null, null],
    refused: ['-ERR [SYS/TEMP] effac\u00e9', '-ERR .', '-err', '-ERR', '-ERR non'],
    listed: [0, 0],
    quit: { ok: false, line: '-ERR non' },
  });
});

test('a proof by SCRAM', async () => {
  const server = await serve(async (peer) => {
    peer.say('+OK ready\r\n');
    await playing(peer, [['CAPA', capaOf('SASL SCRAM-SHA-256', 'PIPELINING')]]);
    await playScram(peer, { password: 'secret' });
    await playing(peer, [
      ['CAPA', capaOf('TOP', 'PIPELINING')],
      ['STAT', '+OK 2 1234\r\n'],
      ['QUIT', '+OK\r\n'],
    ]);
  });
  const visit = async (cut: Cut) => {
    const pop3 = await open(server.port, { dial: loopback(cut) });
    await pop3.signIn(anna);
    const stat = await pop3.stat();
    return { top: pop3.capabilities.top, stat, quit: (await pop3.quit()).ok };
  };
  const stat = { count: 2, octets: 1234 };
  await everyCut(visit, () => written(server), { top: true, stat, quit: true });
});

const inside: [string, string][] = [
  ['CAPA', capaOf('SASL XOAUTH2', 'TOP')],
  ['AUTH XOAUTH2', '+ \r\n'],
];
const token = Buffer.from('user=anna\x01auth=Bearer T0ken\x01\x01').toString('base64');
const bearer = { user: 'anna', token: 'T0ken' };
const pinned = (): Partial<ConnectOptions> => ({ pin: sha256('good') });

test('STLS, cut in what is said before the encryption', async () => {
  const greeting = '+OK ready <1.2@pop.test>\r\n';
  const clear: [string, string][] = [
    ['CAPA', capaOf('USER', 'STLS', 'PIPELINING')],
    ['STLS', '+OK begin\r\n'],
  ];
  const { port } = await serve(async (peer) => {
    peer.say(greeting);
    await playing(peer, clear);
    const { inner } = encrypted(peer, 'good');
    const CAPA = capaOf('USER', 'TOP');
    await inner.answer({ CAPA, USER: '+OK\r\n', PASS: '+OK\r\n', QUIT: '+OK\r\n' });
  });
  const visit = async (cut: Cut) => {
    const dial = loopback(cut);
    const pop3 = await open(port, { ...pinned(), dial, security: 'stls' });
    await pop3.signIn(anna);
    const { greeting: said, capabilities } = pop3;
    return { said, stls: capabilities.stls, quit: (await pop3.quit()).ok };
  };
  const said = [greeting, ...clear.map(([, answer]) => answer)].join('');
  await everyCut(visit, () => said.length, { said: '', stls: false, quit: true });
});

test.each([
  ['taken', [[token, '+OK in\r\n']], true],
  [
    'refused, with its reason',
    [
      [token, `+ ${Buffer.from('{"status":"400"}').toString('base64')}\r\n`],
      ['', '-ERR [AUTH] no\r\n'],
    ],
    { kind: 'sign-in', line: '-ERR [AUTH] no' },
  ],
] satisfies [string, [string, string][], unknown][])(
  'a token by XOAUTH2 in two steps, %s, cut inside the encryption',
  async (_name, steps, outcome) => {
    let now: Cut = 'nowhere';
    const greeting = '+OK ready\r\n';
    const after: [string, string][] = outcome === true ? [['CAPA', capaOf('TOP')]] : [];
    const talk = [...inside, ...steps, ...after];
    const { port } = await serve(async (peer) => {
      const { inner } = encrypted(peer, 'good');
      inRecords(inner, now);
      inner.say(greeting);
      await playing(inner, talk);
    });
    const visit = async (cut: Cut): Promise<unknown> => {
      now = cut;
      const pop3: Pop3Client = await open(port, { ...pinned(), security: 'tls' });
      const signed = pop3.signIn(bearer).then(() => true);
      const seen = outcome === true ? await signed : await faultOf(signed);
      pop3.destroy();
      return seen;
    };
    const said = [greeting, ...talk.map(([, answer]) => answer)].join('');
    const wanted: unknown = outcome === true ? true : expect.objectContaining(outcome);
    await everyCut(visit, () => said.length, wanted);
  },
);

/** What it says from here on leaves in TLS records that are cut so: each is heard by itself. */
function inRecords(peer: Peer, cut: Cut): void {
  let seen = 0;
  let written = Promise.resolve();
  const write = (piece: string): Promise<void> =>
    new Promise((resolve) => peer.socket.write(piece, () => resolve()));
  peer.say = (text) => {
    for (const piece of piecesOf(String(text), cut, seen))
      written = written.then(() => write(piece));
    seen += text.length;
  };
}

function piecesOf(text: string, cut: Cut, seen: number): string[] {
  if (cut === 'nowhere') return [text];
  if (cut === 'everywhere') return Array.from(text);
  const at = cut.at - seen;
  return at > 0 && at < text.length ? [text.slice(0, at), text.slice(at)] : [text];
}
