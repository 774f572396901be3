// First words of what is on the screen: asked for behind everything else, once, and let go
// where a server breaks over them. Time and answers are handed in.
import { expect, test } from 'vitest';
import type { Call } from '../../../lib/client/call.ts';
import { createSnippets } from '../../../lib/client/snippets.ts';
import type { Summary } from '../../../lib/mail/message.ts';
import { FaultError, type Fault } from '../../../lib/wire/faults.ts';
import type { Operation, Params, Result } from '../../../lib/wire/operations.ts';
import { id, openMailbox, summaryOf } from '../../rigs/mailbox.ts';

type Asked = {
  params: Params<'headers'>;
  answer(snippet?: string): Promise<void>;
  refuse(fault: Fault): Promise<void>;
};

function openSnippets(count: number) {
  const box = openMailbox(count);
  const asked: Asked[] = [];
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  };
  const call: Call = <N extends Operation>(_op: N, given: Params<N>, options = {}) =>
    new Promise<Result<N>>((resolve, reject) => {
      const params = given as Params<'headers'>;
      asked.push({
        params,
        async answer(snippet) {
          const summaries = params.ids.map((one) => ({
            ...summaryOf(Number(one.slice(1))),
            ...(snippet === undefined ? {} : { snippet }),
          }));
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
  const snippets = createSnippets({
    call,
    learn: box.mailbox.learn,
    store: box.stores.mailbox,
    reader: box.stores.reader,
    settings: box.stores.settings,
    mayFetch: () => true,
  });
  const learn = (...numbers: number[]): void => {
    box.mailbox.learn(numbers.map(summaryOf));
    box.clock.go(1_000);
  };
  const words = (n: number) => box.stores.mailbox.get().summaries.get(id(n))?.snippet;
  return { ...box, snippets, asked, learn, words };
}

const lost: Fault = { kind: 'closed', during: 'transaction', line: '' };

test('are asked for once a row has its header, behind other work, and once', async () => {
  const { snippets, asked, learn, words } = openSnippets(100);
  snippets.begin();
  snippets.showing([id(3), id(4)]);
  expect(asked).toEqual([]);
  learn(3);
  expect(asked[0]?.params).toEqual({ ids: ['u3'], urgent: false, lines: 20 });
  learn(4);
  expect(asked.length).toBe(1);
  await asked[0]?.answer(); // too large: a row without its first words
  expect(asked[1]?.params.ids).toEqual(['u4']);
  await asked[1]?.answer('hello');
  expect([words(3), words(4)]).toEqual([undefined, 'hello']);
  snippets.showing([id(4), id(3)]);
  expect(asked.length).toBe(2);
});

test('what was read meanwhile is not written over', async () => {
  const { snippets, asked, learn, words, mailbox } = openSnippets(10);
  learn(1);
  snippets.begin();
  snippets.showing([id(1)]);
  mailbox.learn([{ ...summaryOf(1), snippet: 'as read' }]);
  await asked[0]?.answer('as guessed');
  expect(words(1)).toBe('as read');
});

test('wait while a message is fetched, and for whoever does not want them', () => {
  const { snippets, asked, learn, stores } = openSnippets(10);
  learn(1, 2);
  stores.settings.set((now) => ({ ...now, firstWords: false }));
  snippets.begin();
  snippets.showing([id(1)]);
  stores.settings.set((now) => ({ ...now, firstWords: true, density: 'compact' }));
  expect(asked).toEqual([]);
  const loading = { name: 'loading', id: id(2), size: 1, received: 0 } as const;
  stores.reader.set({ ...loading, startedAt: 0, early: null });
  stores.settings.set((now) => ({ ...now, density: 'cosy' }));
  expect(asked).toEqual([]);
  stores.reader.set({ name: 'empty' });
  expect(asked.length).toBe(1);
});

test('a server that breaks over them is asked twice in a visit and no more', async () => {
  const { snippets, asked, learn } = openSnippets(100);
  learn(...Array.from({ length: 60 }, (_, n) => n));
  snippets.begin();
  snippets.showing(Array.from({ length: 60 }, (_, n) => id(n)));
  expect(asked[0]?.params.ids.length).toBe(20);
  await asked[0]?.refuse(lost);
  expect(asked.length).toBe(1); // nothing into a dead line
  snippets.begin();
  expect(asked[1]?.params.ids).toEqual(asked[0]?.params.ids);
  await asked[1]?.refuse(lost);
  for (let n = 0; n < 5; n++) snippets.begin();
  expect(asked.length).toBe(2);
  snippets.end();
  snippets.begin();
  snippets.showing([id(1)]);
  expect(asked.length).toBe(3);
});

test('rest when the mailbox was given back, until something new is looked at', async () => {
  const { snippets, asked, learn } = openSnippets(100);
  learn(1, 2);
  snippets.begin();
  snippets.rest();
  snippets.showing([]);
  learn(3);
  expect(asked).toEqual([]);
  snippets.showing([id(1)]);
  expect(asked.length).toBe(1);
});
