// Small facts a copy into an IMAP account goes by: the server proposed, the folder's name,
// fields straight from a header.
import { describe, expect, test } from 'vitest';
import { folderName } from '../../../lib/mail/imap-folder.ts';
import { imapServerOf } from '../../../lib/mail/imap-server.ts';
import { headValue, messageIdOf } from '../../../lib/mail/head-value.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('the server of an address', () => {
  test.for([
    ['a@gmail.com', 'imap.gmail.com', 'a@gmail.com'],
    ['a@laposte.net', 'imap.laposte.net', 'a'],
    ['a@outlook.com', 'outlook.office365.com', 'a@outlook.com'],
    ['a@web.de', 'imap.web.de', 'a'],
    ['a@t-online.de', 'secureimap.t-online.de', 'a@t-online.de'],
    ['a@example.org', 'imap.example.org', 'a@example.org'],
  ])('%s: %s', ([address = '', host, user]) => {
    expect(imapServerOf(address)).toMatchObject({ host, port: 993, user });
  });

  test.for(['', 'a', 'a@', 'a@b', 'a@.', 'a b@c d.'])('%j: none', (address) => {
    expect(imapServerOf(address)).toBe(null);
  });
});

test('the folder named after a mailbox is one name, whatever the delimiter', () => {
  expect(folderName('anna@example.org', '/')).toBe('anna@example.org');
  expect(folderName('anna@example.org', '.')).toBe('anna@example-org');
  expect(folderName('a/b%c*d"e\\f\u202e\u0000', '/')).toBe('a-b-c-d-e-f--');
  expect(folderName('  ..~x. ', '/')).toBe('x');
  expect(folderName('inbox', '/')).toBe('mail');
  expect(folderName('', '')).toBe('mail');
  expect(folderName('e\u0301te\u0301', '/')).toBe('\u00e9t\u00e9');
  expect(folderName('x'.repeat(1_000), '/').length).toBe(200);
});

describe('a field of a header', () => {
  const message =
    'Received: by a;\r\n Tue, 3 Mar 2020 10:00:00 +0000\r\nmessage-id:\r\n\t<a@b>\r\n\r\nDate: x\r\n';
  test('is unfolded, of any case, and never of the text', () => {
    expect(headValue(bytes(message), 'Received')).toBe(
      'by a; Tue, 3 Mar 2020 10:00:00 +0000',
    );
    expect(messageIdOf(bytes(message))).toBe('<a@b>');
    expect(headValue(bytes(message), 'Date')).toBe(null);
    expect(messageIdOf(bytes('Message-ID: <a@b\n'))).toBe(null);
    expect(messageIdOf(bytes('Message-ID: <\xe9@b>\n'))).toBe(null);
    expect(messageIdOf(bytes(''))).toBe(null);
  });
});
