// How a message is asked of the proxy.
import { expect, test } from 'vitest';
import type { Call } from '../../../lib/client/call.ts';
import { fetchMessage, type FetchOptions } from '../../../lib/client/fetch-message.ts';
import type { MessageId } from '../../../lib/mail/message.ts';

/** What was asked, and a letter of three bytes in two pieces. */
async function asked(options: Partial<FetchOptions>) {
  const heard: unknown[] = [];
  const call: Call = async (_op, params, ask) => {
    heard.push(params);
    await ask?.onBytes?.(Uint8Array.of(1, 2));
    await ask?.onBytes?.(Uint8Array.of(3));
    return { octets: 3, whole: true, via: 'TOP' } as never; // the answer to `read`, which is all that is asked
  };
  const { signal } = new AbortController();
  const clock = { now: () => 0 } as Parameters<typeof fetchMessage>[1]; // it only reads the time
  const message = await fetchMessage(call, clock, 'a' as MessageId, {
    signal,
    ...options,
  });
  return { heard, message };
}

test('a person waits for it unless something else is said', async () => {
  expect((await asked({})).heard).toEqual([{ id: 'a' }]);
  expect((await asked({ lines: 5 })).heard).toEqual([{ id: 'a', lines: 5 }]);
  expect((await asked({ urgent: false })).heard).toEqual([{ id: 'a', urgent: false }]);
});

test('the pieces are one message', async () => {
  const { message } = await asked({});
  expect(message).toEqual({ raw: Uint8Array.of(1, 2, 3), via: 'TOP', whole: true });
});
