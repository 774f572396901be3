// A folder named after a mailbox, as an IMAP server can hold it.

/** ours: what common servers take as one name */
const nameChars = 200;

/**
 * One name, not a path: the server's own delimiter would make folders in folders. What IMAP
 * reads as a pattern (RFC 3501 §6.3.8), and what files cannot be called, is replaced too.
 */
export function folderName(text: string, delimiter: string): string {
  const safe = Array.from(text.normalize('NFC'), (sign) =>
    sign === delimiter || /[%*\\/"<>|?\p{Cc}\p{Cf}]/u.test(sign) ? '-' : sign,
  ).join('');
  const trimmed = safe.replace(/^[\s.#~&-]+|[\s.]+$/g, '').slice(0, nameChars);
  return trimmed === '' || trimmed.toUpperCase() === 'INBOX' ? 'mail' : trimmed;
}
