// The page's side of parsing, with a real worker in a real browser: bombs and stuck workers
// end in a letter, and the page lives on meanwhile.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRig, type Rig } from '../../hostile/rig.ts';

declare const rig: typeof import('../../hostile/page.ts');

let browser: Rig;
beforeAll(async () => {
  browser = await startRig('test/hostile/page.ts');
});
afterAll(() => browser.close());

test('a letter and its attachments come back from the worker', async () => {
  const seen = await browser.page.evaluate(async () => {
    const raw = new TextEncoder().encode(
      'Subject: hi\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: image/png; name=a.png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC\r\n--b--\r\n',
    );
    const letter = await rig.parseLetter(raw, { whole: true });
    const original = new Blob([raw]);
    const files = await Promise.all(
      letter.attachments.map(({ source }) => rig.partBytes(original, source)),
    );
    return { ...letter, kept: raw.length, bytes: files.map((bytes) => [...bytes]) };
  });
  expect(seen.subject).toBe('hi');
  expect(seen.text).toBe('text');
  expect(seen.bytes).toEqual([[0, 1, 2]]);
  expect(seen.kept).toBeGreaterThan(0); // copied, not taken
});

test('a million parts end in a bounded letter', async () => {
  const seen = await browser.page.evaluate(async () => {
    const text = `Subject: bomb\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\n'.repeat(1e6)}`;
    const letter = await rig.parseLetter(new TextEncoder().encode(text), { whole: true });
    return { subject: letter.subject, damage: letter.damage.map(({ kind }) => kind) };
  });
  expect(seen).toEqual({ subject: 'bomb', damage: ['too-many-parts'] });
});

test('sixty megabytes come apart within the deadline', async () => {
  const seen = await browser.page.evaluate(async () => {
    const line = `${'QUJD'.repeat(19)}\r\n`;
    const text = `Subject: big\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: application/x; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\n${line.repeat(770_000)}--b--\r\n`;
    const raw = new TextEncoder().encode(text);
    const before = performance.now();
    const letter = await rig.parseLetter(raw, { whole: true });
    return {
      damage: letter.damage,
      size: letter.attachments[0]?.size,
      octets: raw.length,
      ms: performance.now() - before,
    };
  });
  console.log(`${seen.octets} octets in ${Math.round(seen.ms)} ms`);
  expect(seen.damage).toEqual([]);
  expect(seen.size).toBe(770_000 * 57);
});

test('a worker that never answers is ended, and the message is shown as raw text', async () => {
  await browser.page.goto('http://app.test/'); // no worker yet
  const seen = await browser.page.evaluate(async () => {
    const Real = window.Worker;
    // A worker that is busy for ever, as a defect of ours would be.
    window.Worker = class extends Real {
      constructor() {
        const endless = new Blob(['onmessage = () => { for (;;); }']);
        super(URL.createObjectURL(endless));
      }
    };
    let drawn = 0;
    const draw = () => {
      drawn++;
      requestAnimationFrame(draw);
    };
    draw();
    const raw = new TextEncoder().encode('Subject: slow\r\n\r\nthe text');
    const letter = await rig.parseLetter(raw, { whole: true });
    window.Worker = Real;
    const after = await rig.parseLetter(raw, { whole: true });
    return { drawn, letter, after: after.damage };
  });
  expect(seen.letter).toMatchObject({
    subject: 'slow',
    text: 'the text',
    damage: [{ kind: 'unreadable', at: null }],
  });
  expect(seen.drawn).toBeGreaterThan(10);
  expect(seen.after).toEqual([]);
});
