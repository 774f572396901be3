// The misbehaviours by name. Each is something a real server did, or a hostile one could.
// Long because it is one table, looked through as a whole.
import { stuffed, type Entry, type Scene, type Script } from './script.ts';

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
  'auth-echo': {
    says: 'repeats the password in its refusal',
    on: { 'SIGN-IN': (scene) => scene.say(`-ERR [AUTH] "${scene.rest}" is wrong\r\n`) },
  },
  'auth-stall': { says: 'never answers the password', on: { 'SIGN-IN': () => {} } },

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
    capa: (lines) => lines.filter((line) => line !== 'STLS'),
    on: { STLS: greets('-ERR unknown command') },
  },
  's-refused': {
    says: 'offers STLS and refuses it',
    on: { STLS: greets('-ERR [SYS/TEMP] no TLS today') },
  },
  's-inject': {
    says: 'speaks for the server in plain text before TLS begins',
    on: {
      STLS: (scene) => {
        // In one write, so that a client finds it behind the answer it waits for.
        scene.say('+OK begin\r\n+OK\r\nUSER\r\nX-INJECTED\r\n.\r\n+OK injected\r\n');
        scene.startTls();
      },
    },
  },
  's-stall': {
    says: 'says yes to STLS and never shakes hands',
    on: { STLS: greets('+OK begin') },
  },
  's-close': {
    says: 'says yes to STLS and hangs up',
    on: {
      STLS: (scene) => {
        scene.say('+OK begin\r\n');
        scene.hangUp();
      },
    },
  },
  's-garbage': {
    says: 'says yes to STLS and talks on in plain text',
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
