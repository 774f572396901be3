// The operator's figures: true, of closed sets only, and where they were asked to be.
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { faultOf } from '../rigs/wire.ts';
import { into, secret, startFault, startRelay, visitor } from './relay.ts';

async function figures(port: number) {
  const response = await fetch(`http://127.0.0.1:${port}/metrics`);
  const text = await response.text();
  const of = (name: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${name} `))
        ?.slice(name.length),
    );
  return { status: response.status, text, of };
}

test('sockets, visits, bytes and refusals are counted', async () => {
  const server = await startFault({ name: 'none' });
  const refusing = await startFault({ name: 'auth-refused' });
  const relay = await startRelay({ env: { DEMO: '0' } });
  const wire = await relay.wire();
  await wire.call('open', into(server));
  await faultOf((await relay.wire()).call('open', into(refusing)));
  const during = await figures(relay.port);
  expect(during.of('poste_restante_sockets')).toBe(2);
  expect(during.of('poste_restante_visits')).toBe(1);
  expect(during.of('poste_restante_visits_opened_total')).toBe(1);
  expect(during.of('poste_restante_visits_failed_total{fault="sign-in"}')).toBe(1);
  const [row] = wire.rows;
  if (row === undefined) throw new Error('an empty mailbox');
  await wire.call('read', { id: row.id });
  wire.terminate();
  await expect
    .poll(async () => (await figures(relay.port)).of('poste_restante_visits'))
    .toBe(0);
  const after = await figures(relay.port);
  expect(after.of('poste_restante_visit_seconds_count')).toBe(1);
  expect(after.of('poste_restante_bytes_total')).toBeGreaterThan(row.size - 1);
  for (const word of [visitor, secret, server.host])
    expect(after.text).not.toContain(word);
});

test('what was refused at the door is counted by its kind', async () => {
  const relay = await startRelay({ env: { DEMO: '0' } });
  const stranger = new WebSocket(`ws://127.0.0.1:${relay.port}/ws`, {
    origin: 'http://evil.example',
  });
  await new Promise((resolve) => stranger.once('error', resolve));
  const { of } = await figures(relay.port);
  expect(of('poste_restante_refused_total{what="origin"}')).toBe(1);
});

test('they can have a port of their own, and then the main one has none', async () => {
  const relay = await startRelay({ env: { METRICS_PORT: '0' } });
  expect((await figures(relay.port)).status).toBe(404);
  const aside = relay.app.metricsPort ?? 0;
  expect((await figures(aside)).of('poste_restante_sockets')).toBe(0);
  const page = await fetch(`http://127.0.0.1:${aside}/`);
  expect(page.status).toBe(404);
});

test('they can be switched off', async () => {
  const relay = await startRelay({ env: { METRICS_PORT: 'off' } });
  expect(relay.app.metricsPort).toBeNull();
  expect((await figures(relay.port)).status).toBe(404);
});
