// What is known of who sent a message, as the reader shows it. Made in a worker by
// lib/checks; plain data, so that it can be posted. Every name in it came from outside.
import type { AuthResults } from './auth-results.ts';

/**
 * `confirmed`: it comes from the domain it names. `through`: another domain vouches for
 * itself. `failed`: the domain's own checks say no. `changed`: plausible, but not as signed.
 */
export type Verdict = 'confirmed' | 'through' | 'failed' | 'unchecked' | 'changed';

/** Why a signature proves nothing, or does not fit. */
export type SignatureWhy =
  /** What was signed is not what is here. */
  | 'body-changed'
  | 'header-changed'
  | 'malformed'
  | 'from-unsigned'
  | 'sha1'
  | 'algorithm'
  | 'expired'
  /** Lines of the header are no fields, so that it reads in more than one way. */
  | 'header-unclear'
  /** A field that is shown, or says how the text is read, is not among what is signed. */
  | 'field-added'
  /** Only the beginning of the text is signed (`l=`). */
  | 'partial'
  | 'no-key'
  | 'bad-key'
  | 'revoked'
  | 'weak-key'
  /** The name server did not answer, or may not be asked. */
  | 'no-answer'
  | 'not-asked'
  /** Only a part of the message is here, or its header is too large. */
  | 'not-whole'
  | 'no-crypto'
  | 'too-many';

export type SignatureCheck = {
  domain: string;
  selector: string;
  algorithm: string;
  /** `unknown`: it could not be checked, or what it says proves nothing. */
  state: 'pass' | 'fail' | 'unknown';
  why: SignatureWhy | null;
  /** The domain is the author's. */
  isAligned: boolean;
  /** The key's owner says it is only trying (`t=y`). */
  isTest: boolean;
  /** Names of the fields that are signed, lower-case. */
  signed: string[];
};

/** Whether what a signature covers is not all of what is shown, whoever verified it. */
export function isUnclear({ why }: Pick<SignatureCheck, 'why'>): boolean {
  return why === 'header-unclear' || why === 'field-added';
}

export type DmarcPolicy = {
  /** Where the record stands. */
  domain: string;
  policy: 'none' | 'quarantine' | 'reject';
  /** Only exactly the same domain counts. */
  strictDkim: boolean;
  strictSpf: boolean;
};

export type ArcCheck = {
  state: 'pass' | 'fail' | 'unknown';
  why: SignatureWhy | 'shape' | null;
  /** Who passed it on, oldest first, and what each said it had found. */
  sets: { instance: number; domain: string; results: AuthResults | null }[];
  /** The lowest instance whose signature still fits what is here; null where none does. */
  oldestPass: number | null;
};

export type SenderDoubt =
  /** Several authors, or several From fields. */
  | { kind: 'many-from'; n: number }
  | { kind: 'no-address' }
  /** The field is not as addresses are written, so that programs read it differently. */
  | { kind: 'odd-from' }
  /** The name shown is, or holds, an address or a host of another domain. */
  | { kind: 'name-is-address'; named: string; domain: string }
  /** The name is one known from another address. */
  | { kind: 'known-name'; name: string; known: string; domain: string }
  | { kind: 'reply-elsewhere'; domain: string; from: string }
  | { kind: 'sender-differs'; sender: string; from: string }
  /** Control characters, or such as turn the direction of reading, in the From field. */
  | { kind: 'hidden' }
  /** Letters of several alphabets, or of one that can be taken for another's. */
  | { kind: 'look-alike'; domain: string; readable: string; like: string }
  | { kind: 'foreign-letters'; domain: string; readable: string };

export type SenderChecks = {
  verdict: Verdict;
  /** Who found it: the person's mail server by its name, or this page itself. */
  by: { kind: 'server'; name: string } | { kind: 'here' } | null;
  /** The author's domain, ASCII; '' where none is named. */
  domain: string;
  /** The domain that vouches, where it is another. */
  via: string;
  /** The server's own line; null where there is none that can be believed. */
  trusted: AuthResults | null;
  /** Lines that anyone may have written. */
  claimed: AuthResults[];
  signatures: SignatureCheck[];
  /** Null where there is none; `unknown` where it was not or could not be looked up. */
  dmarc: DmarcPolicy | 'unknown' | null;
  arc: ArcCheck | null;
  doubts: SenderDoubt[];
  /** `waiting`: a name server would have to be asked first. */
  look: 'done' | 'waiting' | 'running' | 'failed';
};
