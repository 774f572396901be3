// The log: one JSON line for each event of a closed set. No event has a field that could
// hold a password, a user name, an address or mail, so none can be logged by mistake.
import { pino } from 'pino';
import type { FaultKind } from '../lib/wire/faults.ts';
import type { Config } from './config.ts';

/** `ref` names a socket, or a defect the visitor was shown; it says nothing about them. */
export type LogEvent =
  | { event: 'listening'; port: number }
  | { event: 'stopping' }
  | { event: 'defect'; ref: string; error: string; frames: string[] }
  /** The origin is the page that asked, not the person. */
  | { event: 'origin-refused'; origin: string }
  | { event: 'budget'; what: 'sockets' | 'opens' | 'sign-ins' }
  /** Budgets are counted by this process alone until it answers again. */
  | { event: 'store-lost' }
  /** Hosts are logged only once they were reached: people type passwords into wrong fields. */
  | { event: 'visit-opened'; ref: string; host: string; port: number }
  /** An account that copies go to, once it was signed in to. */
  | { event: 'target-opened'; ref: string; host: string; port: number }
  /** How much was put into it. */
  | { event: 'target-left'; ref: string; messages: number; bytes: number }
  | { event: 'visit-failed'; ref: string; fault: FaultKind }
  | { event: 'visit-ended'; ref: string; seconds: number; bytes: number };

export type Log = (event: LogEvent) => void;

const atLevel: Record<LogEvent['event'], Config['log']> = {
  listening: 'visits',
  stopping: 'visits',
  defect: 'errors',
  'origin-refused': 'errors',
  budget: 'errors',
  'store-lost': 'errors',
  'visit-opened': 'visits',
  'target-opened': 'visits',
  'target-left': 'visits',
  'visit-failed': 'visits',
  'visit-ended': 'visits',
};

/** Writes to standard output, or to `out` where a test listens. */
export function createLog(
  level: Config['log'],
  out: { write(line: string): void } = process.stdout,
): Log {
  const logger = pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    out,
  );
  return (event) => {
    if (level === 'off' || (level === 'errors' && atLevel[event.event] === 'visits'))
      return;
    logger[event.event === 'defect' ? 'error' : 'info'](
      Object.fromEntries(
        Object.entries(event).map(([name, value]) => [
          name,
          typeof value === 'string' ? harmless(value) : value,
        ]),
      ),
    );
  };
}

/**
 * A defect as an event. The error's message is left out: it may quote what was being
 * worked on. Its class and where it was thrown are what finds it.
 */
export function defect(ref: string, error: unknown): LogEvent {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return {
    event: 'defect',
    ref,
    error: error instanceof Error ? error.constructor.name : typeof error,
    frames: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 12)
      .map((line) => line.trim()),
  };
}

/** Control and direction characters as `\u….`: a terminal that shows the log obeys nothing. */
function harmless(text: string): string {
  return text.slice(0, 300).replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
