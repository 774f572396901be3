// One field of a header, straight from a message's bytes: for what is sorted or looked for,
// never for what is shown.

/** ours: a header with more than this before the field is no usual one */
const headBytes = 256 * 1024;

/** The first value of a field in a header, unfolded; null where it has none. */
export function headValue(raw: Uint8Array, name: string): string | null {
  const head = new TextDecoder('latin1').decode(raw.subarray(0, headBytes));
  const end = /\r?\n\r?\n/.exec(head)?.index ?? head.length;
  const wanted = `${name.toLowerCase()}:`;
  const lines = head.slice(0, end).split(/\r?\n/);
  const at = lines.findIndex((line) => line.toLowerCase().startsWith(wanted));
  if (at < 0) return null;
  let value = (lines[at] ?? '').slice(wanted.length);
  for (let next = at + 1; /^[ \t]/.test(lines[next] ?? ''); next++) value += lines[next];
  return value.trim();
}

/** With its angle brackets; null where it has none, or one that no server can be asked for. */
export function messageIdOf(raw: Uint8Array): string | null {
  const value = headValue(raw, 'Message-ID') ?? '';
  return /<[\x21-\x3b\x3d\x3f-\x7e]{1,900}>/.exec(value)?.[0] ?? null;
}
