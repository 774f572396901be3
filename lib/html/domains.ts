// Which part of a host somebody registered, by the Public Suffix List. The list is large and
// wanted only where a link is judged, so it comes when it is first asked for.

export type Domains = {
  /** `shop.example.co.uk` → `example.co.uk`; the host itself where it has none. */
  registrable(host: string): string;
  /** A well-known domain that this one can be mistaken for; null where there is none. */
  likeOf(host: string): string | null;
  /** Ends as sites end: what only looks like a host does not. */
  isSite(host: string): boolean;
  /** One of those that are often imitated, or a part of it. */
  isKnown(host: string): boolean;
};

/** Rejects where the page's own file cannot be had. */
export async function loadDomains(): Promise<Domains> {
  const [{ isSite, ownerOf }, { isImitated, lookAlikeOf }] = await Promise.all([
    import('../domains/owner.ts'),
    import('../domains/look-alike.ts'),
  ]);
  return {
    registrable: ownerOf,
    likeOf: (host) => lookAlikeOf(host, [])?.like ?? null,
    isSite,
    isKnown: isImitated,
  };
}
