// Whether octets can be the message whose header the server shows: by its Message-ID. The
// hash of the header would say more, but some servers write fields into what RETR brings that
// TOP does not show.
import { headerBlockEnd, headerBlockOctets } from '../mail/header-block.ts';

/** False where the header lacks this Message-ID; '' is in every one. */
export function mayBe(raw: Uint8Array, messageId: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(messageId)) return true;
  const head = new TextDecoder('latin1').decode(raw.subarray(0, headerBlockEnd(raw)));
  return head.replace(/\r\n[ \t]+/g, '').includes(messageId);
}

/** Keeps as much of what comes as a header may be long. */
export function beginningOf(): { add(bytes: Uint8Array): void; bytes(): Uint8Array } {
  let pieces: Uint8Array[] = [];
  let octets = 0;
  return {
    add(bytes) {
      if (octets >= headerBlockOctets) return;
      pieces.push(bytes.slice(0, headerBlockOctets - octets));
      octets += pieces.at(-1)?.length ?? 0;
    },
    bytes() {
      const all = new Uint8Array(octets);
      let at = 0;
      for (const piece of pieces) {
        all.set(piece, at);
        at += piece.length;
      }
      pieces = [all];
      return all;
    },
  };
}
