// The order in which headers are fetched; time is handed in, so nothing is waited for.
import { describe, expect, test } from 'vitest';
import type { Call } from '../../../lib/client/call.ts';
import { createHeaders } from '../../../lib/client/headers.ts';
import type { Summary } from '../../../lib/mail/message.ts';
import { FaultError, type Fault } from '../../../lib/wire/faults.ts';
import type { Operation, Params, Result } from '../../../lib/wire/operations.ts';
import { id, openMailbox, summaryOf } from '../../rigs/mailbox.ts';

type Asked = {
  params: Params<'headers'>;
  answer(): Promise<void>;
  refuse(fault: Fault): Promise<void>;
};

function openHeaders(count: number) {
  const box = openMailbox(count);
  const asked: Asked[] = [];
  const line = { isLost: false };
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  const call: Call = <N extends Operation>(_op: N, given: Params<N>, options = {}) =>
    new Promise<Result<N>>((resolve, reject) => {
      const params = given as Params<'headers'>;
      asked.push({
        params,
        async answer() {
          const summaries = params.ids.map((one) => summaryOf(Number(one.slice(1))));
          (options as { onPart(part: { summaries: Summary[] }): void }).onPart({
            summaries,
          });
          resolve({ failed: [] } as unknown as Result<N>);
          await settled();
        },
        async refuse(fault) {
          reject(new FaultError(fault));
          await settled();
        },
      });
    });
  const headers = createHeaders({
    call,
    clock: box.clock,
    mailbox: box.mailbox,
    store: box.stores.mailbox,
    reader: box.stores.reader,
    learn: box.mailbox.learn,
    isUnsure: () => false,
    mayFetch: () => true,
    isLineLost: () => line.isLost,
  });
  return { ...box, headers, asked, line };
}

describe('headers', () => {
  test('go newest first, and what is on the screen overtakes', async () => {
    const { headers, asked } = openHeaders(1_000);
    headers.begin();
    expect(asked.length).toBe(1);
    expect(asked[0]?.params).toMatchObject({ urgent: false });
    expect(asked[0]?.params.ids[0]).toBe('u999');
    headers.showing([id(10), id(11), id(999)]);
    expect(asked[1]?.params).toEqual({ ids: ['u10', 'u11'], urgent: true });
    headers.showing([id(500), id(501)]);
    expect(asked.length).toBe(2); // two at a time; the newest window follows
    await asked[1]?.answer();
    expect(asked[2]?.params).toEqual({ ids: ['u500', 'u501'], urgent: true });
  });

  test('are each asked for once until all are here', async () => {
    const { stores, clock, headers, asked } = openHeaders(1_000);
    headers.begin();
    headers.showing([id(0), id(1), id(2)]);
    for (let n = 0; n < asked.length; n++) {
      clock.go(20);
      await asked[n]?.answer();
    }
    clock.go(1_000);
    const ids = asked.flatMap(({ params }) => params.ids);
    expect(ids.length).toBe(1_000);
    expect(new Set(ids).size).toBe(1_000);
    expect(stores.mailbox.get().unsortedFrom).toBe(1_000);
  });

  test('wait in the background while a message is being fetched', async () => {
    const { stores, headers, asked } = openHeaders(1_000);
    headers.begin();
    stores.reader.set({
      name: 'loading',
      id: id(1),
      size: 1,
      received: 0,
      startedAt: 0,
      early: null,
    });
    await asked[0]?.answer();
    expect(asked.length).toBe(1);
    stores.reader.set({ name: 'empty' });
    expect(asked.length).toBe(2);
  });

  test('come again after a failure, later, and not at all where they cannot be had', async () => {
    const { stores, clock, headers, asked } = openHeaders(100);
    headers.begin();
    await asked[0]?.refuse({ kind: 'closed', during: 'transaction', line: '' });
    expect(asked.length).toBe(1);
    clock.go(2_000);
    expect(asked[1]?.params.ids).toEqual(asked[0]?.params.ids);
    await asked[1]?.refuse({ kind: 'no-top' });
    clock.go(1_000_000);
    expect(asked.length).toBe(2);
    expect(stores.mailbox.get().headers).toBe('cannot-come');
  });

  test('leave a lost line to the visit, and go on when it is back', async () => {
    const { clock, headers, asked, line } = openHeaders(100);
    headers.begin();
    headers.showing([id(3)]);
    line.isLost = true;
    const first = [...asked];
    for (const ask of first)
      await ask.refuse({ kind: 'closed', during: 'transaction', line: '' });
    clock.go(1_000_000);
    expect(asked.length).toBe(2);
    line.isLost = false;
    headers.resume();
    expect(asked.slice(2).flatMap(({ params }) => params.ids)).toContain('u3');
    expect(asked.length).toBe(4);
  });

  test('rest when the mailbox was given back, until something new is looked at', async () => {
    const { headers, asked } = openHeaders(1_000);
    headers.begin();
    headers.showing([id(5)]);
    headers.rest();
    for (const ask of [...asked]) await ask.answer();
    headers.showing([id(5)]);
    expect(asked.length).toBe(2);
    headers.showing([id(6)]);
    expect(asked.length).toBeGreaterThan(2);
  });

  test('stop with the visit', async () => {
    const { stores, headers, asked } = openHeaders(1_000);
    headers.begin();
    headers.end();
    await asked[0]?.answer();
    expect(asked.length).toBe(1);
    expect(stores.mailbox.get().failed.size).toBe(0);
  });
});
