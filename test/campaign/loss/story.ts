// One run: a mailbox, a device, and what a person does with both while everything fails in
// turn; then one visit without a fault, and the question whether anything was lost.
import type { MessageArchive } from '../../../lib/archive/messages.ts';
import { createChance } from '../fuzz/chance.ts';
import { startClient, type Client } from '../../rigs/client.ts';
import { clockOf } from './clock.ts';
import { createDevice } from './device.ts';
import { judge } from './judge.ts';
import { makeMail } from './mail.ts';
import { signIn } from './person.ts';
import { startTruth, type Held } from './server.ts';
import { addressOf, promised, trouble, type Stage } from './trouble.ts';
import { changeServer } from './upsets.ts';

/** What the person did and was told; messages by their keys. */
export type Told = {
  /** Ever in the mailbox. */
  all: Map<string, Held>;
  /** Keys by every name a message ever had; none was given twice. */
  names: Map<string, string>;
  marked: Set<string>;
  /** Marked by the person themselves, and then committed. */
  committed: Set<string>;
  /** By another program. */
  takenElsewhere: Set<string>;
  /** What was said and was not so. */
  untrue: string[];
};

export type Report = { seed: number; faults: string[]; violations: string[] };

/** Never rejects. */
export async function play(seed: number, relayPort: number): Promise<Report> {
  const chance = createChance(seed);
  const truth = await startTruth();
  const device = createDevice();
  const faults: string[] = [];
  const told: Told = {
    all: new Map(),
    names: new Map(),
    marked: new Set(),
    committed: new Set(),
    takenElsewhere: new Set(),
    untrue: [],
  };
  const mail = makeMail(chance);
  const bring = (count: number): void => {
    const fresh = Array.from({ length: count }, () => mail.next());
    for (const held of fresh) {
      told.all.set(held.key, held);
      told.names.set(held.uid, held.key);
    }
    truth.change((held) => [...held, ...fresh]);
  };
  // As on a device where a rule has removed something before.
  if (chance.happens(0.7)) device.local.set('removed-by-rule', 'yes');
  const stage: Stage = { device, truth, told, chance, faults, relayPort };
  try {
    bring(2 + chance.below(14));
    const phases = 1 + chance.below(4);
    for (let n = 0; n < phases; n++) {
      if (n > 0) changeServer(stage, told, bring);
      await trouble(stage);
    }
    const messages = device.messages();
    const client = await lastVisit(stage, messages);
    const violations = await judge(stage, client, messages);
    client.kill();
    return { seed, faults, violations };
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, faults, violations: [`it broke: ${what}`] };
  } finally {
    await truth.stop();
  }
}

/** Nothing fails in it. */
async function lastVisit(
  { device, truth, relayPort, chance }: Stage,
  messages: MessageArchive,
): Promise<Client> {
  const client = startClient(relayPort, {
    archive: device.shelves.open(),
    messages,
    local: device.local,
    clock: clockOf(device, 10),
    localAddress: addressOf(chance),
    storagePromise: promised,
  });
  // The machine may be too busy for the proxy to answer in time; that is no fault of the run.
  for (let n = 0; n < 3; n++) if (await signIn(client, truth)) return client;
  throw new Error(`the last visit ended ${JSON.stringify(client.app.visit.get())}`);
}
