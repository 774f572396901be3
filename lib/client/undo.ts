// What can be taken back: marks, keeps and read states, newest first. Nothing here was ever
// sent to a server.

/** ours: more steps back than anybody remembers taking */
const stepsAtMost = 200;

export type Undo = {
  did(takeBack: () => void): void;
  /** False when there is nothing to take back. */
  undo(): boolean;
  clear(): void;
};

export function createUndo(): Undo {
  let steps: (() => void)[] = [];
  return {
    did(takeBack) {
      steps.push(takeBack);
      if (steps.length > stepsAtMost) steps.shift();
    },
    undo() {
      const takeBack = steps.pop();
      takeBack?.();
      return takeBack !== undefined;
    },
    clear() {
      steps = [];
    },
  };
}
