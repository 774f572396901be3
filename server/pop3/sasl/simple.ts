// The mechanisms that send the password or a token as it is, EXTERNAL, which sends neither,
// and CRAM-MD5. None lets the server prove itself.
import { createHmac } from 'node:crypto';
import type { Credentials } from '../api.ts';
import { Mistrust, type Mechanism } from './mechanism.ts';

export type Password = Extract<Credentials, { password: string }>;
export type Token = Extract<Credentials, { token: string }>;
/** The client's certificate of the TLS handshake says who it is. */
export type Certified = Extract<Credentials, { certificate: true }>;

/** RFC 4616. */
export function plain({ user, password }: Password): Mechanism {
  return unproven('PLAIN', `\0${user}\0${password}`, () => {
    throw new Mistrust('PLAIN has one step');
  });
}

/**
 * RFC 4422, appendix A. The name, where there is one, is who the certificate's owner wants to
 * be; without it the server takes it from the certificate.
 */
export function external({ user }: Certified): Mechanism {
  return unproven('EXTERNAL', user, () => {
    throw new Mistrust('EXTERNAL has one step');
  });
}

/**
 * LOGIN, never a standard (draft-murchison-sasl-login): the server asks for the name and then
 * for the password. Its prompts differ; their order does not.
 */
export function login({ user, password }: Password): Mechanism {
  const answers = [user, password];
  return unproven('LOGIN', null, () => {
    const answer = answers.shift();
    if (answer === undefined) throw new Mistrust('LOGIN has two steps');
    return answer;
  });
}

/** RFC 2195. */
export function cramMd5({ user, password }: Password): Mechanism {
  let hasAnswered = false;
  return unproven('CRAM-MD5', null, (challenge) => {
    // The form of a msg-id, as in APOP: other bytes let a man in the middle choose what is hashed.
    const isStamp = /^<[\x21-\x3b\x3d\x3f-\x7e]+>$/.test(challenge.toString('latin1'));
    if (hasAnswered || !isStamp) throw new Mistrust('CRAM-MD5 has one stamp');
    hasAnswered = true;
    return `${user} ${createHmac('md5', password).update(challenge).digest('hex')}`;
  });
}

/**
 * Google's and Microsoft's. The token in a step of its own: it is mostly too long for a
 * command, and Microsoft takes it in no other way. An error comes as JSON in a challenge and
 * wants an empty line before "-ERR" follows.
 */
export function xoauth2({ user, token }: Token): Mechanism {
  const initial = `user=${user}\x01auth=Bearer ${token}\x01\x01`;
  return { ...unproven('XOAUTH2', initial, errorOnce('')), inTwoSteps: true };
}

/** RFC 7628. An error's challenge is answered by one ^A (§3.2.3). */
export function oauthBearer(
  { user, token }: Token,
  server: { host: string; port: number },
): Mechanism {
  const fields = [
    `n,a=${escaped(user)},`,
    `host=${server.host}`,
    `port=${server.port}`,
    `auth=Bearer ${token}`,
  ];
  return unproven('OAUTHBEARER', `${fields.join('\x01')}\x01\x01`, errorOnce('\x01'));
}

/** RFC 5801 §4: a name within a GS2 header or a SCRAM message. */
export function escaped(name: string): string {
  return name.replaceAll('=', '=3D').replaceAll(',', '=2C');
}

function errorOnce(answer: string): () => string {
  let isOver = false;
  return () => {
    if (isOver) throw new Mistrust('one error is enough');
    isOver = true;
    return answer;
  };
}

function unproven(
  name: string,
  initial: string | null,
  answer: (challenge: Buffer) => string,
): Mechanism {
  return {
    name,
    initial: initial === null ? null : Buffer.from(initial),
    answer: (challenge) => Buffer.from(answer(challenge)),
    isProven: () => true,
  };
}
