// What the standards ask of a client, section by section, and the test that shows it. A test
// that is renamed or goes away is missed here.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** Section, duty, file below test/server, and how the name of its test begins. */
type Duty = readonly [section: string, duty: string, file: string, name: string];

const pop3 = (file: string) => `pop3/${file}.test.ts`;

const standards: Record<string, readonly Duty[]> = {
  'RFC 1939, POP3': [
    ['§3', 'lines end in CRLF only, wherever they are cut', pop3('dots'), 'a body is read byte for byte at every split'],
    ['§3', 'byte-stuffing is undone', pop3('dots'), 'what is stuffed comes out as it went in'],
    ['§3', 'a server may hang up after ten minutes, and says so', pop3('faults'), 'a goodbye for idleness'],
    ['§4', 'the greeting may refuse', pop3('faults'), 'a refusal at the door is told with its code'],
    ['§5', 'STAT, LIST, RETR, DELE, NOOP, RSET against a real server', pop3('servers'), 'deletes at QUIT and not before'],
    ['§5', 'LIST: what stands behind a size is left', pop3('listings'), 'what stands behind a size is left'],
    ['§5', 'DELE counts at QUIT only', pop3('dovecot'), 'DELE is undone by RSET and by a line that is cut, and done by QUIT'],
    ['§6', 'a lost answer to QUIT: nobody knows', pop3('quit'), 'after QUIT nobody knows what was applied'],
    ['§6', 'a QUIT that is refused', pop3('quit'), 'a QUIT that was refused is told'],
    ['§7', 'TOP', pop3('servers'), 'gives all of a letter by TOP, and its header alone'],
    ['§7', 'UIDL is optional', pop3('listings'), 'a server that knows neither CAPA nor UIDL has no names'],
    ['§7', 'UIDL: names keep every byte', pop3('listings'), 'names keep every byte'],
    ['§5', 'LIST of one message', pop3('lang'), 'is its size, or null where it is gone'],
    ['§7', 'UIDL of one message', pop3('lang'), 'is its name, or null where it is gone'],
    ['§7', 'USER and PASS', pop3('sign-in'), 'nothing follows PASS before its answer'],
    ['§7', 'APOP', pop3('sign-in'), 'APOP hashes the stamp and the password as RFC 1939 shows'],
    ['§11', 'a message has its sizes as the server counts them', pop3('servers'), 'gives one name to each letter'],
  ],
  'RFC 2449, CAPA': [
    ['§4', 'commands of 255 octets at most', pop3('sign-in'), 'a token too long for a command goes on a line of its own'],
    ['§4', 'longer status lines than 512 are borne, endless ones not', pop3('faults'), 'a status line without end'],
    ['§5', 'CAPA before and after the sign-in', pop3('sign-in'), 'nothing follows PASS before its answer, and CAPA is asked anew'],
    ['§5', 'a server without CAPA', pop3('transcripts'), 'popa3d, which knows no CAPA'],
    ['§6.1-6.9', 'TOP, USER, SASL, RESP-CODES, LOGIN-DELAY, PIPELINING, EXPIRE, UIDL, IMPLEMENTATION', pop3('capabilities'), 'every word of RFC 2449 and RFC 6856 is read'],
    ['§6.5', 'LOGIN-DELAY is respected', 'session/login-delay.test.ts', 'an idle mailbox is kept until the announced delay has passed'],
    ['§6.6', 'commands follow each other only where PIPELINING is announced', pop3('pipeline'), 'without PIPELINING each command waits'],
    ['§6.6', 'answers are read while commands are written', pop3('pipeline'), 'commands follow each other before they are answered'],
    ['§6.7', 'EXPIRE with a number, 0, NEVER, and for each user', pop3('capabilities'), 'EXPIRE 0'],
    ['§8', 'IN-USE and LOGIN-DELAY say when to come again', pop3('advice'), 'a password that was shown is told, and CAPA knows how long to wait'],
    ['§8', 'a code is read in any case', pop3('sign-in'), 'with a code'],
  ],
  'RFC 3206, SYS and AUTH': [
    ['§4', 'SYS/TEMP, SYS/PERM', pop3('sign-in'), 'with a longer code'],
    ['§5', 'AUTH: the next method may be tried; another code ends it', pop3('sign-in'), 'refused for another reason, nothing more is tried'],
    ['§6', 'AUTH-RESP-CODE', pop3('capabilities'), 'every word of RFC 2449 and RFC 6856 is read'],
  ],
  'RFC 2595, STLS': [
    ['§2.4', 'the certificate is for the name that was typed', pop3('tls'), 'a certificate of a trusted root'],
    ['§4', 'what was learnt in the clear is forgotten, CAPA asked again', pop3('stls'), 'forgets what was said in the clear and asks again inside'],
    ['§4', 'no name in the clear where STLS is refused', pop3('stls'), 'is missing: no name is sent in the clear'],
    ['§4', 'nothing from before the handshake is believed', pop3('stls'), 'sent before the handshake end it'],
    ['§4', 'who is known is not asked in the clear', pop3('stls'), 'asks nothing in the clear of who is known'],
  ],
  'RFC 8314, TLS from the first byte': [
    ['§3.2', 'implicit TLS', pop3('dovecot'), "plain', 'stls', 'tls"],
    ['§4.1', 'TLS 1.2 at least', pop3('tls'), 'TLS 1.1 is too old'],
    ['§5.2', 'no fall back to the clear', pop3('tls'), 'is refused with all that is known of it, and nothing is sent'],
    ['§5.4', 'a certificate may be pinned', pop3('tls'), 'is accepted when it is the one that was pinned'],
    ['§5.5', 'certificates of clients', pop3('sasl/external'), 'takes the name from it where we give none'],
  ],
  'RFC 5034, AUTH': [
    ['§4', 'an initial response, where it fits', pop3('sign-in'), 'a token is sent again to a server that wants it on a line of its own'],
    ['§4', 'an empty initial response is "="', pop3('sasl/external'), 'without a name says so in one line'],
    ['§4', 'an error in the exchange is answered, and proves nothing', pop3('sasl/vectors'), 'an error of the server is answered by an empty line'],
    ['§5', 'methods of CAPA’s SASL only', pop3('sign-in'), 'a server that offers nothing we know, in the clear, is told no name'],
    ['§6', 'PLAIN', pop3('sasl/vectors'), 'PLAIN, RFC 4616 §4'],
    ['§6', 'SASLprep', 'sasl-prepare.test.ts', 'what Unicode 3.2 has not assigned'],
  ],
  'RFC 6856, UTF8 and LANG': [
    ['§2', 'UTF8 before the sign-in', pop3('utf8'), 'is asked for in the write that signs in'],
    ['§2', 'UTF8 refused, or not announced', pop3('utf8'), 'is waited for without PIPELINING, and not asked where it is not announced'],
    ['§2.2', 'UTF8 USER: names and passwords', pop3('sign-in'), 'beyond ASCII, AUTH PLAIN says it in UTF-8'],
    ['§3', 'LANG lists', pop3('lang'), 'lists the languages as the standard shows'],
    ['§3', 'LANG chooses', pop3('lang'), 'chooses one, or is refused'],
  ],
  'RFC 5802 and 7677, SCRAM; RFC 7628, OAUTHBEARER': [
    ['5802 §5', 'the server proves itself', pop3('sasl/vectors'), 'says what the standard says, and is proven'],
    ['5802 §6', 'channel binding', pop3('sasl/plus'), 'both prove the password and the line'],
    ['7628 §4', 'a token and its error', pop3('sasl/vectors'), 'OAUTHBEARER, RFC 7628 §4.1'],
  ],
}; // prettier-ignore

const folder = new URL('../', import.meta.url);
const texts = new Map<string, string>();
const textOf = (file: string): string => {
  const text = texts.get(file) ?? readFileSync(new URL(file, folder), 'utf8');
  texts.set(file, text);
  return text;
};

describe.each(Object.entries(standards))('%s', (_standard, duties) => {
  test.each(duties)('%s %s', (_section, _duty, file, name) => {
    expect(textOf(file)).toContain(name);
  });
});
