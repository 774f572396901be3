export const views = {
  'msg.tab.structure': 'Structure',
  'msg.tab.talk': 'Talk',
  'talk.about':
    'What was said to the mail server about this message: {n, plural, one {# line} other {# lines}}.',
  'talk.name': 'What was said about this message',
  'talk.with':
    'Asked together with {n, plural, one {# other message} other {# other messages}}.',
  'talk.console': 'Show in console',
  'talk.octets': '{n, plural, one {# octet} other {# octets}} received',
  'src.previous': 'Previous match',
  'src.finding': 'Searching',
  'src.foundSoFar': '{i, number} of {n, number} or more',
  'src.encoding': 'Read as',
  'src.as.utf-8': 'UTF-8',
  'src.as.latin-1': 'Latin-1',
  'src.as.7-bit': '7-bit',
  'src.copy': 'Copy all',
  'src.copyTooLarge': 'More than {size} is too much for a clipboard. Save it instead.',
  'src.size': '{lines, plural, one {# line} other {# lines}}, {octets} octets',
  'src.failed':
    'The source could not be read here. Save the message to look at it elsewhere.',
  'talk.took': '{ms, number} ms',
} as const;
