// Bytes that were on their way when the request they belong to ended: as many as it had been
// granted, and no more, may still come and are thrown away.

/** Ended requests that bytes may still come for. Ours: as many as may run at once. */
const requestsRemembered = 64;

export type Strays = {
  /** The request has ended; so many bytes were granted and have not come. */
  expect(id: number, bytes: number): void;
  /** False where so many were not to be expected. */
  take(id: number, bytes: number): boolean;
};

export function createStrays(): Strays {
  const expected = new Map<number, number>();
  return {
    expect(id, bytes) {
      if (bytes === 0) return;
      expected.set(id, bytes);
      const [oldest] = expected.keys();
      if (expected.size > requestsRemembered && oldest !== undefined)
        expected.delete(oldest);
    },
    take(id, bytes) {
      const left = (expected.get(id) ?? 0) - bytes;
      if (bytes === 0 || left < 0) return false;
      if (left === 0) expected.delete(id);
      else expected.set(id, left);
      return true;
    },
  };
}
