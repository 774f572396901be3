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
  'talk.took': '{ms, number} ms',
} as const;
