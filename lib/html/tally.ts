// How many elements tags become. Tags that no end tag closes are opened anew in whatever
// follows (WHATWG HTML §13.2.4.3): four hundred of them in four thousand paragraphs are more
// than a million elements.

export type Tally = {
  begins(name: string): void;
  /** Attributes of the tag that began last. */
  has(attributes: number): void;
  /** `isUnsure`: it may be no tag at all, and then it closes nothing. */
  ends(name: string, isUnsure: boolean): void;
  /** Elements so far, those included that the parser opens anew. */
  elements(): number;
  /** Elements now open that no other tag closes. */
  depth(): number;
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const opensAnew = words('a b big code em font i nobr s small strike strong tt u');
/** Those that hold nothing, and those that the next of their kind closes. */
const doNotNest = words(
  'area base br col embed hr img input link meta param source track wbr image keygen ' +
    'p li dt dd td th tr thead tbody tfoot caption colgroup option optgroup html head body',
);
const cells = words('td th caption');
const endsCell = words('td th tr thead tbody tfoot caption col colgroup');
const endsCellAtEnd = words('td th caption tr thead tbody tfoot table');
/** What is opened within cannot be closed from outside, nor the other way round. */
const walls = words('table object applet marquee');

/** Real letters have so many open at once; each tag opens no more of them anew. */
const fewOpen = 3;

/** Attributes that take as long to clean as an element does. */
const attributesLikeOne = 8;

/** What is open behind one wall. */
type Frame = { wall: string; open: Map<string, number>; count: number };

export function createTally(): Tally {
  const frames: Frame[] = [frameOf('')];
  const nested = new Map<string, number>();
  let elements = 0;
  let depth = 0;
  let open = 0;
  let paragraphs = 0;
  const top = () => frames.at(-1) ?? frameOf('');
  const leave = () => {
    if (frames.length > 1) open -= frames.pop()?.count ?? 0;
  };

  return {
    begins(name) {
      elements += 1 + Math.max(0, open - fewOpen);
      if (name === 'p') paragraphs++;
      if (!doNotNest.has(name)) {
        nested.set(name, (nested.get(name) ?? 0) + 1);
        depth++;
      }
      if (endsCell.has(name) && cells.has(top().wall)) leave();
      if (walls.has(name) || (cells.has(name) && top().wall === 'table'))
        frames.push(frameOf(name));
      if (opensAnew.has(name)) {
        const frame = top();
        frame.open.set(name, (frame.open.get(name) ?? 0) + 1);
        frame.count++;
        open++;
      }
    },
    ends(name, isUnsure) {
      elements += Math.max(0, open - fewOpen);
      // These two become elements where there is none to end.
      if (name === 'br' || (name === 'p' && --paragraphs < 0)) elements++;
      if (name === 'p') paragraphs = Math.max(0, paragraphs);
      if (isUnsure) return;
      const before = nested.get(name) ?? 0;
      if (before > 0) {
        nested.set(name, before - 1);
        depth--;
      }
      if (endsCellAtEnd.has(name) && cells.has(top().wall)) leave();
      if (walls.has(name) && top().wall === name) leave();
      const frame = top();
      const opened = frame.open.get(name) ?? 0;
      if (opened === 0) return;
      frame.open.set(name, opened - 1);
      frame.count--;
      open--;
    },
    has(attributes) {
      elements += attributes / attributesLikeOne;
    },
    elements: () => elements,
    depth: () => depth,
  };
}

function frameOf(wall: string): Frame {
  return { wall, open: new Map(), count: 0 };
}
