// The log: one line of JSON for each event, nothing in it that obeys or tells too much.
import { expect, test } from 'vitest';
import { createLog, defect, type LogEvent } from '../../server/log.ts';

function caught(level: 'off' | 'errors' | 'visits', ...events: LogEvent[]) {
  const lines: string[] = [];
  const log = createLog(level, { write: (line) => void lines.push(line) });
  for (const event of events) log(event);
  return lines;
}
const opened: LogEvent = {
  event: 'visit-opened',
  ref: 'r',
  host: 'pop.example',
  port: 995,
};
const refused: LogEvent = { event: 'origin-refused', origin: 'https://evil.example' };

test('each level logs its own events, as JSON with a time', () => {
  expect(caught('off', opened, refused)).toEqual([]);
  expect(caught('errors', opened, refused)).toHaveLength(1);
  const [line = ''] = caught('visits', opened);
  expect(JSON.parse(line)).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    event: 'visit-opened',
    ref: 'r',
    host: 'pop.example',
    port: 995,
  });
});

test('control and direction characters are written out, one event is one line', () => {
  const origin = 'https://a\u001b[31m\r\nb\u009b\u2028\u202ec';
  const [line = ''] = caught('errors', { event: 'origin-refused', origin });
  // eslint-disable-next-line no-control-regex
  expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/);
  expect(line.split('\n')).toHaveLength(2);
});

test('a defect keeps its place and not its message', () => {
  const error = new TypeError('cannot sign in with hunter2\nand its second line');
  const [line = ''] = caught('errors', defect('ref1', error));
  expect(line).toContain('"error":"TypeError"');
  expect(line).toContain('log.test.ts');
  expect(line).not.toContain('hunter2');
  expect(line).not.toContain('second line');
  expect(defect('ref2', 'thrown text')).toMatchObject({ error: 'string', frames: [] });
});
