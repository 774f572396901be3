// What a random server does in place of answering well. After a habit nothing is said that
// could be taken for a later answer, so a client can always tell; after a lie it cannot.

/** What a habit can do to the line. */
export type Mouth = {
  say(text: string): void;
  /** Says nothing more, ever. */
  mute(): void;
  /** FIN after what was said. */
  hangUp(): void;
  /** RST. */
  reset(): void;
  /** All it was told so far, the password among it. */
  heard: string;
};

/** `right` is the answer a good server gives. */
export const habits = {
  refuses: (mouth) => mouth.say('-ERR [SYS/TEMP] no\r\n'),
  echoes: (mouth) => mouth.say(`-ERR you said ${mouth.heard}\r\n`),
  'echoes oddly': (mouth) => mouth.say(`${mouth.heard}\r\n`),
  'echoes and goes': (mouth) => {
    mouth.say(`-ERR ${mouth.heard}`);
    mouth.hangUp();
  },
  'says nothing': (mouth) => mouth.mute(),
  'is cut off': (mouth, right) => {
    mouth.say(right.slice(0, right.length >> 1));
    mouth.mute();
  },
  'goes at half': (mouth, right) => {
    mouth.say(right.slice(0, right.length >> 1));
    mouth.hangUp();
  },
  resets: (mouth, right) => {
    mouth.say(right.slice(0, right.length >> 1));
    mouth.reset();
  },
  'says too much': (mouth, right) => {
    mouth.say(`+OK\r\n${'y'.repeat(70_000)}${right}`);
    mouth.mute();
  },
  'never ends a line': (mouth) => {
    mouth.say(`+OK ${'z'.repeat(2_000)}`);
    mouth.mute();
  },
  'lists without end': (mouth) => {
    mouth.say(
      `+OK\r\n${Array.from({ length: 400 }, (_, n) => `${n + 1} 10\r\n`).join('')}`,
    );
    mouth.mute();
  },
  'speaks of others': (mouth) => {
    mouth.say('* BYE\r\n');
    mouth.mute();
  },
  'leaves out CRs': (mouth, right) => {
    mouth.say(right.replaceAll('\r', ''));
    mouth.mute();
  },
  'ends in LF.LF': (mouth, right) => {
    mouth.say(right.replace(/\r\n\.\r\n$/, '\n.\n'));
    mouth.mute();
  },
  continues: (mouth) => {
    mouth.say('+ \r\n');
    mouth.mute();
  },
  'says one more and goes': (mouth, right) => {
    mouth.say(`${right}-ERR autologout\r\n`);
    mouth.hangUp();
  },
} as const satisfies Record<string, (mouth: Mouth, right: string) => void>;

/** Answers that are well-formed and belong to something else, from here on. */
export const lies = {
  'skips an answer': (mouth) => mouth.say(''),
  'answers twice': (mouth, right) => mouth.say(right + right),
  'cuts a body and goes on': (mouth, right) =>
    mouth.say(right.slice(0, right.length >> 1)),
  'says one more +OK': (mouth, right) => mouth.say(`${right}+OK\r\n`),
  'gives another letter': (mouth, _right, other) => mouth.say(other),
} as const satisfies Record<string, (mouth: Mouth, right: string, other: string) => void>;

export type Habit = keyof typeof habits;
export type Lie = keyof typeof lies;

const names = <Name extends string>(table: Record<Name, unknown>) =>
  Object.keys(table) as [Name, ...Name[]]; // its own keys, of which there are some

export const habitNames = names(habits);
export const lieNames = names(lies);
