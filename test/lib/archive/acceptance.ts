// What every archive must do, as one run over it; throws at the first broken promise. It
// needs nothing but the archive, so that the same run works inside a browser.
import type { Archive, Item } from '../../../lib/archive/archive.ts';

export async function acceptArchive(archive: Archive): Promise<void> {
  await archive.forgetEverything();
  const item = (account: string, id: string, value: unknown): Item => ({
    account,
    id,
    value,
  });
  const both = [item('a@h:995', 'u2', { n: 2 }), item('a@h:995', 'u1', { n: 1 })];
  await archive.put('marks', both);
  await archive.put('marks', [item('a@h:9955', 'u1', { n: 3 })]);
  await archive.put('journal', [item('a@h:995', 'u1', { n: 4 })], 'strict');
  await archive.put('marks', []);

  same('one account, in order of name', await archive.all('marks', 'a@h:995'), [
    both[1],
    both[0],
  ]);
  same('every account', (await archive.all('marks')).length, 3);
  same('shelves are apart', await archive.all('seen'), []);

  await archive.put('marks', [item('a@h:995', 'u1', { n: 5 })]);
  const [changed] = await archive.all('marks', 'a@h:995');
  same('the newest value stands', changed?.value, { n: 5 });
  Object.assign(changed?.value ?? {}, { n: 6 });
  same('what was read is a copy', (await archive.all('marks', 'a@h:995'))[0]?.value, {
    n: 5,
  });

  await archive.remove('marks', 'a@h:995', ['u1', 'never-there']);
  same(
    'removed alone',
    (await archive.all('marks', 'a@h:995')).map(({ id }) => id),
    ['u2'],
  );

  await archive.put('seen', [item('a@h:995', 'u2', 7)]);
  await archive.replace('a@h:995', [
    { shelf: 'marks', removed: ['u2', 'u3'], put: [{ id: 'u3', value: 8 }] },
    { shelf: 'seen', removed: ['u2'], put: [{ id: 'u2', value: 9 }] },
  ]);
  same('taken away, then put', [await archive.all('marks', 'a@h:995'), await archive.all('seen', 'a@h:995')], [[item('a@h:995', 'u3', 8)], [item('a@h:995', 'u2', 9)]]); // prettier-ignore
  await archive.remove('seen', 'a@h:995', ['u2']);

  await archive.put('seen', [
    item('ü \uffff@h', '\u0001', true),
    item('ü \uffff@h', ' 17', true),
  ]);
  same('any text is a name', (await archive.all('seen', 'ü \uffff@h')).length, 2);

  await archive.forget('a@h:995');
  same('an account is forgotten', await archive.all('marks', 'a@h:995'), []);
  same('on every shelf', await archive.all('journal'), []);
  same('and no other is', (await archive.all('marks')).length, 1);

  await archive.forgetEverything();
  same(
    'all is forgotten',
    [await archive.all('marks'), await archive.all('seen')],
    [[], []],
  );
}

function same(promise: string, is: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(is), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${promise}: ${one} is not ${other}`);
}
