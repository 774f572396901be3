// What the console shows of time is true: no step took longer than all of it together, and
// each began when it began.
import { expect, test } from 'vitest';
import { capaOf, friendly, greeted } from './scripted.ts';

test('no line of a trace took longer than the whole conversation', async () => {
  const began = performance.now();
  const clockBegan = Date.now();
  const { pop3, all } = await greeted({
    ...friendly,
    CAPA: capaOf('USER', 'SASL PLAIN'),
  });
  await pop3.signIn({ user: 'anna', password: 'secret' });
  const whole = performance.now() - began;
  expect(all.map(({ command }) => command)).toContain('(greeting)');
  for (const { command, ms, at } of all) {
    expect(ms, command).not.toBeNull();
    expect(ms, command).toBeLessThanOrEqual(whole);
    // Milliseconds of the calendar are whole; the machine may set its clock.
    expect(at, command).toBeGreaterThanOrEqual(clockBegan - 1);
  }
  pop3.destroy();
});
