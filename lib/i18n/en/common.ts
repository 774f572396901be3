export const common = {
  'app.tagline': 'Open a POP3 mailbox',
  'app.sub': 'Read it, clean it, see how the server talks.',
  'kbd.help': 'Keyboard shortcuts',
  'kbd.off': 'Single-key shortcuts are off',
  'common.details': 'Details',
  'common.copyDetails': 'Copy details',
  'common.retry': 'Try again',
  'common.close': 'Close',
  'common.copied': 'Copied',
} as const;
