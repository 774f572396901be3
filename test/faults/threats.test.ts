// What a server can do to who reads mail, each threat with the misbehaviours that play it and
// the ways in which they may end. The misbehaviours themselves are played to the engine and
// to the whole product in test/server/misbehaviour.test.ts.
import { describe, expect, test } from 'vitest';
import type { Pop3Fault } from '../../server/pop3/errors.ts';
import { endOf } from './ends.ts';
import { faults, type FaultName } from './table.ts';

type Threat = {
  played: readonly FaultName[];
  /** How the engine may end it; 'none': it is served, and nothing of it is wrong. */
  ends: readonly (Pop3Fault['kind'] | 'none')[];
};

/** All of one family: what is added to it is asked about here. */
const family = (start: string): FaultName[] =>
  (Object.keys(faults) as FaultName[]).filter((name) => name.startsWith(start)); // its own keys

const threats: Record<string, Threat> = {
  'mail lost before it is kept: cut bodies and connections': {
    played: ['retr-fin', 'drop-after', 'top-fin'],
    ends: ['closed'],
  },
  'the wrong letter removed: numbers and names that change': {
    played: [
      ...(['renumber', 'renumber-mid', 'uidl-dup', 'uidl-reuse', 'uidl-change'] as const),
      ...(['uidl-partial', 'list-gaps', 'retr-wrong', 'other-client'] as const),
      'stat-wrong',
    ],
    ends: ['none'],
  },
  'listings that are none': {
    played: ['list-garbage', 'list-dup', 'stat-garbage', 'status-odd', 'list-stall'],
    ends: ['garbled'],
  },
  'words of a server beside the body: markup, control characters, odd names': {
    played: ['g-markup', 'auth-markup', 'uidl-evil', 'capa-garbage'],
    ends: ['none', 'sign-in'],
  },
  'encryption stripped, or answers injected before it': {
    played: [
      ...family('s-inject'),
      ...(['s-refused', 'no-stls', 's-garbage', 's-odd', 's-silent', 's-close'] as const),
      ...(['s-rst', 's-stall', 's-greets-again', 'g-tls-plain', 'g-tls-silent'] as const),
    ],
    ends: ['garbled', 'no-stls', 'tls', 'closed', 'timed-out'],
  },
  'encryption as it should be, by odd ways': {
    played: ['s-capa-err', 's-offers-again'],
    ends: ['none'],
  },
  'certificates nobody should trust, and protocols nobody should speak': {
    played: [
      ...(['g-tls-self', 'g-tls-unknown-ca', 'g-tls-wronghost'] as const),
      ...(['g-tls-expired', 'g-tls-old'] as const),
      ...family('s-cert-'),
      's-tls-old',
    ],
    ends: ['tls'],
  },
  'what is no mail server at all': {
    played: ['g-imap', 'g-smtp', 'g-http', 'g-ssh'],
    ends: ['not-pop3'],
  },
  'credentials told back': { played: ['auth-echo'], ends: ['sign-in'] },
  'endless and huge answers': {
    played: [
      ...(['g-endless', 'g-huge-line', 'capa-flood', 'list-endless'] as const),
      ...(['list-long-line', 'uidl-endless', 'uidl-long-line', 'top-endless'] as const),
      ...family('retr-endless'),
      'retr-big',
    ],
    ends: ['too-large'],
  },
  'large and slow answers that are whole all the same': {
    played: ['list-huge', 'retr-bytes', 'retr-split', 'retr-empty', 'top-whole'],
    ends: ['none'],
  },
  'silence, and drips': {
    played: [
      ...(['g-silent', 'g-drip', 'retr-drip', 'auth-stall', 'top-stall'] as const),
      ...(['capa-stall', 'uidl-stall', 'retr-stall', 'dele-stall'] as const),
      'retr-no-end',
    ],
    ends: ['timed-out'],
  },
  'lines cut': {
    played: [
      ...([
        'g-close',
        'g-rst',
        'auth-close',
        'capa-fin',
        'uidl-fin',
        'retr-rst',
      ] as const),
      ...(['retr-no-end-fin', 'tls-truncate', 'retr-err-mid', 'idle-out'] as const),
      'dele-fin',
    ],
    ends: ['closed', 'dial'],
  },
  'answers out of step': {
    played: [
      ...(['g-extra-ok', 'g-bare-lf', 'auth-odd', 'auth-challenges'] as const),
      ...(['unsolicited', 'capa-status', 'retr-extra', 'retr-two-ends'] as const),
      ...(['pipeline-extra', 'pipeline-twice', 'dele-twice'] as const),
    ],
    ends: ['garbled'],
  },
  'answers left out of a flight': {
    played: ['pipeline-skip', 'pipeline-cut', 'pipeline-drop', 'pipeline-drop-sign-in'],
    ends: ['timed-out', 'unheard'],
  },
  'end marks that are none, dots and sizes that lie': {
    played: [
      ...([
        'retr-lf-dot-lf',
        'retr-cr-dot-cr',
        'retr-bare-lf',
        'retr-unstuffed',
      ] as const),
      ...(['retr-octets-lie', 'top-truncated', 'pipeline-swap'] as const),
    ],
    ends: ['none', 'timed-out'],
  },
  'refusals with a reason, which are to be told and heeded': {
    played: [
      ...family('g-err-'),
      ...(['g-in-use', 'g-login-delay', 'auth-refused', 'auth-plain-words'] as const),
      ...(['auth-app-password', 'auth-in-use', 'auth-temp', 'auth-perm'] as const),
      ...(['auth-login-delay', 'auth-unfit'] as const),
    ],
    ends: ['greeting-refused', 'sign-in'],
  },
  'one session at a time, and not too often': {
    played: ['lock', 'login-delay', 'expire-quit'],
    ends: ['none'],
  },
  'what it cannot do': {
    played: ['capa-err', 'no-pipelining', 'no-uidl', 'no-top', 'list-refused'],
    ends: ['none', 'refused'],
  },
  'letters that are gone or are not removed': {
    played: ['retr-gone', 'dele-refused', 'dele-some', 'rset-refused', 'idle-out-err'],
    ends: ['refused', 'none'],
  },
  'nobody knows what QUIT removed': {
    played: [
      ...([
        'quit-lost;commit=0',
        'quit-lost;commit=1',
        'quit-stall',
        'quit-err',
      ] as const),
      ...(['quit-long', 'quit-odd', 'quit-half', 'marked-mute'] as const),
    ],
    ends: ['closed', 'timed-out', 'refused'],
  },
};

describe('every threat by a server', () => {
  test.each(Object.entries(threats))('%s', (_threat, { played, ends }) => {
    expect(played).not.toEqual([]);
    const others = played.filter((name) => {
      const [engine] = endOf(name);
      return engine.split('|').some((kind) => !ends.some((end) => end === kind));
    });
    expect(others).toEqual([]);
  });
});

test('no misbehaviour is played for nothing', () => {
  const named = new Set(Object.values(threats).flatMap(({ played }) => played));
  const rest = Object.keys(faults).filter((name) => !named.has(name as FaultName)); // its own keys
  expect(rest).toEqual(['none']);
});
