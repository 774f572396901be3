// The images a message brings along and shows in its text, under addresses of our own.
import { useEffect, useState } from 'react';
import type { Attachment } from '../../lib/mail/attachment.ts';
import { imageTypeOf } from '../../lib/mail/image-type.ts';
import { partBytes } from '../../lib/mime/decode-part.ts';

/** Addresses by Content-ID; freed with the component. Null until all are there. */
export function useInlineImages(
  attachments: readonly Attachment[],
  original: Blob,
): ReadonlyMap<string, string> | null {
  const [made, setMade] = useState<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    const addresses = new Map<string, string>();
    let isGone = false;
    async function make() {
      for (const { cid, source } of attachments) {
        if (cid === null) continue;
        const bytes = await partBytes(original, source);
        // By content and in a type of ours: nothing can open as a document of this origin.
        const type = imageTypeOf(bytes);
        if (isGone) return;
        if (type !== null)
          addresses.set(cid, URL.createObjectURL(new Blob([bytes], { type })));
      }
      setMade(addresses);
    }
    void make();
    return () => {
      isGone = true;
      addresses.forEach((address) => URL.revokeObjectURL(address));
    };
  }, [attachments, original]);
  return made;
}
