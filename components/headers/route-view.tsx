// The way a message came, from its sender down to the mailbox: every stop with what took it
// there and how long it waited, drawn as a bar.
'use client';
import { useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import type { Hop, Route } from '../../lib/mail/route.ts';
import { visible } from '../mailbox/row-view.ts';
import { Button } from '../ui/button.tsx';
import { carriedBy, delayWords, routeWords } from './route-words.ts';

/** Stops drawn at first. Ours: real mail has ten; the last ones are the surest. */
const fewest = 15;

export function RouteView({ route }: { route: Route }) {
  const text = useText();
  const { t } = text;
  const [isAll, setAll] = useState(false);
  const { hops, slowest, omitted } = route;
  const longest = Math.max(1, slowest === null ? 1 : (hops[slowest]?.delay ?? 1));
  const left = isAll ? 0 : Math.max(0, hops.length - fewest);
  return (
    <div className="space-y-3" data-testid="route">
      <p>{visible(routeWords(route, text))}</p>
      {left > 0 && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('route.more', { n: left })}
        </Button>
      )}
      {isAll && omitted > 0 && (
        <p className="text-sm text-text-2">{t('route.omitted', { n: omitted })}</p>
      )}
      <ol className="border-s-2 border-border-strong ps-4">
        {hops.slice(left).map((hop, at) => (
          <Stop
            key={at}
            hop={hop}
            longest={longest}
            isSlowest={at + left === slowest && hops.length > 2}
          />
        ))}
      </ol>
      <p className="text-sm text-text-3">{t('route.note')}</p>
    </div>
  );
}

function Stop({
  hop,
  longest,
  isSlowest,
}: {
  hop: Hop;
  longest: number;
  isSlowest: boolean;
}) {
  const text = useText();
  const { t, dateTime, time } = text;
  const { from, address, by, at, delay } = hop;
  const sent = [from, address && address !== from ? `[${address}]` : ''];
  const sender = visible(sent.filter(Boolean).join(' '));
  return (
    <li className="relative pb-3 text-sm before:absolute before:-start-[1.35rem] before:top-1.5 before:size-2.5 before:rounded-full before:bg-border-strong">
      <p className="wrap-anywhere">
        {sender !== '' && (
          <>
            <bdi className="text-text-2">{sender}</bdi> <span aria-hidden>→ </span>
            <span className="sr-only">{t('route.to')} </span>
          </>
        )}
        <bdi className="font-medium">{visible(by) || t('route.unnamed')}</bdi>
      </p>
      <p className="wrap-anywhere text-text-2">
        {at !== null && (
          <time dateTime={new Date(at).toISOString()} title={dateTime(at)}>
            {time(at)}
          </time>
        )}{' '}
        {visible(carriedBy(hop, text))}
      </p>
      {delay !== null && (
        <p className="flex items-center gap-2 pt-1">
          <progress
            className={`meter-bar w-32 sm:w-56 ${isSlowest ? 'text-mark' : ''}`}
            aria-hidden
            max={longest}
            value={Math.max(0, delay)}
          />
          <span className={isSlowest ? 'font-medium' : ''}>
            {delayWords(hop, text)}
            {isSlowest && ` · ${t('route.slowest')}`}
          </span>
        </p>
      )}
    </li>
  );
}
