// Who may use the mailbox at the moment: many readers together, or one who needs it alone.
// In the order they came, so that nobody waits for ever.

export type Lock = {
  /** Runs with other shared work. Rejects with the signal's reason if it aborts while waiting. */
  shared<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Runs when all earlier work is done, and before any later. */
  alone<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Work running or waiting. */
  readonly busy: number;
};

type Waiter = { isAlone: boolean; start: () => void };

export function createLock(): Lock {
  const queue: Waiter[] = [];
  let running = 0;
  let isTakenAlone = false;

  function next() {
    for (;;) {
      const first = queue[0];
      if (first === undefined || isTakenAlone || (first.isAlone && running > 0)) return;
      queue.shift();
      running++;
      isTakenAlone = first.isAlone;
      first.start();
    }
  }

  function turn(isAlone: boolean, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        queue.splice(queue.indexOf(waiter), 1);
        reject(signal?.reason);
        next();
      };
      const waiter: Waiter = {
        isAlone,
        start: () => {
          signal?.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      if (signal?.aborted) return reject(signal.reason);
      signal?.addEventListener('abort', giveUp, { once: true });
      queue.push(waiter);
      next();
    });
  }

  async function run<T>(
    isAlone: boolean,
    work: () => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    await turn(isAlone, signal);
    try {
      return await work();
    } finally {
      running--;
      if (isAlone) isTakenAlone = false;
      next();
    }
  }

  return {
    shared: (work, signal) => run(false, work, signal),
    alone: (work, signal) => run(true, work, signal),
    get busy() {
      return running + queue.length;
    },
  };
}
