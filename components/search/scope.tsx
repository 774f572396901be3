// What a search was searched in, always and truly: how many headers of how many, how many
// messages inside, and the way to the rest.
import { useEffect } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { announce, showSheet } from '../shell/stage.ts';
import { useRest } from './use-rest.ts';

/** ux 2.24: a count that changes with each letter is said once it rests */
const restMs = 500;

export function Scope({ done, total }: { done: number; total: number }) {
  const { t, number } = useText();
  const found = useStore(app.mailbox, (now) => now.view.length);
  const search = useStore(app.search, (now) => now);
  const onlyHere = useStore(app.mailbox, (now) => now.onlyHere.length);
  const inside = useInside();
  const words = [
    t('search.scope', {
      n: found,
      done: number(done),
      total: number(total),
      here: onlyHere,
    }),
    inside,
    search.name !== 'idle' && search.heads && search.name === 'running'
      ? t('search.heads', {
          done: number(search.heads.done),
          total: number(search.heads.total),
        })
      : search.name === 'running' && t('search.running'),
  ].filter(Boolean);
  const said = words.join(' · ');
  useEffect(() => {
    const timer = setTimeout(() => announce(said), restMs);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <p className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3">
      <span data-testid="scope">{said}</span>
      <FetchRest />
    </p>
  );
}

/** How many messages were looked through; null where only rows were asked. */
export function useInside(): string | null {
  const { t } = useText();
  const search = useStore(app.search, (now) => now);
  if (search.name === 'idle' || !search.isInside) return null;
  return search.findable === 0
    ? t('search.insideNone')
    : t('search.inside', { n: search.findable });
}

/** To where the rest can be fetched, so that it can be looked through as well. */
export function FetchRest() {
  const search = useStore(app.search, (now) => now);
  const rest = useRest();
  if (search.name === 'idle' || !search.isInside || rest === null) return null;
  return (
    <button
      type="button"
      className="rounded-sm text-accent underline underline-offset-2"
      onClick={() => showSheet('device')}
    >
      {rest}
    </button>
  );
}
