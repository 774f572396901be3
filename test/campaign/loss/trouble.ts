// One life of the programme on the device, with what goes wrong in it, and its end.
import type { Parts } from '../../../lib/client/parts.ts';
import { oneBrowser, oneHolder, startClient, type Client } from '../../rigs/client.ts';
import type { Chance } from '../fuzz/chance.ts';
import { clockOf } from './clock.ts';
import type { Device } from './device.ts';
import { behave } from './person.ts';
import type { Truth } from './server.ts';
import type { Told } from './story.ts';
import { breakServer } from './upsets.ts';

export type Stage = {
  device: Device;
  truth: Truth;
  told: Told;
  chance: Chance;
  /** What went wrong, in order, for the report. */
  faults: string[];
  relayPort: number;
};

/** ours: how much faster than a person's the client's clock goes */
const hurry = 40;
/** ours: a life that lasts longer hangs, and is ended */
const lifeMs = 6_000;

export async function trouble(stage: Stage): Promise<void> {
  const { device, truth, told, chance, faults } = stage;
  const clients = begin(stage);
  let isDead = false;
  let died = (): void => {};
  const death = new Promise<void>((resolve) => (died = resolve));
  const die = (): void => {
    if (isDead) return;
    isDead = true;
    for (const { kill } of clients) kill();
    device.detach();
    died();
  };
  const end = chance.happens(0.3) ? 'power' : 'killed';
  breakDevice(stage, die);
  breakServer(stage);
  const lives = clients.map((client) =>
    behave({ client, truth, told, chance, isDead: () => isDead }, faults),
  );
  const late = setTimeout(() => {
    faults.push('a life without end');
    die();
  }, lifeMs);
  await Promise.race([Promise.all(lives), death]);
  clearTimeout(late);
  if (chance.happens(0.7))
    await new Promise((resolve) => setTimeout(resolve, chance.below(80)));
  die();
  faults.push(end === 'power' ? 'power lost' : 'killed');
  truth.arm(null);
  truth.hangUp();
  await device.restart(end, chance);
  device.disk.quota = Number.POSITIVE_INFINITY;
  device.shelves.isFull = false;
}

function begin({ device, chance, relayPort, faults }: Stage): Client[] {
  const tabs = oneBrowser();
  const hold = oneHolder();
  const archive = device.shelves.open();
  const messages = device.messages();
  const count = chance.happens(0.2) ? 2 : 1;
  if (count > 1) faults.push('two tabs');
  return Array.from({ length: count }, () =>
    startClient(relayPort, {
      archive,
      messages,
      local: device.local,
      clock: clockOf(device, hurry),
      tabs: tabs(),
      localAddress: addressOf(chance),
      storagePromise: promised,
      hold,
    }),
  );
}

/** Without it no rule removes anything by itself. */
export const promised: Parts['storagePromise'] = {
  isGiven: async () => true,
  ask: async () => true,
};

/** Somebody else each time: what the proxy allows one address is made for people. */
export function addressOf(chance: Chance): string {
  return `127.${1 + chance.below(250)}.${chance.below(250)}.${1 + chance.below(250)}`;
}

function breakDevice({ device, chance, faults }: Stage, die: () => void): void {
  if (chance.happens(0.5)) {
    device.disk.after(1 + chance.below(600), () => {
      faults.push('killed while writing');
      die();
    });
  }
  if (chance.happens(0.15)) {
    device.disk.quota = Math.max(device.disk.used(), 600_000) + chance.below(900_000);
    faults.push('quota');
  }
  if (chance.happens(0.05)) {
    device.shelves.isFull = true;
    faults.push('shelves full');
  }
  if (chance.happens(0.1)) {
    const days = chance.below(3_650) * (chance.happens(0.5) ? 1 : -1);
    device.clockAheadMs += days * 86_400_000;
    faults.push('clock jump');
  }
}
