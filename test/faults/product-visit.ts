// One whole visit of the product to one misbehaving server, over a real WebSocket: opened,
// its headers shown, its letters read while looking and while managing, two deleted.
import type { MessageId, Summary } from '../../lib/mail/message.ts';
import { FaultError } from '../../lib/wire/faults.ts';
import type { Wire } from '../rigs/wire.ts';
import type { Script } from './script.ts';
import type { FaultServer } from './server.ts';

export type Stage = 'open' | 'headers' | 'look' | 'read' | 'commit' | 'check';

export type Told = {
  /** The first fault the browser was told, as `stage kind`; 'none' where there was none. */
  fault: string;
  /** Rows shown: which message, by its place when the mailbox was opened. */
  rows: { n: number; summary: Summary }[];
  /** What was called whole: which message, by its place, and its bytes. */
  letters: { n: number; text: string }[];
};

export async function visitProduct(
  wire: Wire,
  server: FaultServer,
  script: Script,
  who: { user: string; password: string },
): Promise<Told> {
  let fault = 'none';
  const rows: Told['rows'] = [];
  const letters: Told['letters'] = [];
  const tried = async <T>(stage: Stage, work: Promise<T>): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      if (fault === 'none') fault = `${stage} ${error.fault.kind}`;
      return null;
    }
  };
  const told = (): Told => ({ fault, rows, letters });
  const isJudged = /^(g-tls|s-cert|s-tls)/.test(server.name);
  const opened = await tried(
    'open',
    wire.call('open', {
      ...who,
      ...{ host: server.host, port: server.port, visit: 'look' },
      security: script.tls ? (script.tls.mode === 'stls' ? 'stls' : 'tls') : 'plain',
      ...(script.tls && !isJudged && server.certificate
        ? { pin: server.certificate.sha256 }
        : {}),
    }),
  );
  if (opened === null) return told();

  const ids = wire.rows.slice(0, 6).map(({ id }) => id);
  await tried(
    'headers',
    wire.call(
      'headers',
      { ids, urgent: true },
      {
        onPart: ({ summaries }) =>
          summaries.forEach((summary) => {
            rows.push({ n: ids.indexOf(summary.id) + 1, summary });
          }),
      },
    ),
  );
  const read = async (stage: 'look' | 'read', id: MessageId): Promise<void> => {
    let text = '';
    const result = await tried(
      stage,
      wire.call(
        'read',
        { id },
        { onBytes: (bytes) => void (text += Buffer.from(bytes).toString('latin1')) },
      ),
    );
    if (result?.whole) letters.push({ n: ids.indexOf(id) + 1, text });
  };
  for (const id of ids) if (fault === 'none') await read('look', id);
  if (fault === 'none') await tried('read', wire.call('allow', { visit: 'manage' }));
  for (const id of ids) if (fault === 'none') await read('read', id);
  const victims = wire.rows.slice(0, 2).flatMap((row, at) => {
    const summary = rows.find(({ n }) => n === at + 1)?.summary;
    return summary ? [{ ...row, headerHash: summary.headerHash }] : [];
  });
  if (fault === 'none' && victims.length > 0) {
    const result = await tried('commit', wire.call('commit', { victims }));
    const [refused] = result?.refused ?? [];
    const [skipped] = result?.skipped ?? [];
    if (refused) fault = 'commit refused';
    else if (skipped) fault = `commit ${skipped.why}`;
    else if (result?.quit === null) fault = 'commit unknown';
    else if (result?.quit?.ok === false) fault = 'commit quit-refused';
  }
  if (fault === 'none') await tried('check', wire.call('check', {}));
  return told();
}
