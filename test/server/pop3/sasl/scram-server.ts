// A server's side of SCRAM-SHA-256, SCRAM-SHA-1 and their -PLUS, honest unless told otherwise.
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import type { Peer } from '../scripted.ts';

export type Lies = {
  first?: (honest: string) => string;
  last?: (honest: string) => string | null;
};

/**
 * From the AUTH command to the answer. `bound`: what its own end of the line is bound to, by
 * name; then it offers -PLUS, and takes nobody who was told that it does not (RFC 5802 §6).
 */
export async function playScram(
  peer: Peer,
  options: {
    password: string;
    lies?: Lies;
    bound?: { type: string; data: Buffer };
  },
): Promise<void> {
  const { password, lies = {}, bound } = options;
  const from64 = (line: string | null) => Buffer.from(line ?? '', 'base64').toString();
  const challenge = (text: string) =>
    peer.say(`+ ${Buffer.from(text).toString('base64')}\r\n`);
  const [, name, plus, token = ''] =
    /^AUTH SCRAM-SHA-(256|1)(-PLUS)? (\S+)$/.exec((await peer.line()) ?? '') ?? [];
  const [hash, size] = name === '1' ? ['sha1', 20] : ['sha256', 32];
  const [, gs2 = '', bare = ''] = /^([^,]*,[^,]*,)(.*)$/.exec(from64(token)) ?? [];
  const honest = `${/r=\S+/.exec(bare)?.[0] ?? ''}SERVER,s=c2FsdHNhbHQ=,i=4096`;
  const first = lies.first?.(honest) ?? honest;
  challenge(first);
  const final = from64(await peer.line());
  const fail = async (why: string) => {
    challenge(why);
    await peer.line();
    peer.say('-ERR [AUTH] wrong\r\n');
  };
  if (bound && gs2 === 'y,,') return fail('e=server-does-support-channel-binding');
  const data = plus && bound ? bound.data : Buffer.alloc(0);
  const whole = Buffer.concat([Buffer.from(gs2), data]).toString('base64');
  if (plus && gs2 !== `p=${bound?.type},,`)
    return fail('e=unsupported-channel-binding-type');
  if (!final.startsWith(`c=${whole},`)) return fail('e=channel-bindings-dont-match');
  const salted = pbkdf2Sync(password, 'saltsalt', 4_096, size, hash);
  const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest();
  const exchange = `${bare},${first},${final.replace(/,p=.*$/, '')}`;
  const client = hmac(salted, 'Client Key');
  const mask = hmac(createHash(hash).update(client).digest(), exchange);
  const proof = Buffer.from(client.map((byte, at) => byte ^ (mask[at] ?? 0)));
  if (!final.endsWith(`,p=${proof.toString('base64')}`))
    return peer.say('-ERR [AUTH] wrong\r\n');
  const signature = hmac(hmac(salted, 'Server Key'), exchange).toString('base64');
  const said = lies.last ? lies.last(`v=${signature}`) : `v=${signature}`;
  if (said !== null) {
    challenge(said);
    await peer.line();
  }
  peer.say('+OK in\r\n');
}
