import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linksOf, readLists } from '../../../lib/mail/lists.ts';

const field = (name: string, value: string) => ({ name, value });

describe('a list', () => {
  test('says its name, its addresses and how to leave it', () => {
    const list = readLists([
      field('List-Id', '"Binders of France" <binders.lists.example>'),
      field('List-Post', '<mailto:binders@lists.example>'),
      field('List-Archive', '<https://lists.example/binders/>'),
      field(
        'List-Unsubscribe',
        '<https://lists.example/leave?u=8841>, <mailto:leave@lists.example?subject=8841>',
      ),
      field('List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'),
    ]);
    expect(list).toMatchObject({
      id: { id: 'binders.lists.example', name: 'Binders of France' },
      post: [{ kind: 'mail', address: 'binders@lists.example' }],
      archive: [{ kind: 'web', host: 'lists.example' }],
      oneClick: 'https://lists.example/leave?u=8841',
      unsubscribe: [{ kind: 'web' }, { kind: 'mail', address: 'leave@lists.example' }],
    });
  });

  test('offers one click only with the exact pair and an encrypted address', () => {
    const oneClick = (leave: string, post: string) =>
      readLists([field('List-Unsubscribe', leave), field('list-unsubscribe-post', post)])
        ?.oneClick;
    const pair = 'List-Unsubscribe=One-Click';
    expect(oneClick('<https://a.example/>', pair)).toBe('https://a.example/');
    expect(oneClick('<https://a.example/>', `${pair}; x`)).toBeNull();
    expect(oneClick('<http://a.example/>', pair)).toBeNull();
    expect(oneClick('<mailto:a@a.example>', pair)).toBeNull();
    expect(oneClick('<https://u:p@a.example/>', pair)).toBeNull();
    expect(oneClick('(<https://evil.example/>) <https://a.example/(u)>', pair)).toBe(
      'https://a.example/(u)',
    );
    expect(linksOf('((<https://a.example/>) <https://b.example/>')).toEqual([]);
  });

  test('leads nowhere but to the web and to addresses', () => {
    const value =
      '<javascript:alert(1)>, <data:text/html,x>, <file:///etc/passwd>, <ftp://a.example/>, <mailto:nobody>, https://bare.example';
    expect(linksOf(value)).toEqual([]);
    expect(linksOf('<https://a.example/\r\n two>')).toMatchObject([
      { href: 'https://a.example/two' },
    ]);
  });

  test('that takes no posts says so, and a letter is no list', () => {
    expect(readLists([field('List-Post', 'NO (announcements only)')])).toMatchObject({
      isClosed: true,
      post: [],
    });
    expect(readLists([field('Subject', 'List-Id')])).toBeNull();
  });

  test('is bounded and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<',
            '>',
            'https://a.example',
            'mailto:a@b',
            ',',
            '%',
            ' ',
            '\u202e',
          ),
        ),
        (pieces) => {
          expect(linksOf(pieces.join('')).length).toBeLessThanOrEqual(10);
        },
      ),
      { seed: 2369, numRuns: 1_000 },
    );
    expect(linksOf('<https://a.example>,'.repeat(50_000)).length).toBe(10);
  });
});
