export const imports = {
  'import.title': 'Mail in files?',
  'import.sub':
    'Reads .eml, .mbox, and Maildir or .eml in a .zip. They stay on this device; no server is asked.',
  'import.choose': 'Open mail files…',
  'import.busy': 'Reading the files',
  'import.soFar': '{n, plural, one {# message} other {# messages}} of {of} read',
  'import.done':
    '{n, plural, one {# message read} other {# messages read}}{known, plural, =0 {} other {, # were here already}}.',
  'import.bad': '{n, plural, one {# is no mail} other {# are no mail}}',
  'import.why.not-mail': 'neither a message nor an mbox',
  'import.why.too-large': 'larger than 192 MB',
  'import.why.unreadable': 'damaged or encrypted',
  'import.why.too-many': 'more than a million entries',
  'import.open': 'Open this mail',
  'import.failed':
    'The browser could not keep the mail of these files. What was read stays.',
  'import.banner': 'Mail out of files. No server stands behind it.',
};
