// The engine against every real POP3 server at hand: what each announces, what its answers
// are worth, and that a visit leaves behind what it should.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examine, type Conduct } from '../../rigs/servers/conduct.ts';
import { conductTable, rowOf } from '../../rigs/servers/conduct-table.ts';
import { kinds } from '../../rigs/servers/kinds.ts';
import { examples } from '../../rigs/servers/letters.ts';

/** Where servers honestly differ; all else is the same for each. */
type Own = {
  /** Words it must announce, with or without arguments. */
  announces: readonly string[];
  pipelining: boolean;
  signIn: RegExp;
  /** What TOP of all lines, and RETR, have beyond the letter; '' is nothing. */
  top?: RegExp;
  retr?: RegExp;
  /** RSET takes back what RETR marked. */
  rsetUnmarks: boolean;
  /** What a second session at the same time meets. */
  second: RegExp;
};

const modern = ['TOP', 'UIDL', 'USER', 'PIPELINING'];
const owns: Record<string, Own> = {
  Dovecot: {
    announces: [...modern, 'RESP-CODES', 'STLS', 'SASL'],
    pipelining: true,
    signIn: /^AUTH SCRAM-SHA-256 \S+$/,
    rsetUnmarks: true,
    second: /^let in$/,
  },
  demo: {
    announces: [...modern, 'RESP-CODES', 'SASL', 'EXPIRE', 'IMPLEMENTATION'],
    pipelining: true,
    signIn: /^APOP/,
    rsetUnmarks: true,
    second: /^-ERR \[IN-USE\]/,
  },
  Courier: {
    announces: [...modern, 'SASL', 'LOGIN-DELAY', 'UTF8', 'IMPLEMENTATION'],
    pipelining: true,
    signIn: /^AUTH/,
    rsetUnmarks: false,
    second: /^let in$/,
  },
  Mailutils: {
    // "EXPIRENEVER" in one word; APOP's time stamp for accounts that it cannot check: the
    // password is shown by choice.
    announces: [...modern, 'RESP-CODES', 'STLS', 'EXPIRENEVER'],
    pipelining: true,
    signIn: /^APOP .*, USER .*, PASS /,
    // It shows its own notes; the empty line too many of its TOP was taken out.
    top: /^with X-.*X-UIDL$/,
    retr: /^with X-/,
    rsetUnmarks: false,
    second: /^-ERR \[IN-USE\]/,
  },
  Cyrus: {
    announces: [...modern, 'RESP-CODES', 'AUTH-RESP-CODE', 'STLS', 'SASL', 'EXPIRE'],
    pipelining: true,
    signIn: /^AUTH SCRAM-SHA-256 \S+$/,
    rsetUnmarks: true,
    second: /^let in$/,
  },
  popa3d: {
    announces: [],
    pipelining: false,
    signIn: /^USER .*, PASS /,
    rsetUnmarks: true,
    second: /^let in$/,
  },
};

const rows: string[][] = [];
afterAll(() => {
  if (rows.length > 0)
    console.log(`What real servers announced and did:\n${conductTable(rows)}`);
});

describe.each(kinds)('$name', (kind) => {
  const missing = kind.available();
  if (missing !== null) console.log(missing);
  const own = owns[kind.name];
  if (own === undefined) throw new Error(`nothing is known of ${kind.name}`);
  let seen: Conduct;
  beforeAll(async () => {
    if (missing !== null) return;
    const server = await kind.start(examples());
    try {
      seen = await examine(server);
      rows.push(rowOf(kind.name, seen));
    } finally {
      await server.stop();
    }
  });
  const onIt = test.skipIf(missing !== null);

  onIt('is understood in what it announces', () => {
    const words = [...seen.before, ...seen.after].map((line) => line.split(' ')[0]);
    expect(words).toEqual(expect.arrayContaining([...own.announces]));
    if (own.announces.length === 0) expect(words).toEqual([]);
    expect(seen.pipelining).toBe(own.pipelining);
  });

  onIt(
    'is signed in to, in the clear and by STLS where it has it, and no secret is traced',
    () => {
      expect(seen.signIn).toMatch(own.signIn);
      if (own.announces.includes('STLS'))
        expect(seen.stls).toMatch(/^TLSv1\.[23], \d+ left$/);
      expect(seen.secretTraced).toBe(false);
    },
  );

  onIt(
    'gives one name to each letter, the same in every session, and counts right',
    () => {
      expect(seen.uidls).toEqual({ unique: true, stable: true });
      expect(seen.statAgrees).toBe(true);
    },
  );

  onIt(
    'gives each letter to the one who asked for it, many asked at once, byte for byte',
    () => {
      if (own.retr) expect(seen.retr.differences).toMatch(own.retr);
      else expect(seen.retr).toEqual({ whole: true, asListed: true, differences: '' });
    },
  );

  onIt('gives all of a letter by TOP, and its header alone', () => {
    if (own.top) expect(seen.top.differences).toMatch(own.top);
    else expect(seen.top).toEqual({ whole: true, asListed: true, differences: '' });
    expect(seen.headersExact).toBe(true);
  });

  onIt('is left as it was by one who only looks', () => {
    expect(seen.looking).toBe('as before');
    if (own.rsetUnmarks) expect(seen.retrThenRset).toBe('as before');
    else expect(seen.retrThenRset).toBe('changed');
  });

  onIt(
    'deletes at QUIT and not before: not after RSET, not where the line was lost',
    () => {
      const { rset, lost, quit } = seen.left;
      expect({ rset, lost, quit }).toEqual({
        rset: seen.count,
        lost: seen.count,
        quit: seen.count - 1,
      });
      expect(seen.deleted).toMatch(/^-ERR/);
    },
  );

  onIt('meets a second session in its own way', () => {
    expect(seen.second).toMatch(own.second);
  });
});
