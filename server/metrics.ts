// What an operator may count, made of the same events as the log: so it cannot hold a
// password, a name, a host or mail either. Labels are words of closed sets.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Log, LogEvent } from './log.ts';
import { everywhere } from './web/headers.ts';

export type Metrics = {
  note: Log;
  /** True when the request was for `/metrics` and has been answered. */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
};

/** Upper ends of the buckets of a visit's length, in seconds: a glance to a working day. */
const visitSeconds = [10, 60, 300, 900, 3_600, 14_400, 43_200];

export function createMetrics(count: () => { sockets: number; visits: number }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'poste_restante_sockets',
    help: 'Browsers connected now.',
    registers,
    collect() {
      this.set(count().sockets);
    },
  });
  new Gauge({
    name: 'poste_restante_visits',
    help: 'Mailboxes visited now.',
    registers,
    collect() {
      this.set(count().visits);
    },
  });
  const opened = new Counter({
    name: 'poste_restante_visits_opened_total',
    help: 'Visits that got into a mailbox.',
    registers,
  });
  const failed = new Counter({
    name: 'poste_restante_visits_failed_total',
    help: 'Visits that did not, by what went wrong.',
    labelNames: ['fault'],
    registers,
  });
  const length = new Histogram({
    name: 'poste_restante_visit_seconds',
    help: 'How long visits lasted, counted at their end.',
    buckets: visitSeconds,
    registers,
  });
  const bytes = new Counter({
    name: 'poste_restante_bytes_total',
    help: 'Bytes of mail passed to browsers, counted at the end of each visit.',
    registers,
  });
  const targets = new Counter({
    name: 'poste_restante_targets_opened_total',
    help: 'IMAP accounts that were signed in to, for copies.',
    registers,
  });
  const copies = new Counter({
    name: 'poste_restante_copies_total',
    help: 'Messages put into such accounts, counted when each account is left.',
    registers,
  });
  const copiedBytes = new Counter({
    name: 'poste_restante_copied_bytes_total',
    help: 'Bytes of those messages.',
    registers,
  });
  const refused = new Counter({
    name: 'poste_restante_refused_total',
    help: 'What was refused before any mail server heard of it.',
    labelNames: ['what'],
    registers,
  });
  const troubles = new Counter({
    name: 'poste_restante_troubles_total',
    help: 'Defects of this program, and losses of the store that proxies share.',
    labelNames: ['what'],
    registers,
  });

  function note(event: LogEvent): void {
    switch (event.event) {
      case 'visit-opened':
        return opened.inc();
      case 'visit-failed':
        return failed.inc({ fault: event.fault });
      case 'visit-ended':
        length.observe(event.seconds);
        return bytes.inc(event.bytes);
      case 'target-opened':
        return targets.inc();
      case 'target-left':
        copies.inc(event.messages);
        return copiedBytes.inc(event.bytes);
      case 'origin-refused':
        return refused.inc({ what: 'origin' });
      case 'budget':
        return refused.inc({ what: event.what });
      case 'defect':
      case 'store-lost':
        return troubles.inc({ what: event.event });
      case 'listening':
      case 'stopping':
    }
  }

  return {
    note,
    answer(request, response) {
      if (request.url?.split('?', 1)[0] !== '/metrics') return false;
      void registry.metrics().then((text) => {
        const type = {
          'content-type': registry.contentType,
          'cache-control': 'no-store',
        };
        response.writeHead(200, { ...everywhere, ...type }).end(text);
      });
      return true;
    },
  };
}
