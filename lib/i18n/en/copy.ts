export const copy = {
  'copy.title': 'Export',
  'copy.open': 'Export…',
  'copy.which': 'Which messages',
  'copy.which.selected':
    '{n, plural, one {The selected message} other {The # selected messages}}',
  'copy.which.shown': '{n, plural, one {The message found} other {The # messages found}}',
  'copy.which.all': '{n, plural, one {The one message} other {All # messages}}',
  'copy.form': 'As',
  'copy.form.mbox': 'One .mbox file',
  'copy.hint.mbox':
    'The form is mboxrd. Thunderbird, Apple Mail, mutt and Dovecot open it.',
  'copy.form.eml': '.eml files in a .zip',
  'copy.hint.eml': 'One file for each message, as the server sent it, octet by octet.',
  'copy.form.folder': '.eml files in a folder',
  'copy.hint.folder': 'Straight into a folder that you choose.',
  'copy.form.maildir': 'A Maildir in a .zip',
  'copy.hint.maildir':
    'For Dovecot, Courier, mutt. Read and unread of this browser go along.',
  'copy.form.csv': 'The list as .csv',
  'copy.hint.csv': 'Headers only, for a spreadsheet. No message is read for it.',
  'copy.form.json': 'The list as .json',
  'copy.hint.json': 'Headers only, for a program. No message is read for it.',
  'copy.someHeaders':
    'Only {done} of {total} headers are here so far. The others stand in the list with their size and without words.',
  'copy.leaves': 'Nothing is removed from the server.',
  'copy.start': 'Export',
  'copy.progress': 'Export',
  'copy.soFar': '{done, number} of {total, number} messages, {size} of {of}',
  'copy.readingFirst':
    'You can close this and go on reading: what you open is fetched first.',
  'copy.stop': 'Stop, write nothing',
  'copy.equal':
    '{n, plural, one {# message} other {# messages}}, {octets} octets: equal to what the server announced.',
  'copy.different':
    '{n, plural, one {# message} other {# messages}}, {octets} octets; the server announced {announced}.',
  'copy.missing':
    '{n, plural, one {# message could not be had} other {# messages could not be had}}',
  'copy.differing':
    '{n, plural, one {# message is not as large as announced} other {# messages are not as large as announced}}',
  'copy.changed':
    '{n, plural, one {# message has} other {# messages have}} line ends that an .mbox cannot keep; .eml and Maildir can',
  'copy.andMore': '{n, plural, one {and # more} other {and # more}}',
  'copy.toldDone': 'The export is written. “Export…” tells whether it is complete.',
  'copy.toldFailed': 'The export failed. “Export…” tells why.',
  'copy.failed': 'The export did not come to its end. No file was written.',
  'copy.failedDisk':
    'The browser could not write it: the disk may be full, or the place forbidden. Choose another place.',
};
