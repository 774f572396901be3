export const keeps = {
  'keeps.title': 'Mailbox',
  'keeps.shared': 'Others use this computer: write nothing on it',
  'keeps.shared.hint':
    'Nothing of this visit is kept here: no mailbox, message, mark, read state, receipt or setting. When it is closed or loaded again, all of it is gone; a deletion that breaks off can then only be checked by opening the mailbox again. What was kept here before stays. Files that you save are yours to remove.',
  'keeps.shared.chip': 'Nothing is kept here',
} as const;
