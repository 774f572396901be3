// What happens when a link of a message is pressed: followed, asked about, or answered here.
import { useEffect } from 'react';
import { loadDomains, type Domains } from '../../lib/html/domains.ts';
import { doubtOf, opensProgram, writesTo, type LinkDoubt } from '../../lib/html/links.ts';

/** A link one may be asked about; `about` when the person asks for its menu. */
export type LinkQuestion =
  | { kind: 'doubt'; href: string; doubt: LinkDoubt }
  | { kind: 'write'; href: string; address: string; subject?: string }
  | { kind: 'about'; href: string };

export type AnyLink = { href: string; textContent: string | null };

let loading: Promise<Domains> | null = null;
let domains: Domains | null = null;

/** Fetches what links are judged by before the first one is pressed. */
export function useLinkJudge(): void {
  useEffect(() => void judge(), []);
}

function judge(): Promise<Domains> {
  loading ??= loadDomains().then(
    (loaded) => (domains = loaded),
    () => {
      loading = null;
      // Without the list, every name below another is a site of its own.
      return {
        registrable: (host: string) => host.replace(/^www\./, ''),
        likeOf: () => null,
        isSite: () => false,
        isKnown: () => false,
      };
    },
  );
  return loading;
}

/** For `click` and `auxclick`; prevents what the browser would do unless the link is honest. */
export function press(
  event: Pick<Event, 'preventDefault' | 'type'>,
  link: AnyLink,
  ask: (question: LinkQuestion) => void,
): void {
  const { href } = link;
  const address = writesTo(href);
  if (address !== null || opensProgram(href)) {
    event.preventDefault();
    if (address !== null) ask({ kind: 'write', href, address });
    // From the page itself: its policy forbids the frame to go anywhere.
    else if (event.type === 'click') window.location.assign(href);
    return;
  }
  const decide = (known: Domains): boolean => {
    const doubt = doubtOf(href, link.textContent ?? '', known);
    if (doubt) ask({ kind: 'doubt', href, doubt });
    return doubt !== null;
  };
  if (domains) {
    if (decide(domains)) event.preventDefault();
    return;
  }
  event.preventDefault();
  void judge().then((known) => {
    if (!decide(known)) openLink(href);
  });
}

/** For a link that is to be seen in full before it is followed, honest or not. */
export async function questionAbout(href: string): Promise<LinkQuestion> {
  const doubt = doubtOf(href, '', await judge());
  return doubt ? { kind: 'doubt', href, doubt } : { kind: 'about', href };
}

/** In a tab of its own that knows nothing of this one. */
export function openLink(href: string): void {
  window.open(href, '_blank', 'noopener,noreferrer');
}
