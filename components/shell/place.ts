// Where one is, in the address: `?m=<message>&sort=<by>-<up|down>#q=<search>`, so that a
// reload or a link ends at the same place. On a narrow screen an open message is a step of
// the history, and Back closes it.
'use client';
import { useEffect } from 'react';
import { app } from '../../lib/client/instance.ts';
import { parseQuery } from '../../lib/mail/query/parse.ts';
import { printQuery } from '../../lib/mail/query/print.ts';
import type { MessageId } from '../../lib/mail/message.ts';
import { isUsualSort, readPlace, writePlace, type Place } from './place-text.ts';

const narrow = '(max-width: 1023px)';

export function usePlace() {
  useEffect(() => {
    const stopReading = restore(readPlace(addressNow()));
    const write = () => note(currentPlace());
    const stops = [app.mailbox.subscribe(write), app.reader.subscribe(write)];
    const back = () => readPlace(addressNow()).message ?? app.closeMessage();
    window.addEventListener('popstate', back);
    return () => {
      stopReading();
      for (const stop of stops) stop();
      window.removeEventListener('popstate', back);
    };
  }, []);
}

/** Opens what the address names, as soon as the mailbox lists it. */
function restore({ message, query, sort }: Place): () => void {
  if (query !== '') app.setFilter(query);
  if (!isUsualSort(sort)) app.setSort(sort);
  const row = () => app.mailbox.get().all.find(({ id }) => id === message);
  const tryOpen = () => {
    const found = row();
    if (!found) return app.mailbox.get().rows.length > 0;
    app.focus(found.id);
    app.open(found.id);
    return true;
  };
  if (message === null || tryOpen()) return () => {};
  const stop = app.mailbox.subscribe(() => {
    if (tryOpen()) stop();
  });
  return stop;
}

function addressNow(): string {
  return window.location.search + window.location.hash;
}

function currentPlace(): Place {
  const reader = app.reader.get();
  const { filter, sort } = app.mailbox.get();
  const message: MessageId | null = reader.name === 'empty' ? null : reader.id;
  // In its one form, whatever language it was typed in.
  return { message, query: printQuery(parseQuery(filter).root), sort };
}

function note(place: Place) {
  const visit = app.visit.get();
  // The address is written into the browser's history.
  if (visit.name !== 'open' || app.keeps.get() !== 'usual') return;
  const { pathname } = window.location;
  const address = addressNow();
  const next = writePlace(place, visit.account.isDemo);
  if (next === address) return;
  const opens = place.message !== null && readPlace(address).message === null;
  if (opens && matchMedia(narrow).matches)
    window.history.pushState(null, '', pathname + next);
  else window.history.replaceState(window.history.state, '', pathname + next);
}
