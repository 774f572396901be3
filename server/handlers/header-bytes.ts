// One message's header by TOP, bounded, and the servers on which TOP cannot be had.
import { headerBytes } from '../limits.ts';
import type { AskOptions, Pop3Client } from '../pop3/api.ts';
import type { Pop3Error } from '../pop3/errors.ts';
import { hasQuirk } from '../pop3/known-servers.ts';

/** The first `headerBytes` of the header and `lines` of the text. Rejects with Pop3Error. */
export async function readHeader(
  client: Pop3Client,
  n: number,
  ask: AskOptions,
  lines = 0,
): Promise<Buffer> {
  const { keep, bytes } = keeper();
  await client.top(n, lines, keep, ask);
  return bytes();
}

/** A sink that copies the beginning, and the copy. */
export function keeper(): { keep: (bytes: Uint8Array) => void; bytes: () => Buffer } {
  const pieces: Uint8Array[] = [];
  let length = 0;
  return {
    keep(bytes) {
      if (length >= headerBytes) return;
      // The engine's memory is read into again when this returns; and a Buffer's own slice()
      // would be no copy.
      pieces.push(Buffer.from(bytes));
      length += bytes.length;
    },
    bytes() {
      const [first] = pieces;
      return pieces.length === 1 && first !== undefined
        ? Buffer.from(first.buffer, first.byteOffset, first.length)
        : Buffer.concat(pieces);
    },
  };
}

/** Announced, or not known to be missing: old servers without CAPA mostly have TOP. */
export function canTop({ capabilities }: Pop3Client): boolean {
  return capabilities.top || !capabilities.known;
}

/** TOP was tried without having been announced, and the server said no. */
export function isTopRefused(
  { capabilities }: Pop3Client,
  { fault }: Pop3Error,
): boolean {
  return (
    !capabilities.top &&
    fault.kind === 'refused' &&
    /unknown|unrecogni[sz]ed|not (supported|implemented|available)|unsupported|unimplemented|invalid command|bad command|syntax/i.test(
      fault.line,
    )
  );
}

/** TOP cannot be trusted to bring a whole message. */
export function truncatesTop(client: Pop3Client): boolean {
  return hasQuirk('cuts-top', client);
}
