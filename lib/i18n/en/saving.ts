export const saving = {
  'saving.title': 'On this device',
  'saving.open': 'On this device…',
  'saving.chip': 'Saved here {done} of {total}',
  'saving.chip.going': 'Saving {done} of {total}',
  'saving.here': '{done} of {total} messages, taking up {size} here',
  'saving.hereName': 'Messages on this device',
  'saving.none': 'Nothing saved yet.',
  'saving.allHere': 'Everything in this mailbox is here.',
  'saving.which': 'Save here',
  'saving.which.all': 'Everything',
  'saving.which.selected': 'What is selected',
  'saving.which.shown': 'What was found',
  'saving.which.newest': 'The newest {rule, number}',
  'saving.which.recent': 'The last {rule, number} days, as far as headers are here',
  'saving.which.small': 'All up to {limit}',
  'saving.missing':
    '{n, plural, one {# message is} other {# messages are}} missing, {size}',
  'saving.textOnly': 'Of messages above {limit} only the text',
  'saving.textOnlyHint':
    '{n, plural, one {For # message} other {For # messages}}: what is attached stays on the server. It is marked “text only” and does not count as saved.',
  'saving.leaves': 'Nothing is removed from the server. What is here already is skipped.',
  'saving.start': 'Save here',
  'saving.progress': 'Saving on this device',
  'saving.soFar': '{done, number} of {total, number} messages, {size} of {of}',
  'saving.rate': '{size} a second',
  'saving.left.seconds':
    '{n, plural, one {about # second left} other {about # seconds left}}',
  'saving.left.minutes':
    '{n, plural, one {about # minute left} other {about # minutes left}}',
  'saving.readingFirst':
    'You can close this and go on reading: what you open is fetched first.',
  'saving.pause': 'Pause',
  'saving.resume': 'Go on',
  'saving.cancel': 'Cancel',
  'saving.done':
    '{n, plural, =0 {No message was saved.} one {# message is here now.} other {# messages are here now.}}',
  'saving.aside':
    '{n, plural, one {# message could not be had} other {# messages could not be had}}',
  'saving.toldDone': 'What you wanted is saved on this device.',
  'saving.toldStopped': 'Saving on this device stopped. “On this device…” tells why.',
  'saving.promised': 'Your browser has promised to keep this until you delete it.',
  'saving.notPromised': 'Your browser may clear this when it needs space.',
  'saving.refused':
    'Your browser makes no such promise now. Keep the originals on the server.',
  'saving.ask': 'Ask it to keep it',
  'saving.off.not-remembered':
    'This mailbox is not remembered, so nothing of it is kept here. Open it again and let it be remembered to save messages.',
  'saving.off.tab':
    'This browser keeps nothing for this site: a private window, or storage is switched off. Messages can be read, not saved.',
  'saving.off.full':
    'This browser has no room left. What is here stays. Forget a mailbox in the settings, or free space on the disk.',
  'saving.off.lost':
    'The database of saved messages is held by another tab, or its files are gone. Close other tabs of this app and load it again.',
  'saving.off.interrupted': 'Another tab took over in between. Go on to fetch the rest.',
  'saving.off.damaged':
    'The saved messages of this browser cannot be read. Erase everything here in the settings to begin anew; the mail on the server is not touched.',
  'saving.off.newer':
    'A newer version of this app wrote what is saved here. Load the page again to get it.',
  'saving.off.locked': 'This mailbox is sealed, and its vault is locked.',
  'saving.off.failed':
    'This browser did not open the database of saved messages. Messages can be read, not saved.',
} as const;
