// The protocol console's lines: what the engine traced, with message names instead of
// numbers, like commands folded into one, sent a few times a second. The engine has taken
// the secrets out before.
import type { MessageId } from '../../lib/mail/message.ts';
import type { TalkLine } from '../../lib/wire/frames.ts';
import { talkIdsPerLine, talkLinesPerBatch, talkMs } from '../limits.ts';
import type { Trace } from '../pop3/api.ts';

export type Talk = {
  /** A new POP3 connection begins; `idOf` is asked for each message a command names. */
  connection(idOf: (n: number) => MessageId | undefined): (event: Trace) => void;
  /** Sends what waits; nothing is sent after. */
  stop(): void;
};

/** A line that may still grow: of one command, from one message number to another. */
type Open = { line: TalkLine; first: number; last: number; rest: string };

export function createTalk(send: (lines: TalkLine[]) => void): Talk {
  let session = 0;
  let count = 0;
  let lines: TalkLine[] = [];
  let open: Open | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;

  function flush() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    open = null;
    if (lines.length === 0) return;
    const batch = lines;
    lines = [];
    send(batch);
  }

  function add(event: Trace, number: number, id: MessageId | undefined) {
    const folded = foldable(event);
    const fits =
      folded !== null &&
      open !== null &&
      open.line.session === number &&
      open.line.cause === event.cause &&
      open.rest === folded.rest &&
      open.line.ok === event.ok;
    if (fits) {
      grow(open, folded.n, event, id);
      return;
    }
    const line: TalkLine = {
      n: ++count,
      session: number,
      at: event.at,
      ms: event.ms,
      command: event.command,
      answer: event.answer,
      ok: event.ok,
      bytesOut: event.bytesOut,
      bytesIn: event.bytesIn,
      times: 1,
      cause: event.cause,
      ...(id === undefined ? {} : { messageIds: [id] }),
    };
    // A batch this long in so short a time is a flood: its oldest lines make room, and the
    // gap in `n` says so.
    if (lines.length === talkLinesPerBatch) lines.shift();
    lines.push(line);
    open =
      folded === null
        ? null
        : { line, first: folded.n, last: folded.n, rest: folded.rest };
  }

  return {
    connection(idOf) {
      const number = ++session;
      return (event) => {
        if (isStopped) return;
        add(event, number, event.message === null ? undefined : idOf(event.message));
        timer ??= setTimeout(flush, talkMs);
      };
    },
    stop() {
      flush();
      isStopped = true;
    },
  };
}

/** `TOP 40 0` is message 40 of `TOP * 0`; only good answers fold, a refusal is always seen. */
function foldable(event: Trace): { n: number; rest: string } | null {
  if (!event.ok) return null;
  const [, word, n, rest = ''] = /^(TOP|DELE) (\d+)( \d+)?$/.exec(event.command) ?? [];
  return word === undefined ? null : { n: Number(n), rest: `${word} *${rest}` };
}

function grow(open: Open | null, n: number, event: Trace, id: MessageId | undefined) {
  if (open === null) return;
  const { line } = open;
  open.last = n;
  line.times++;
  line.command = open.rest.replace('*', `${open.first}…${n}`);
  line.answer = event.answer;
  line.bytesOut += event.bytesOut;
  line.bytesIn += event.bytesIn;
  // The slowest of them: what a person would have waited for.
  if (event.ms !== null) line.ms = Math.max(line.ms ?? 0, event.ms);
  if (id !== undefined && (line.messageIds?.length ?? 0) < talkIdsPerLine)
    line.messageIds = [...(line.messageIds ?? []), id];
}
