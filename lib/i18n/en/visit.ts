export const visit = {
  'look.chip': 'Look-only',
  'look.allow': 'Allow changes',
  'lock.have': 'You hold this mailbox. Other apps have to wait.',
  'lock.released':
    'Mailbox released after {n} min without activity. It reopens by itself.',
  'lock.release': 'Release now',
  'conn.disconnect': 'Disconnect',
} as const;
