// Room for work that is under way at once: so many pieces, and so many octets of them.
export type Room = {
  /**
   * Resolves when there is room, for everyone in turn. The two first always have it, however
   * large: behind one that is under way the next is asked for. `leave` is called once for each.
   */
  enter(octets: number): Promise<void>;
  leave(octets: number): void;
};

export function createRoom(most: { pieces: number; octets: number }): Room {
  let pieces = 0;
  let octets = 0;
  const waiting: { octets: number; go(): void }[] = [];

  function letIn(): void {
    for (let next = waiting[0]; next; next = waiting[0]) {
      const fits = pieces < most.pieces && octets + next.octets <= most.octets;
      if (pieces >= 2 && !fits) return;
      waiting.shift();
      pieces++;
      octets += next.octets;
      next.go();
    }
  }

  return {
    enter(size) {
      return new Promise((resolve) => {
        waiting.push({ octets: size, go: resolve });
        letIn();
      });
    },
    leave(size) {
      pieces--;
      octets -= size;
      letIn();
    },
  };
}
