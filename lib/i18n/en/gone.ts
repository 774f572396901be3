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
  'gone.title': 'Who ate my mail?',
  'gone.show': 'Show',
  'gone.waiting': 'Reading what earlier visits kept…',
  'gone.failed':
    'What earlier visits kept cannot be read here. It is kept only for a mailbox that this browser remembers.',
  'gone.intro':
    '{n, plural, =0 {Nothing has gone between the visits that this browser remembers.} one {# message was listed in a visit from this browser and is not listed any more.} other {# messages were listed in visits from this browser and are not listed any more.}}',
  'gone.find': 'Find by subject, sender or name',
  'gone.which': 'Show',
  'gone.which.all': 'All',
  'gone.which.us': 'Deleted with this app, here',
  'gone.which.others': 'Not deleted with this app, here',
  'gone.which.here': 'With a copy on this device',
  'gone.found': '{n, plural, one {# message} other {# messages}} shown',
  'gone.between': 'Between {from} and {to}',
  'gone.before': 'Before {to}',
  'gone.more': 'Show {n, number} more',
  'gone.noHeader': 'header never read',
  'gone.openCopy': 'Open the copy',
  'gone.noCopy': 'no copy here',
  'gone.by.us': 'Deleted with this app; proven {at}. Receipt',
  'gone.by.expiry':
    'Not deleted with this app on this device. The server announced that it {n, plural, =0 {may remove mail once it was read} one {keeps mail for # day} other {keeps mail for # days}}: that may be why, or another program.',
  'gone.by.renamed':
    'Not deleted with this app on this device. In that visit the server gave messages new names: it may be listed under one that was not recognised, or another program removed it.',
  'gone.by.unknown':
    'Not deleted with this app on this device: another program, another device, or the server itself. The server does not say which.',
  'gone.limits':
    'What cannot be known here: visits made on another device, and messages that came and went between two visits. “Not listed” is not always “deleted”: some servers list only the newest messages, or what no program has fetched yet.',
  'gone.csv': 'Save as a table ({n, number})',
  'gone.nothingToSave': 'Nothing is shown.',
  'cmd.gone': 'Who ate my mail? What is listed no more',
} as const;
