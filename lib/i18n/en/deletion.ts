export const deletion = {
  'del.mark': 'Mark for deletion',
  'del.keep': 'Keep',
  'del.row': 'Marked — still on the server',
  'del.tray': 'Marked for deletion',
  'del.noTrash':
    'Still on the server. POP3 has no trash: after this they cannot be brought back.',
  'del.saveFirst':
    'Save a copy of {n, plural, one {it} other {all #}} first ({size} to download)',
  'del.what': 'What will be sent',
  'del.commit': 'Delete {n} from the server',
  'del.commitLook': 'Allow changes and delete {n}',
  'del.keepAll': 'Keep all',
  'del.typeN': 'Type {n} to confirm',
  'del.running': 'Deleting {i} of {n}. Nothing is final yet.',
  'del.stop': 'Stop, delete nothing',
  'del.applying': 'Applying: closing the session so the server does it.',
  'del.checking': 'Checking the result.',
  'del.done':
    'Deleted {n, plural, one {# message} other {# messages}}, {size} freed. Checked {time}.',
  'del.leave':
    '{n, plural, one {# message is} other {# messages are}} marked. Nothing has been deleted. Leave?',
  'del.undo': 'Undo',
  'del.disconnect': 'Disconnect and delete {n}',
} as const;
