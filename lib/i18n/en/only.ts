/** Messages that only this device has. */
export const only = {
  'only.here': 'Only on this device',
  'only.short': 'Only here',
  'only.hereWhy': 'Only on this device, no longer on the server',
  'only.header': '{n} on the server',
  'only.count': '{n, plural, one {# only here} other {# only here}}',
  'only.show': 'Show the messages that are only on this device',
  'only.notMarked':
    '{n, plural, one {This message is} other {# messages are}} only on this device: there is nothing to delete on the server. To be rid of a copy, forget it.',
  'only.forget': 'Forget the copy on this device',
  'only.forgetLost':
    '{n, plural, one {This message is no longer on the server. This is its only copy: once forgotten it is gone for good.} other {# messages are no longer on the server. These are their only copies: once forgotten they are gone for good.}}',
  'only.forgetSafe':
    '{n, plural, one {The message stays on the server and can be fetched again.} other {The messages stay on the server and can be fetched again.}}',
  'only.forgetYes': '{n, plural, one {Forget the copy} other {Forget # copies}}',
  'only.keep': 'Keep',
  'only.forgotten':
    '{n, plural, one {The copy is forgotten.} other {# copies are forgotten.}}',
  'only.notForgotten':
    'The copies could not be forgotten. They are still on this device.',
  'only.damaged':
    'The only copy of this message cannot be read: what is stored is not what was put there. It was left as it is.',
} as const;
