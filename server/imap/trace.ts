// The library's own account of the conversation, as lines for the console. Passwords and
// messages are left out of it by the library, and once more here: of a sign-in only the
// command's word is told, and no secret that a server says back.
import type { Trace } from '../pop3/api.ts';
import { createRedactor, hidden, shownLine } from '../pop3/redact.ts';

type Entry = { src: string; msg: string };
type Pending = { tag: string; command: string; at: number; bytesOut: number };

/** `cause` is asked as a command leaves. */
export function createImapTrace(parts: {
  secrets: readonly string[];
  say: (event: Trace) => void;
  cause: () => number | null;
}) {
  const redact = createRedactor(parts.secrets);
  let pending: Pending | null = null;
  let hasGreeted = false;

  function tell(command: string, answer: string, ok: boolean, since: Pending | null) {
    const now = Date.now();
    parts.say({
      at: since?.at ?? now,
      ms: since === null ? null : now - since.at,
      command: shownLine(redact(command)),
      answer: shownLine(redact(answer)),
      ok,
      bytesOut: since?.bytesOut ?? 0,
      bytesIn: answer.length,
      cause: parts.cause(),
      message: null,
    });
  }

  function sent(line: string): void {
    const [, tag, command] = /^([0-9A-F]+) (.*)$/s.exec(line) ?? [];
    if (tag === undefined || command === undefined) return;
    const shown = withoutSecrets(command);
    pending = { tag, command: shown, at: Date.now(), bytesOut: line.length };
  }

  function received(line: string): void {
    if (!hasGreeted && /^\* (OK|PREAUTH|BYE)\b/i.test(line)) {
      hasGreeted = true;
      tell('(greeting)', line, !/^\* BYE/i.test(line), null);
      return;
    }
    if (pending === null || !line.startsWith(`${pending.tag} `)) return;
    const answer = line.slice(pending.tag.length + 1);
    tell(pending.command, answer, /^OK\b/i.test(answer), pending);
    pending = null;
  }

  function take(entry: unknown): void {
    if (!isEntry(entry)) return;
    if (entry.src === 'c') sent(entry.msg);
    else if (entry.src === 's') received(entry.msg);
  }
  const nothing = () => {};
  return {
    trace: nothing,
    debug: take,
    info: nothing,
    warn: nothing,
    error: nothing,
    fatal: nothing,
  };
}

function withoutSecrets(command: string): string {
  const [, word, mechanism = ''] =
    /^(LOGIN|AUTHENTICATE(?= ([A-Z0-9-]+)))\b/i.exec(command) ?? [];
  if (word === undefined) return command;
  return [word, mechanism, hidden].filter((part) => part !== '').join(' ');
}

function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'src' in value &&
    'msg' in value &&
    typeof value.src === 'string' &&
    typeof value.msg === 'string'
  );
}
