// The misbehaviours by name. Each is something a real server did, or a hostile one could.
// Long because it is one table, looked through as a whole.
import { stuffed, topOf, type Entry, type Scene, type Script } from './script.ts';

const greets = (line: string) => (scene: Scene) => scene.say(`${line}\r\n`);
const refuses = (line: string) => ({ 'SIGN-IN': greets(`-ERR ${line}`) });
const letter = (scene: Scene): Entry =>
  scene.entry() ?? { uid: '', raw: Buffer.alloc(0) };
/** Status line and half the letter, the rest of the answer left to the script. */
function half(scene: Scene): void {
  const text = stuffed(letter(scene).raw);
  scene.say(`+OK\r\n${text.slice(0, Math.ceil(text.length / 2))}`);
}
const kilobyte = `${'x'.repeat(1022)}\r\n`;
const evilUids = [
  '<img/src=x/onerror=document.title=0>',
  '__proto__',
  'constructor',
  'x'.repeat(500),
  'a b',
  '../../etc/passwd',
];

const table = {
  none: { says: 'behaves' },

  // Greetings
  'g-imap': {
    says: 'is an IMAP server',
    greeting: greets('* OK [CAPABILITY IMAP4rev1] ready'),
  },
  'g-smtp': {
    says: 'is an SMTP server',
    greeting: greets('220 mail.fault.example ESMTP'),
  },
  'g-http': {
    says: 'is a web server',
    greeting: greets('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n'),
  },
  'g-ssh': { says: 'is an SSH server', greeting: greets('SSH-2.0-OpenSSH_9.2') },
  'g-silent': { says: 'accepts and says nothing', greeting: () => {} },
  'g-close': { says: 'accepts and hangs up', greeting: (scene) => scene.hangUp() },
  'g-drip': {
    says: 'greets one letter at a time and never ends the line',
    greeting: (scene) => scene.drip('+OK '.padEnd(100_000, '.'), 50),
  },
  'g-endless': {
    says: 'greets with a line without end',
    greeting: (scene) => scene.flood(() => '+OK '.padEnd(65_536, 'x')),
  },
  'g-err-temp': {
    says: 'is down for a while',
    greeting: greets('-ERR [SYS/TEMP] try later'),
  },
  'g-err-perm': {
    says: 'is down for good',
    greeting: greets('-ERR [SYS/PERM] closed account'),
  },
  'g-in-use': {
    says: 'is locked at the door',
    greeting: greets('-ERR [IN-USE] mailbox locked'),
  },
  'g-login-delay': {
    says: 'was asked too soon',
    greeting: greets('-ERR [LOGIN-DELAY] wait a minute'),
  },
  'g-markup': {
    says: 'greets with markup and control characters',
    greeting: greets('+OK <b onclick=alert(1)>\x1b[31m\x07 <1@x>'),
  },
  'g-extra-ok': {
    says: 'says an answer nobody asked for behind its greeting',
    greeting: greets('+OK ready\r\n+OK 99 99'),
  },
  'g-huge-line': {
    says: 'greets with a megabyte in one line',
    greeting: (scene) => scene.say(`+OK ${'x'.repeat(1_048_576)}\r\n`),
  },
  'g-bare-lf': {
    says: 'ends its lines in LF',
    greeting: (scene) => scene.say('+OK ready\n'),
  },
  'g-rst': { says: 'accepts and resets', greeting: (scene) => scene.cut() },
  'g-tls-self': { says: 'is its own authority', tls: { mode: 'implicit' } },
  'g-tls-unknown-ca': {
    says: 'shows a certificate with its chain, from an authority nobody knows',
    tls: { mode: 'implicit', isChained: true },
  },
  'g-tls-wronghost': {
    says: 'shows the certificate of another host',
    tls: { mode: 'implicit', names: 'DNS:elsewhere.example' },
  },
  'g-tls-expired': {
    says: 'shows a certificate that has expired',
    tls: { mode: 'implicit', days: -1 },
  },
  'g-tls-plain': {
    says: 'speaks plain text where encryption was due from the first byte',
    tls: { mode: 'implicit', isPlain: true },
    // A TLS hello is no line.
    heeds: () => [],
  },
  'g-tls-silent': {
    says: 'accepts and never shakes hands',
    tls: { mode: 'implicit', isPlain: true },
    greeting: () => {},
    heeds: () => [],
  },
  'g-tls-old': { says: 'knows no TLS above 1.1', tls: { mode: 'implicit', isOld: true } },

  // Signing in
  'auth-refused': {
    says: 'calls the password wrong',
    on: refuses('[AUTH] wrong password'),
  },
  'auth-plain-words': {
    says: 'refuses without a code',
    on: refuses('authentication failed'),
  },
  'auth-app-password': {
    says: 'wants an app password',
    on: refuses('[AUTH] Application-specific password required'),
  },
  'auth-in-use': { says: 'is locked', on: refuses('[IN-USE] another session is open') },
  'auth-temp': { says: 'cannot check now', on: refuses('[SYS/TEMP] directory is away') },
  'auth-login-delay': { says: 'was asked too soon', on: refuses('[LOGIN-DELAY] wait') },
  'auth-markup': {
    says: 'refuses in markup',
    on: refuses('<script>alert(1)</script>\x1b[2J'),
  },
  'auth-close': {
    says: 'hangs up at a wrong password',
    on: { 'SIGN-IN': (scene) => scene.hangUp() },
  },
  'auth-unfit': {
    says: 'greets with a time stamp and cannot check what is made of it',
    on: {
      'SIGN-IN': (scene) => {
        if (scene.verb === 'APOP') scene.say('-ERR [AUTH] authentication failed\r\n');
        else scene.ordinary();
      },
    },
  },
  'auth-echo': {
    says: 'hears the password as it is, and repeats it in its refusal',
    greeting: greets('+OK ready, without a stamp for APOP'),
    on: { 'SIGN-IN': (scene) => scene.say(`-ERR [AUTH] "${scene.rest}" is wrong\r\n`) },
  },
  'auth-stall': { says: 'never answers the password', on: { 'SIGN-IN': () => {} } },
  'auth-perm': {
    says: 'has closed the account',
    on: refuses('[SYS/PERM] account closed'),
  },
  'auth-odd': {
    says: 'answers the password with no status',
    on: { 'SIGN-IN': greets('welcome') },
  },
  'auth-challenges': {
    says: 'challenges without end',
    on: { 'SIGN-IN': (scene) => scene.flood(() => '+ \r\n') },
  },
  lock: {
    says: 'lets one session in and no other',
    on: {
      'SIGN-IN': (scene) => {
        if (scene.session === 0) scene.ordinary();
        else scene.say('-ERR [IN-USE] mailbox locked by another session\r\n');
      },
    },
  },
  'login-delay': {
    says: 'announces a wait between sign-ins, and means it',
    capa: (lines) => [...lines, 'LOGIN-DELAY 600'],
    on: {
      'SIGN-IN': (scene) => {
        if (scene.session === 0) scene.ordinary();
        else
          scene.say('-ERR [LOGIN-DELAY] minimum time between mail checks violated\r\n');
      },
    },
  },
  unsolicited: {
    says: 'says an answer nobody asked for behind the sign-in',
    on: {
      'SIGN-IN': (scene) => {
        scene.ordinary();
        scene.say('+OK you have new mail\r\n');
      },
    },
  },

  // What it can do
  'capa-err': { says: 'knows no CAPA', on: { CAPA: greets('-ERR unknown command') } },
  'capa-flood': {
    says: 'has capabilities without end',
    on: { CAPA: (scene) => scene.flood((n) => (n === 0 ? '+OK\r\n' : `X-${n}\r\n`)) },
  },
  'no-pipelining': {
    says: 'takes one command at a time',
    capa: (lines) => lines.filter((line) => line !== 'PIPELINING'),
  },
  'no-uidl': {
    says: 'has no UIDL',
    capa: (lines) => lines.filter((line) => line !== 'UIDL'),
    on: { UIDL: greets('-ERR unknown command') },
  },
  'no-top': {
    says: 'has no TOP',
    capa: (lines) => lines.filter((line) => line !== 'TOP'),
    on: { TOP: greets('-ERR unknown command') },
  },
  'capa-stall': {
    says: 'never ends its capabilities',
    on: { CAPA: (scene) => scene.say('+OK\r\nTOP\r\n') },
  },
  'capa-fin': {
    says: 'hangs up in the middle of its capabilities',
    on: {
      CAPA: (scene) => {
        scene.say('+OK\r\nTOP\r\n');
        scene.hangUp();
      },
    },
  },
  'capa-status': {
    says: 'has a status line among its capabilities',
    on: { CAPA: greets('+OK\r\nTOP\r\n+OK 6 1234\r\nUIDL\r\n.') },
  },
  'capa-garbage': {
    says: 'has capabilities nobody can read',
    on: { CAPA: greets('+OK\r\n\x00\x01\xff\r\n\r\n SASL\r\nUSER\r\nTOP\r\nUIDL\r\n.') },
  },
  'expire-quit': {
    says: 'keeps nothing that was read: EXPIRE 0',
    capa: (lines) => [...lines, 'EXPIRE 0'],
    on: {
      RETR: (scene) => {
        scene.notes.set(scene.rest, 'read');
        scene.ordinary();
      },
      QUIT: (scene) => {
        for (const read of scene.notes.keys()) scene.marked.add(Number(read));
        scene.ordinary();
      },
    },
  },

  // Listings
  'uidl-dup': {
    says: 'gives one UIDL to two letters',
    uid: ({ uid }, at) => (at === 3 ? 'uid-001' : uid),
  },
  'uidl-evil': {
    says: 'has UIDLs nobody should trust',
    uid: ({ uid }, at) => evilUids[at] ?? uid,
  },
  'list-garbage': {
    says: 'answers LIST with nonsense',
    on: { LIST: greets('+OK\r\n1 120\r\ntwo many\r\n-3 9\r\n4 1e9\r\n\x00\xff\r\n.') },
  },
  'list-gaps': {
    says: 'leaves every second message number out',
    on: {
      LIST: gaps(({ raw }) => String(raw.length)),
      UIDL: gaps(({ uid }) => uid),
    },
  },
  'list-endless': {
    says: 'lists without end',
    on: { LIST: (scene) => scene.flood((n) => (n === 0 ? '+OK\r\n' : `${n} 1000\r\n`)) },
  },
  'list-long-line': {
    says: 'lists in a line without end',
    on: {
      LIST: (scene) => scene.flood((n) => (n === 0 ? '+OK\r\n1 ' : '9'.repeat(65_536))),
    },
  },
  'list-huge': {
    says: 'lists two hundred thousand letters',
    on: {
      STAT: greets('+OK 200000 200000000'),
      LIST: many(() => '1000'),
      UIDL: many((n) => `uid-${n}`),
    },
  },
  'list-stall': {
    says: 'stops in the middle of LIST',
    on: { LIST: (scene) => scene.say('+OK\r\n1 10\r\n') },
  },
  'list-dup': {
    says: 'lists one number twice',
    on: { LIST: greets('+OK\r\n1 10\r\n1 20\r\n.') },
  },
  'list-refused': { says: 'refuses to list', on: { LIST: greets('-ERR not today') } },
  'stat-garbage': { says: 'counts in words', on: { STAT: greets('+OK six') } },
  'stat-wrong': { says: 'counts what is not there', on: { STAT: greets('+OK 99 1') } },
  'status-odd': {
    says: 'answers without plus or minus',
    on: { STAT: greets('OK 6 1234') },
  },
  'uidl-endless': {
    says: 'names letters without end',
    on: {
      UIDL: (scene) => scene.flood((n) => (n === 0 ? '+OK\r\n' : `${n} uid-${n}\r\n`)),
    },
  },
  'uidl-long-line': {
    says: 'has a UIDL without end',
    on: {
      UIDL: (scene) => scene.flood((n) => (n === 0 ? '+OK\r\n1 ' : 'u'.repeat(65_536))),
    },
  },
  'uidl-stall': {
    says: 'stops in the middle of UIDL',
    on: { UIDL: (scene) => scene.say('+OK\r\n1 a\r\n') },
  },
  'uidl-fin': {
    says: 'hangs up in the middle of UIDL',
    on: {
      UIDL: (scene) => {
        scene.say('+OK\r\n1 a\r\n');
        scene.hangUp();
      },
    },
  },
  'uidl-partial': {
    says: 'names half of its letters',
    on: {
      UIDL: gaps(
        ({ uid }) => uid,
        (index) => index < 3,
      ),
    },
  },
  'uidl-reuse': {
    says: 'gives a lost letter’s UIDL to the one behind it',
    opens: (left, session) => (session === 0 ? left : left.slice(1)),
    uid: ({ uid }, index, session) => (session > 0 && index === 0 ? 'uid-001' : uid),
  },

  // Letters
  'top-stall': { says: 'stops in the middle of a TOP answer', on: { TOP: half } },
  'top-whole': {
    says: 'answers TOP with the whole letter',
    on: { TOP: (scene) => scene.say(`+OK\r\n${stuffed(letter(scene).raw)}.\r\n`) },
  },
  'retr-stall': { says: 'stops in the middle of a letter', on: { RETR: half } },
  'retr-fin': {
    says: 'hangs up in the middle of a letter',
    on: {
      RETR: (scene) => {
        half(scene);
        scene.hangUp();
      },
    },
  },
  'retr-endless': {
    says: 'sends a letter without end',
    on: { RETR: (scene) => scene.flood((n) => (n === 0 ? '+OK\r\n' : kilobyte)) },
  },
  'retr-endless-line': {
    says: 'sends a line without end',
    on: {
      RETR: (scene) => scene.flood((n) => (n === 0 ? '+OK\r\n' : 'x'.repeat(65_536))),
    },
  },
  'retr-big': {
    says: 'sends a letter of 200 MiB',
    on: {
      RETR: (scene) =>
        scene.flood((n) => {
          if (n === 0) return `+OK\r\nSubject: big\r\n\r\n`;
          if (n === 3201) return '.\r\n';
          return n > 3201 ? null : kilobyte.repeat(64);
        }),
    },
  },
  'retr-octets-lie': {
    says: 'announces other sizes than it sends',
    on: {
      LIST: gaps(
        () => '7',
        () => true,
      ),
      RETR: (scene) => scene.say(`+OK 7 octets\r\n${stuffed(letter(scene).raw)}.\r\n`),
    },
  },
  'retr-unstuffed': {
    says: 'forgets to double dots',
    on: {
      RETR: (scene) => {
        scene.say('+OK\r\n');
        scene.say(letter(scene).raw);
        scene.say('.hidden\r\n.\r\n');
      },
    },
  },
  'retr-extra': {
    says: 'says more behind a letter',
    on: {
      RETR: (scene) => {
        scene.ordinary();
        scene.say('+OK and another thing\r\n');
      },
    },
  },
  'retr-err-mid': {
    says: 'breaks off a letter with -ERR',
    on: {
      RETR: (scene) => {
        half(scene);
        scene.say('\r\n-ERR [SYS/TEMP] disk trouble\r\n');
        scene.hangUp();
      },
    },
  },
  'retr-bare-lf': {
    says: 'has LF.LF and CR.CR inside a letter',
    on: { RETR: greets('+OK\r\nSubject: odd\r\n\r\na\n.\nb\r.\rc\r\n.') },
  },
  'retr-bytes': {
    says: 'sends a letter byte by byte',
    on: { RETR: (scene) => scene.drip(`+OK\r\n${stuffed(letter(scene).raw)}.\r\n`, 1) },
  },
  'retr-gone': {
    says: 'has lost a letter it listed',
    on: { RETR: greets('-ERR not there any more') },
  },
  'top-fin': {
    says: 'hangs up in the middle of a header',
    on: {
      TOP: (scene) => {
        half(scene);
        scene.hangUp();
      },
    },
  },
  'top-endless': {
    says: 'has a header without end',
    on: {
      TOP: (scene) => scene.flood((n) => (n === 0 ? '+OK\r\n' : `X-${n}: ${kilobyte}`)),
    },
  },
  'top-truncated': {
    says: 'cuts TOP after three lines, whatever is asked',
    on: {
      TOP: (scene) => {
        const lines = letter(scene).raw.toString('latin1').split('\r\n').slice(0, 3);
        scene.say(`+OK\r\n${stuffed(lines.join('\r\n'))}.\r\n`);
      },
    },
  },
  'retr-rst': {
    says: 'resets in the middle of a letter',
    on: {
      RETR: (scene) => {
        half(scene);
        scene.cut();
      },
    },
  },
  'retr-no-end': {
    says: 'sends a letter and never its end',
    on: { RETR: (scene) => scene.say(`+OK\r\n${stuffed(letter(scene).raw)}`) },
  },
  'retr-no-end-fin': {
    says: 'sends a letter and hangs up in place of its end',
    on: {
      RETR: (scene) => {
        scene.say(`+OK\r\n${stuffed(letter(scene).raw)}`);
        scene.hangUp();
      },
    },
  },
  'tls-truncate': {
    says: 'is cut under the encryption in the middle of a letter',
    tls: { mode: 'implicit' },
    on: {
      RETR: (scene) => {
        half(scene);
        scene.cutTls();
      },
    },
  },
  'retr-split': {
    says: 'sends the end mark in pieces',
    on: {
      RETR: (scene) => {
        const text = stuffed(letter(scene).raw).slice(0, -2);
        scene.say(`+OK\r\n${text}`);
        scene.drip('\r\n.\r\n', 5);
      },
    },
  },
  'retr-drip': {
    says: 'sends a letter slower than anybody waits for',
    on: { RETR: (scene) => scene.drip(`+OK\r\n${'x'.repeat(100_000)}`, 200) },
  },
  'retr-empty': { says: 'has empty letters', on: { RETR: greets('+OK\r\n.') } },
  'retr-wrong': {
    says: 'gives the letter behind the one asked for',
    on: {
      RETR: (scene) => {
        const other = scene.box[Number(scene.rest) % scene.box.length];
        scene.say(`+OK\r\n${stuffed(other?.raw ?? '')}.\r\n`);
      },
    },
  },
  'retr-lf-dot-lf': {
    says: 'ends a letter in LF.LF',
    on: { RETR: (scene) => scene.say('+OK\r\nSubject: x\r\n\r\na\n.\n') },
  },
  'retr-cr-dot-cr': {
    says: 'ends a letter in CR.CR',
    on: { RETR: (scene) => scene.say('+OK\r\nSubject: x\r\n\r\na\r.\r') },
  },
  'retr-two-ends': {
    says: 'ends a letter twice',
    on: {
      RETR: (scene) => {
        scene.ordinary();
        scene.say('.\r\n');
      },
    },
  },

  // Commands that follow each other
  'pipeline-skip': {
    says: 'leaves out the answer to its third TOP',
    on: { TOP: nth(3, () => {}) },
  },
  'pipeline-cut': {
    says: 'cuts its third TOP answer in two and goes on',
    on: { TOP: nth(3, (scene) => half(scene)) },
  },
  'pipeline-extra': {
    says: 'says one answer too many behind its third TOP',
    on: {
      TOP: nth(3, (scene) => {
        scene.ordinary();
        scene.say('+OK\r\n');
      }),
    },
  },
  'pipeline-twice': {
    says: 'answers its third TOP twice',
    on: {
      TOP: nth(3, (scene) => {
        scene.ordinary();
        scene.ordinary();
      }),
    },
  },
  'pipeline-swap': {
    says: 'answers its third and fourth TOP in the wrong order',
    on: {
      TOP: (scene) => {
        const count = counted(scene);
        const [n, lines] = scene.rest.split(' ').map(Number);
        const raw = scene.box[(n ?? 0) - 1]?.raw ?? Buffer.alloc(0);
        const answer = `+OK\r\n${stuffed(topOf(raw, lines ?? 0))}.\r\n`;
        if (count === 3) scene.notes.set('held', answer);
        else scene.say(answer + (count === 4 ? (scene.notes.get('held') ?? '') : ''));
      },
    },
  },
  'pipeline-drop': {
    says: 'announces PIPELINING and hears one command of each packet',
    heeds: (lines) => lines.slice(0, 1),
  },

  'pipeline-drop-sign-in': {
    says: 'announces PIPELINING, hears USER and not the PASS in the same packet',
    tls: { mode: 'implicit' },
    capa: (lines) => lines.filter((line) => !line.startsWith('SASL')),
    heeds: (lines) => lines.slice(0, 1),
  },

  // From one session to the next
  renumber: {
    says: 'numbers the same letters differently every time',
    opens: (left, session) => {
      const shift = left.length ? session % left.length : 0;
      return [...left.slice(shift), ...left.slice(0, shift)];
    },
  },
  'uidl-change': {
    says: 'gives every letter a new UIDL every time',
    uid: ({ uid }, _, session) => `s${session}-${uid}`,
  },
  'other-client': {
    says: 'has lost its first letter to another program, each time one more',
    opens: (left, session) => left.slice(session),
  },
  'renumber-mid': {
    says: 'numbers its letters anew behind UIDL',
    opens: (left) => [...left],
    on: {
      UIDL: (scene) => {
        scene.ordinary();
        const first = scene.box.shift();
        if (first) scene.box.push(first);
      },
    },
  },

  // Deleting
  'dele-refused': {
    says: 'keeps every letter',
    on: { DELE: greets('-ERR [SYS/PERM] read only') },
  },
  'dele-some': {
    says: 'keeps every second letter',
    on: {
      DELE: (scene) => {
        if (Number(scene.rest) % 2 === 0) scene.say('-ERR not this one\r\n');
        else scene.ordinary();
      },
    },
  },
  'dele-twice': {
    says: 'answers its second DELE twice',
    on: {
      DELE: nth(2, (scene) => {
        scene.ordinary();
        scene.say('+OK\r\n');
      }),
    },
  },
  'dele-fin': { says: 'hangs up at DELE', on: { DELE: (scene) => scene.hangUp() } },
  'dele-stall': { says: 'never answers DELE', on: { DELE: () => {} } },
  'rset-refused': {
    says: 'takes nothing back',
    on: { RSET: greets('-ERR unknown command') },
  },
  'marked-mute': {
    says: 'neither counts nor takes back what is marked',
    on: {
      STAT: (scene) => {
        if (scene.marked.size > 0) scene.say('-ERR not now\r\n');
        else scene.ordinary();
      },
      RSET: (scene) => {
        if (scene.marked.size > 0) scene.say('-ERR unknown command\r\n');
        else scene.ordinary();
      },
    },
  },
  'quit-lost;commit=0': {
    says: 'is cut at QUIT and has removed nothing',
    on: { QUIT: (scene) => scene.cut() },
  },
  'quit-lost;commit=1': {
    says: 'is cut at QUIT and has removed what was marked',
    on: {
      QUIT: (scene) => {
        scene.commit();
        scene.cut();
      },
    },
  },
  'quit-stall': {
    says: 'removes and never answers QUIT',
    on: { QUIT: (scene) => scene.commit() },
  },
  'quit-long': {
    says: 'removes and answers QUIT in a line longer than anybody keeps',
    on: {
      QUIT: (scene) => {
        scene.commit();
        scene.say(`+OK ${'x'.repeat(65_536)}\r\n`);
        scene.hangUp();
      },
    },
  },
  'quit-odd': {
    says: 'removes and answers QUIT with no status',
    on: {
      QUIT: (scene) => {
        scene.commit();
        scene.say('\0bye\r\n');
        scene.hangUp();
      },
    },
  },
  'quit-half': {
    says: 'removes and is cut in the middle of its answer to QUIT',
    tls: { mode: 'implicit' },
    on: {
      QUIT: (scene) => {
        scene.commit();
        scene.say('+OK by');
        scene.cutTls();
      },
    },
  },
  'quit-err': {
    says: 'could not remove what was marked',
    on: {
      QUIT: (scene) => {
        scene.say('-ERR some deleted messages not removed\r\n');
        scene.hangUp();
      },
    },
  },

  // STLS
  'no-stls': {
    says: 'offers no STLS',
    tls: { mode: 'stls' },
    capa: (lines) => lines.filter((line) => line !== 'STLS'),
    on: { STLS: greets('-ERR unknown command') },
  },
  's-refused': {
    says: 'offers STLS and refuses it',
    tls: { mode: 'stls' },
    on: { STLS: greets('-ERR [SYS/TEMP] no TLS today') },
  },
  's-inject': {
    says: 'speaks for the server in plain text before TLS begins',
    tls: { mode: 'stls' },
    on: {
      STLS: (scene) => {
        // In one write, so that a client finds it behind the answer it waits for.
        scene.say('+OK begin\r\n+OK\r\nUSER\r\nX-INJECTED\r\n.\r\n+OK injected\r\n');
        scene.startTls();
      },
    },
  },
  's-inject-capa': {
    says: 'lists capabilities in plain text before TLS begins',
    tls: { mode: 'stls' },
    on: {
      STLS: (scene) => {
        scene.say('+OK begin\r\n+OK\r\nUSER\r\nX-INJECTED\r\n.\r\n');
        scene.startTls();
      },
    },
  },
  's-inject-late': {
    says: 'speaks in plain text where the handshake was due',
    tls: { mode: 'stls' },
    on: {
      STLS: (scene) => {
        scene.say('+OK begin\r\n');
        setTimeout(() => scene.say('+OK injected\r\n'), 20);
      },
    },
  },
  's-inject-early': {
    says: 'answers STLS in plain text before it was asked',
    tls: { mode: 'stls' },
    on: {
      CAPA: (scene) => {
        scene.ordinary();
        scene.say('+OK begin\r\n');
      },
    },
  },
  's-capa-err': {
    says: 'refuses CAPA before STLS, and takes STLS',
    tls: { mode: 'stls' },
    on: { CAPA: nth(1, greets('-ERR not before STLS')) },
  },
  's-odd': {
    says: 'answers STLS with no status',
    tls: { mode: 'stls' },
    on: { STLS: greets('begin') },
  },
  's-silent': {
    says: 'never answers STLS',
    tls: { mode: 'stls' },
    on: { STLS: () => {} },
  },
  's-greets-again': {
    says: 'greets a second time inside TLS',
    tls: { mode: 'stls' },
    on: {
      STLS: (scene) => {
        scene.ordinary();
        scene.say('+OK ready again\r\n');
      },
    },
  },
  's-offers-again': {
    says: 'offers STLS inside TLS',
    tls: { mode: 'stls' },
    capa: (lines) => [...lines.filter((line) => line !== 'STLS'), 'STLS'],
  },
  's-cert-self': { says: 'is its own authority', tls: { mode: 'stls' } },
  's-cert-unknown-ca': {
    says: 'shows a certificate with its chain, from an authority nobody knows',
    tls: { mode: 'stls', isChained: true },
  },
  's-cert-wronghost': {
    says: 'shows the certificate of another host',
    tls: { mode: 'stls', names: 'DNS:elsewhere.example' },
  },
  's-cert-expired': {
    says: 'shows a certificate that has expired',
    tls: { mode: 'stls', days: -1 },
  },
  's-tls-old': { says: 'knows no TLS above 1.1', tls: { mode: 'stls', isOld: true } },
  's-stall': {
    says: 'says yes to STLS and never shakes hands',
    tls: { mode: 'stls' },
    on: { STLS: greets('+OK begin') },
  },
  's-close': {
    says: 'says yes to STLS and hangs up',
    tls: { mode: 'stls' },
    on: {
      STLS: (scene) => {
        scene.say('+OK begin\r\n');
        scene.hangUp();
      },
    },
  },
  's-rst': {
    says: 'says yes to STLS and resets',
    tls: { mode: 'stls' },
    on: {
      STLS: (scene) => {
        scene.say('+OK begin\r\n');
        scene.cut();
      },
    },
  },
  's-garbage': {
    says: 'says yes to STLS and talks on in plain text',
    tls: { mode: 'stls' },
    on: { STLS: greets('+OK begin\r\n+OK what now') },
  },

  // At any time
  'idle-out': {
    says: 'ends the session behind the listing',
    on: {
      UIDL: (scene) => {
        scene.ordinary();
        scene.say('-ERR [SYS/TEMP] autologout\r\n');
        scene.hangUp();
      },
    },
  },
  'idle-out-err': {
    says: 'ends the session on its own account after a letter',
    on: {
      RETR: (scene) => {
        scene.ordinary();
        scene.say('-ERR Disconnected for inactivity\r\n');
        scene.hangUp();
      },
    },
  },
  'drop-after': {
    says: 'hangs up at its second TOP',
    on: { TOP: nth(2, (scene) => scene.hangUp()) },
  },
} as const satisfies Record<string, Script>;

export type FaultName = keyof typeof table;
export const faults: Readonly<Record<FaultName, Script>> = table;

/** A listing of some of the messages. */
function gaps(
  of: (entry: Entry) => string,
  shown: (index: number) => boolean = (index) => index % 2 === 0,
): (scene: Scene) => void {
  return (scene) => {
    const lines = scene.box.flatMap((entry, index) =>
      shown(index) ? [`${index + 1} ${of(entry)}\r\n`] : [],
    );
    scene.say(`+OK\r\n${lines.join('')}.\r\n`);
  };
}

/** A listing of two hundred thousand. */
function many(of: (n: number) => string): (scene: Scene) => void {
  return (scene) =>
    scene.flood((n) => {
      if (n === 0) return '+OK\r\n';
      if (n > 200_000) return n === 200_001 ? '.\r\n' : null;
      return `${n} ${of(n)}\r\n`;
    });
}

/** How often this was asked of the connection, this time included. */
function counted({ notes }: Scene): number {
  const count = Number(notes.get('count') ?? '0') + 1;
  notes.set('count', String(count));
  return count;
}

/** Ordinary but for the nth time. */
function nth(which: number, odd: (scene: Scene) => void): (scene: Scene) => void {
  return (scene) => (counted(scene) === which ? odd(scene) : scene.ordinary());
}
