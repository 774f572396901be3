// SCRAM (RFC 5802, RFC 7677): the password is never said, and the server proves that it
// knows it too. With channel binding (-PLUS) both prove that nobody sits between them.
import {
  createHash,
  createHmac,
  pbkdf2,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { Prepare } from '../api.ts';
import { Mistrust, type Mechanism } from './mechanism.ts';
import { escaped, type Password } from './simple.ts';

const derive = promisify(pbkdf2);

/**
 * RFC 7677 §4 asks for 4,096 at least: fewer make a proof cheap to guess by. More than twice
 * what is advised today is a server that would keep us busy. Ours.
 */
const iterations = { min: 4_096, max: 600_000 };
/** Characters of a server's nonce and salt; servers send 20 to 60. Ours. */
const partChars = 1_024;

/** What ties the exchange to the TLS connection it runs on (RFC 5929, RFC 9266). */
export type Binding = { type: 'tls-exporter' | 'tls-server-end-point'; data: Buffer };

/**
 * `bound`: a Binding makes it the -PLUS form; 'not-offered' says that we could and the server
 * did not offer to, which exposes who took the offer out; null: there is nothing to bind to.
 */
export function scram(
  hash: 'sha1' | 'sha256',
  who: Password,
  options: {
    bound: Binding | 'not-offered' | null;
    prepare: Prepare;
    /** Random; handed in by tests with the RFC's examples. */
    nonce?: string;
  },
): Mechanism {
  const { bound, prepare, nonce = randomBytes(18).toString('base64') } = options;
  const password = prepare(who.password, 'password');
  const user = prepare(who.user, 'name');
  // RFC 5802 §5.1: nothing is left of it.
  if (user === '') throw new Error('a name of nothing');
  const isPlus = bound !== null && bound !== 'not-offered';
  const gs2 = isPlus ? `p=${bound.type},,` : bound === null ? 'n,,' : 'y,,';
  const binding = Buffer.concat([
    Buffer.from(gs2),
    isPlus ? bound.data : Buffer.alloc(0),
  ]);
  const bare = `n=${escaped(user)},r=${nonce}`;
  const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest();
  let state: 'first' | 'final' | 'proven' | 'over' = 'first';
  let expected: Buffer = Buffer.alloc(0);

  async function first(challenge: string): Promise<Buffer> {
    state = 'over';
    const { whole, salt, count } = readFirst(challenge, nonce);
    const size = hash === 'sha1' ? 20 : 32;
    const salted = await derive(password, salt, count, size, hash);
    const key = hmac(salted, 'Client Key');
    const stored = createHash(hash).update(key).digest();
    const final = `c=${binding.toString('base64')},r=${whole}`;
    const exchange = `${bare},${challenge},${final}`;
    const signature = hmac(stored, exchange);
    const proof = Buffer.from(key.map((byte, at) => byte ^ (signature[at] ?? 0)));
    expected = hmac(hmac(salted, 'Server Key'), exchange);
    state = 'final';
    return Buffer.from(`${final},p=${proof.toString('base64')}`);
  }

  function last(challenge: string): Buffer {
    state = 'over';
    // RFC 5802 §7: the server sees another line than we do. Somebody sits in between, and
    // would be told the password next.
    if (challenge.startsWith('e=channel-bindings-dont-match'))
      throw new Mistrust('somebody sits between the server and us');
    // An error of its own (`e=`): "-ERR" follows our empty line.
    if (challenge.startsWith('e=')) return Buffer.alloc(0);
    const [, said = ''] = /^v=([A-Za-z0-9+/]+=*)(?:,|$)/.exec(challenge) ?? [];
    const signature = Buffer.from(said, 'base64');
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected))
      throw new Mistrust('the server does not know the password');
    state = 'proven';
    return Buffer.alloc(0);
  }

  return {
    name: `SCRAM-${hash === 'sha1' ? 'SHA-1' : 'SHA-256'}${isPlus ? '-PLUS' : ''}`,
    initial: Buffer.from(`${gs2}${bare}`),
    answer(challenge) {
      const text = challenge.toString('utf8');
      if (state === 'first') return first(text);
      if (state === 'final') return last(text);
      throw new Mistrust('SCRAM has two steps');
    },
    isProven: () => state === 'proven',
  };
}

/** `r=nonce,s=salt,i=count` (RFC 5802 §7); an `m=` before them is an extension we do not know. */
function readFirst(text: string, ours: string) {
  const [, whole = '', salt = '', count = ''] =
    /^r=([\x21-\x2b\x2d-\x7e]+),s=([A-Za-z0-9+/]+=*),i=([1-9]\d{0,9})(?:,|$)/.exec(
      text,
    ) ?? [];
  if (!whole.startsWith(ours) || whole.length === ours.length)
    throw new Mistrust('the nonce is not ours');
  if (whole.length > partChars || salt.length > partChars)
    throw new Mistrust('a part is too long');
  const rounds = Number(count);
  if (rounds < iterations.min || rounds > iterations.max)
    throw new Mistrust('too few iterations, or too many');
  return { whole, salt: Buffer.from(salt, 'base64'), count: rounds };
}
