// Which messages of a mailbox are pieces of the open one.
import { expect, test } from 'vitest';
import type { MessageId, Piece, Row, Summary } from '../../../lib/mail/message.ts';
import { findPieces } from '../../../lib/mail/pieces.ts';

const id = (name: string) => name as MessageId; // a name as the server gives it
type Given = { name: string; from?: string; piece?: Partial<Piece> };

function mailbox(given: readonly Given[]) {
  const summaries = new Map<MessageId, Summary>();
  const rows: Row[] = [];
  for (const { name, from = 'Ada@x.example', piece } of given) {
    rows.push({ id: id(name), size: 10 });
    summaries.set(id(name), {
      id: id(name),
      from: [{ name: '', address: from }],
      to: [],
      subject: '',
      date: null,
      arrived: null,
      messageId: '',
      mayHaveAttachments: true,
      headerHash: '',
      ...(piece && { piece: { id: 'p', number: 1, total: null, ...piece } }),
    });
  }
  return { rows, summaries };
}
const open = {
  id: id('b'),
  piece: { id: 'p', number: 2, total: null },
  sender: 'ada@x.example',
};
const found = (given: readonly Given[], most = 10) => {
  const { found, ...rest } = findPieces(open, mailbox(given), most);
  return { found: found.map(({ number, id }) => `${number} ${id}`), ...rest };
};

test('all of them, in their order, whatever order they came in', () => {
  expect(
    found([
      { name: 'c', piece: { number: 3, total: 3 } },
      { name: 'x' },
      { name: 'b', piece: { number: 2 } },
      { name: 'a', piece: { number: 1 } },
    ]),
  ).toEqual({ found: ['1 a', '2 b', '3 c'], total: 3, missing: [] });
});

test('what is missing is told where somebody says how many there are', () => {
  const b = { name: 'b', piece: { number: 2 } };
  expect(found([b, { name: 'd', piece: { number: 4, total: 4 } }])).toMatchObject({
    total: 4,
    missing: [1, 3],
  });
  expect(found([b, { name: 'a', piece: { number: 1 } }])).toEqual({
    found: ['1 a', '2 b'],
    total: null,
    missing: [],
  });
});

test('pieces of a stranger, or of another message, are none', () => {
  expect(
    found([
      { name: 'b', piece: { number: 2, total: 2 } },
      { name: 'a', from: 'eve@x.example', piece: { number: 1 } },
      { name: 'c', piece: { id: 'q', number: 1 } },
    ]).found,
  ).toEqual(['2 b']);
});

test('of two with one number the open one counts, else the older', () => {
  expect(
    found([
      { name: 'a', piece: { number: 1, total: 2 } },
      { name: 'a2', piece: { number: 1 } },
      { name: 'b2', piece: { number: 2 } },
      { name: 'b', piece: { number: 2 } },
    ]).found,
  ).toEqual(['1 a', '2 b']);
});

test('absurd numbers are bounded', () => {
  const all = found(
    [
      { name: 'b', piece: { number: 2 } },
      { name: 'a', piece: { number: 4_000_000_000, total: 4_000_000_000 } },
    ],
    10,
  );
  expect(all).toEqual({ found: ['2 b'], total: null, missing: [] });
});
