export const gone = {
  'renaming.comparing':
    'The server gives most messages names that it did not give last time. Their headers are compared, to see which of them you know: {done} of {total}.',
  'renaming.declined':
    'The server gives most messages names that it did not give last time. Which of them you know could only be told from their headers.',
  'renaming.done':
    'The server gave messages new names; {known} of {total} {n, plural, one {was} other {were}} recognised.',
  'renaming.impossible':
    'The server gives messages names that it did not give last time, and no headers to recognise them by. They count as new.',
  'renaming.marksDropped':
    '{n, plural, one {# mark was} other {# marks were}} removed: the server gave messages new names, and it is not certain which {n, plural, one {one was} other {ones were}} meant.',
} as const;
