// Facts one below the other, with their names; empty ones are left out.
import type { ReactNode } from 'react';

export type Fact = readonly [name: string, value: ReactNode];

export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[max-content_1fr] sm:items-baseline">
      {facts.map(
        ([name, value], at) =>
          value !== '' &&
          value !== null && (
            <div key={at} className="sm:contents">
              <dt className="text-text-2">{name}</dt>
              <dd className="min-w-0 break-words whitespace-pre-wrap">
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
