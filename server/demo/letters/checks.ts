// What the demo's own mail server found when a letter came in, as it writes it into the
// letter (RFC 8601). It found what the letter shows: who handed it in, and no signature that
// is not there.

export const server = 'mx.poste-restante.example';

/** `envelope`: who handed it in (SMTP's MAIL FROM). `host`: the author's domain. */
export function checked(envelope: string, host: string): string {
  const isTheirs = envelope.endsWith(`@${host}`);
  return results(
    `spf=pass smtp.mailfrom=${envelope}`,
    'dkim=none',
    isTheirs ? `dmarc=pass header.from=${host}` : `dmarc=none header.from=${host}`,
  );
}

/** Its domain says nothing of who may send for it. */
export function unproven(envelope: string, host: string): string {
  return results(
    `spf=none smtp.mailfrom=${envelope}`,
    'dkim=none',
    `dmarc=none header.from=${host}`,
  );
}

export function results(...found: string[]): string {
  return `Authentication-Results: ${[server, ...found].join(';\r\n ')}`;
}
