// Letters a server may get wrong: dots, long lines, eight bits, nothing at all, a lot.

/** Six; none ends in an empty line or has "From " at a line's start: an mbox keeps neither. */
export function examples(): Buffer[] {
  const bodies = [
    'plain\r\n',
    '.\r\n..\r\n.a\r\na.\r\n...\r\n\r\n.\r\nend\r\n',
    `${'long line '.repeat(300)}\r\nend\r\n`,
    'caf\xe9 \xff\xfe eight bits\r\n',
    `${'x'.repeat(76)}\r\n`.repeat(3_000),
    '\r\n\r\nafter two empty lines\r\n',
  ];
  return bodies.map((body, at) =>
    Buffer.from(
      `Return-Path: <a@example.org>\r\nReceived: by example.org; Mon, 02 Nov 2026 10:0${at}:00 +0000\r\n` +
        `From: A <a@example.org>\r\nSubject: letter ${at + 1}\r\nDate: Mon, 02 Nov 2026 10:0${at}:00 +0000\r\n` +
        `Message-ID: <${at + 1}@example.org>\r\n\r\n${body}`,
      'latin1',
    ),
  );
}
