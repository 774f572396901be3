// What a person does in a visit: downloads, reads, marks, keeps, commits, leaves.
import type { Rule } from '../../../lib/client/policy.ts';
import type { Receipt } from '../../../lib/client/state.ts';
import type { MessageId } from '../../../lib/mail/message.ts';
import { until, type Client } from '../../rigs/client.ts';
import type { Chance } from '../fuzz/chance.ts';
import type { Told } from './story.ts';
import type { Truth } from './server.ts';

export const account = 'a';

/** ours: a person waits so long for what is under way, by a clock that is forty times as fast */
const restMs = 1_500;

/** False where the server or the proxy would not. */
export function signIn({ app }: Client, truth: Truth): Promise<boolean> {
  return app.openMailbox({
    account: {
      key: account,
      address: 'anna@example.org',
      host: truth.host,
      port: truth.port,
      security: 'plain',
      user: 'anna',
      isDemo: false,
    },
    password: 'a password',
    visit: 'manage',
    remember: true,
  });
}

/** A receipt must not call gone what lies in the mailbox. */
export function listenToReceipts({ app }: Client, truth: Truth, told: Told): void {
  let last: Receipt | null = null;
  app.deletion.subscribe(() => {
    const { commit } = app.deletion.get();
    if (commit.name !== 'done' || commit.receipt === last) return;
    last = commit.receipt;
    // A server that hides everything is believed, as everybody has to.
    if (truth.emptySessions() > 0) return;
    const held = new Set(truth.held().map(({ key }) => key));
    for (const { id, outcome } of commit.receipt.lines)
      if (outcome === 'gone' && held.has(told.names.get(id) ?? ''))
        told.untrue.push(`${id} was called gone`);
  });
}

type Doing = {
  client: Client;
  truth: Truth;
  told: Told;
  chance: Chance;
  isDead(): boolean;
};

/** Some of what is listed. */
function some({ client, chance }: Doing, share: number): MessageId[] {
  return client.app.mailbox
    .get()
    .rows.map(({ id }) => id)
    .filter(() => chance.happens(share));
}

const isFetching = ({ app }: Client): boolean => app.downloading.get().name === 'running';
const isRemoving = ({ app }: Client): boolean =>
  ['running', 'stopping', 'checking', 'unknown'].includes(app.deletion.get().commit.name);
const isAtRest = (client: Client): boolean => !isFetching(client) && !isRemoving(client);

const deeds = {
  async saveAll({ client }: Doing) {
    client.app.saveHere('all');
  },
  async saveSome(doing: Doing) {
    doing.client.app.saveHere(some(doing, doing.chance()));
  },
  async pauseAndGoOn({ client: { app } }: Doing) {
    app.pauseSaving();
    app.resumeSaving();
  },
  async read(doing: Doing) {
    const [id] = some(doing, 0.3);
    if (id) doing.client.app.open(id);
  },
  async mark(doing: Doing) {
    const ids = some(doing, doing.chance());
    for (const id of ids) doing.told.marked.add(doing.told.names.get(id) ?? id);
    doing.client.app.mark(ids);
  },
  async keep({ client: { app }, chance }: Doing) {
    app.keep([...app.deletion.get().marks.keys()].filter(() => chance.happens(0.3)));
  },
  async undo({ client }: Doing) {
    client.app.undo();
  },
  async commit({ client: { app }, told }: Doing) {
    // What a rule has marked must be whole here, whoever sends it off.
    const own = [...app.deletion.get().marks.values()].filter(
      ({ because }) => because === null,
    );
    for (const { id } of own) told.committed.add(told.names.get(id) ?? id);
    void app.commit();
  },
  async rule({ client: { app }, chance }: Doing) {
    const rule = chance.oneOf<Rule>([
      { name: 'move' },
      { name: 'move' },
      { name: 'newest', messages: 1 + chance.below(6) },
      { name: 'octets', octets: chance.below(100_000) },
      { name: 'days', days: 1 + chance.below(30) },
      { name: 'leave' },
    ]);
    const keepHere = chance.happens(0.5) ? { newest: null, octets: null } : null;
    await app.setPolicy({ rule, asks: chance.happens(0.2), keepHere });
  },
  async leave({ client }: Doing) {
    await client.app.disconnect();
  },
  async comeBack({ client, truth }: Doing) {
    if (client.app.visit.get().name === 'closed') await signIn(client, truth);
  },
  async look({ client }: Doing) {
    await client.app.checkAgain();
  },
  async rest({ client }: Doing) {
    await until(client.app.deletion, () => isAtRest(client), restMs).catch(() => {});
  },
  async loseWire({ client }: Doing) {
    client.cut();
  },
  async loseLine({ truth }: Doing) {
    truth.hangUp();
  },
  async release({ client }: Doing) {
    await client.app.release();
  },
} satisfies Record<string, (doing: Doing) => Promise<void>>;

const names = Object.keys(deeds) as [keyof typeof deeds, ...(keyof typeof deeds)[]]; // of the table

/** Some deeds one after the other, each a moment after the one before. */
export async function behave(doing: Doing, faults: string[]): Promise<void> {
  const { client, truth, told, chance } = doing;
  listenToReceipts(client, truth, told);
  if (!(await signIn(client, truth))) return;
  const count = 2 + chance.below(8);
  for (let n = 0; n < count && !doing.isDead(); n++) {
    const name = chance.oneOf(names);
    if (name === 'loseLine') faults.push('line lost');
    if (name === 'loseWire') faults.push('proxy lost');
    await deeds[name](doing);
    if (chance.happens(0.6))
      await new Promise((resolve) => setTimeout(resolve, chance.below(30)));
  }
}

/** Nothing is under way and nothing waits for a look. */
export async function comeToRest(client: Client): Promise<void> {
  const { app } = client;
  while (!isAtRest(client)) {
    await until(app.downloading, () => !isFetching(client), 60_000);
    await until(app.deletion, () => !isRemoving(client), 60_000);
  }
  // Until then what is here goes by the old names, and is told twice.
  await until(app.renaming, ({ name }) => name !== 'comparing', 60_000);
}
