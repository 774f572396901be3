// A line with the words marked that were searched for.
import type { Hit } from '../../lib/mail/query/hits.ts';

export function Marked({ text, hits }: { text: string; hits: readonly Hit[] }) {
  return (
    <>
      {hits.map(([from, to], n) => [
        text.slice(hits[n - 1]?.[1] ?? 0, from),
        <mark key={from} className="rounded-xs bg-found text-text-1">
          {text.slice(from, to)}
        </mark>,
      ])}
      {text.slice(hits.at(-1)?.[1] ?? 0)}
    </>
  );
}
