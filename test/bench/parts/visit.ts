// A visit through the built product, from a client in this process: what a browser does,
// without a browser.
import type { MessageId } from '../../../lib/mail/message.ts';
import { openWire, type Wire } from '../../rigs/wire.ts';
import { startProduct, type Product } from '../../rigs/product.ts';

export type Target = {
  host: string;
  port: number;
  user: string;
  password: string;
  /** With it the line is encrypted from the first byte. */
  pin?: string | undefined;
};

export type Visit = {
  wire: Wire;
  /** Names of the messages in the server's order. */
  ids: readonly MessageId[];
  sizes: readonly number[];
};

export async function startProxy(): Promise<{ product: Product; port: number }> {
  const product = await startProduct();
  return { product, port: Number(new URL(product.url).port) };
}

/** Signed in and listed. */
export async function openVisit(port: number, target: Target): Promise<Visit> {
  const wire = await openWire(port, { host: 'localhost' });
  const { host, user, password, pin } = target;
  await wire.call('open', {
    host,
    port: target.port,
    security: pin === undefined ? 'plain' : 'tls',
    user,
    password,
    visit: 'look',
    ...(pin === undefined ? {} : { pin }),
  });
  return {
    wire,
    ids: wire.rows.map(({ id }) => id),
    sizes: wire.rows.map(({ size }) => size),
  };
}

/** Leaves as a person does and waits until the mailbox is free again. */
export async function closeVisit({ wire }: Visit): Promise<void> {
  // The proxy hangs up when it is done, sometimes before its answer has come.
  await wire.call('close', {}).catch(() => {});
  await wire.close();
}
