// Every way a network may cut a run of bytes that matters to a reader: whole, in two at
// each place, and one byte at a time. Each cut is a fresh copy: readers own their chunks.
export function* everySplit(bytes: Uint8Array): Generator<Buffer[]> {
  yield [Buffer.from(bytes)];
  for (let at = 1; at < bytes.length; at++)
    yield [Buffer.from(bytes.subarray(0, at)), Buffer.from(bytes.subarray(at))];
  yield Array.from(bytes, (byte) => Buffer.of(byte));
}
