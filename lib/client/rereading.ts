// Letters that are read wrongly are read otherwise: as the next likely charset, which is
// remembered for the sender until the reading one began with comes round again.
import type { Letter } from '../mail/attachment.ts';
import type { Parts } from './parts.ts';
import type { ReaderState, Settings } from './state.ts';
import type { Store } from './store.ts';

/** ours; with an address each they take 50 KB of localStorage */
const sendersAtMost = 1_000;

type Read = { letter: Letter; readAs: string | null };

/** The letter, read as the person chose for its sender before. */
export async function readAsChosen(
  parse: Parts['parse'],
  raw: Uint8Array,
  whole: boolean,
  { charsets }: Pick<Settings, 'charsets'>,
): Promise<Read> {
  const letter = await parse(raw, { whole });
  const sender = senderOf(letter);
  const readAs = Object.hasOwn(charsets, sender) ? charsets[sender] : undefined;
  // Whoever says UTF-8 and writes it is read as that, whatever was chosen for another letter.
  if (readAs === undefined || isCertain(letter)) return { letter, readAs: null };
  return { letter: await parse(raw, { whole, charset: readAs }), readAs };
}

export function createRereading(parts: {
  store: Store<ReaderState>;
  settings: Store<Settings>;
  parse: Parts['parse'];
  keep(charsets: Settings['charsets']): void;
}): { next(): Promise<void> } {
  const { store, settings, parse, keep } = parts;

  return {
    async next() {
      const now = store.get();
      if (now.name !== 'ready') return;
      const { whole, readAs } = now;
      const raw = new Uint8Array(await now.raw.arrayBuffer());
      const first = await parse(raw, { whole });
      // The tables of rare charsets are loaded when somebody asks for them.
      const { likelyCharsets } = await import('../mime/parse-fully.ts');
      const likely = await likelyCharsets(raw, first);
      const at = readAs === null ? 0 : likely.indexOf(readAs);
      let letter = first;
      let next: string | undefined;
      for (const charset of likely.slice(at + 1)) {
        const read = await parse(raw, { whole, charset });
        // Some can only be read where their marks are in the text (ISO 2022): they are no way.
        if (read.charset.used !== charset) continue;
        letter = read;
        next = charset;
        break;
      }
      const still = store.get();
      if (still.name !== 'ready' || still.raw !== now.raw) return;
      store.set({ ...still, letter, readAs: next ?? null });
      keep(withChoice(settings.get().charsets, senderOf(letter), next));
    },
  };
}

function withChoice(
  charsets: Settings['charsets'],
  sender: string,
  charset: string | undefined,
): Settings['charsets'] {
  const others = Object.entries(charsets).filter(([one]) => one !== sender);
  if (sender === '' || charset === undefined) return Object.fromEntries(others);
  const kept = others.slice(-(sendersAtMost - 1));
  return Object.fromEntries([...kept, [sender, charset]]);
}

function senderOf({ from }: Letter): string {
  return from[0]?.address.toLowerCase() ?? '';
}

function isCertain({ charset }: Letter): boolean {
  return !charset.guessed && charset.used === 'utf-8';
}
