// The same work for each of many, a good number at a time. An abort starts nothing more and
// waits for what was started, so that whoever cleans up after it knows where things stand.

/** Above the engine's window, so that it is never idle; below what a heap notices. Ours. */
const atOnce = 1_000;
/** Between two reports of progress, in ms. Ours: as often as the screen is drawn for it. */
const reportMs = 40;

/** Rejects with the first failure, when all that was started has ended. */
export async function eachOf<T>(
  items: readonly T[],
  signal: AbortSignal,
  progress: (done: number) => void,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values();
  const failures: unknown[] = [];
  let done = 0;
  let reported = Date.now();
  async function lane(): Promise<void> {
    for (const item of rest) {
      if (signal.aborted || failures.length > 0) return;
      try {
        await work(item);
      } catch (error) {
        failures.push(error);
        return;
      }
      done++;
      if (Date.now() - reported >= reportMs) {
        reported = Date.now();
        progress(done);
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  if (failures.length > 0) throw failures[0];
  if (!signal.aborted) progress(done);
}
