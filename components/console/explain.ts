// Which sentence explains a line of the conversation: one for each POP3 command, and for
// what is no command.
import type { TextKey } from '../../lib/i18n/text.ts';
import { wordOf } from './filter.ts';

const sentences: Readonly<Record<string, TextKey>> = {
  connect: 'con.say.connect',
  TLS: 'con.say.tls',
  greeting: 'con.say.greeting',
  closed: 'con.say.closed',
  CAPA: 'con.say.CAPA',
  STLS: 'con.say.STLS',
  USER: 'con.say.USER',
  PASS: 'con.say.PASS',
  APOP: 'con.say.APOP',
  AUTH: 'con.say.AUTH',
  STAT: 'con.say.STAT',
  LIST: 'con.say.LIST',
  UIDL: 'con.say.UIDL',
  TOP: 'con.say.TOP',
  RETR: 'con.say.RETR',
  DELE: 'con.say.DELE',
  RSET: 'con.say.RSET',
  NOOP: 'con.say.NOOP',
  QUIT: 'con.say.QUIT',
};

export function explain(command: string): TextKey {
  const word = wordOf(command);
  return sentences[word] ?? sentences[word.toUpperCase()] ?? 'con.say.other';
}

/** False for what happened without a command: connecting, encrypting, the greeting. */
export function isCommand(command: string): boolean {
  return /^[A-Z]{3,4}\b/.test(command) && !/^TLS\b/.test(command);
}
