// A message's place in a Maildir: `cur/<name>:2,<flags>`, as its author describes it
// (cr.yp.to/proto/maildir.html), with the size in the name as Dovecot and Courier write it.

export type Marks = { seen: boolean; flagged: boolean };

/**
 * `cur/1794906301.M7.poste-restante,S=1234:2,S`. `n` tells messages of one second apart;
 * `arrived` is milliseconds since 1970, `octets` the size of the file.
 */
export function maildirPath(
  n: number,
  facts: { arrived: number | null; octets: number; marks: Marks },
): string {
  const seconds = Math.max(0, Math.floor((facts.arrived ?? 0) / 1000));
  // In the order of the alphabet, as the standard asks: F before S.
  const flags = `${facts.marks.flagged ? 'F' : ''}${facts.marks.seen ? 'S' : ''}`;
  return `cur/${seconds}.M${n}.poste-restante,S=${facts.octets}:2,${flags}`;
}

/** Null where this is no message of a Maildir; what lies in `tmp/` never is one. */
export function readMaildirPath(
  path: string,
): { arrived: number | null; marks: Marks } | null {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  const folder = parts.at(-2);
  if ((folder !== 'cur' && folder !== 'new') || name === '' || name.startsWith('.'))
    return null;
  // Windows and some programs write `;` or `!`, where a colon cannot stand in a name.
  const flags = /[:;!]2,([A-Za-z]*)$/.exec(name)?.[1] ?? '';
  const seconds = /^(\d{1,11})\./.exec(name)?.[1];
  return {
    arrived: seconds === undefined || seconds === '0' ? null : Number(seconds) * 1000,
    marks: { seen: flags.includes('S'), flagged: flags.includes('F') },
  };
}
