// Which part of a host somebody registered, by the Public Suffix List. The list is large and
// wanted only where a link is judged, so it comes when it is first asked for.

export type Domains = {
  /** `shop.example.co.uk` → `example.co.uk`; the host itself where it has none. */
  registrable(host: string): string;
  /** A well-known domain that this one can be mistaken for; null where there is none. */
  likeOf(host: string): string | null;
};

/** Rejects where the page's own file cannot be had. */
export async function loadDomains(): Promise<Domains> {
  const [{ ownerOf }, { lookAlikeOf }] = await Promise.all([
    import('../domains/owner.ts'),
    import('../domains/look-alike.ts'),
  ]);
  return { registrable: ownerOf, likeOf: (host) => lookAlikeOf(host, [])?.like ?? null };
}
