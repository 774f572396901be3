export const settings = {
  'settings.title': 'Settings',
  'settings.language': 'Language',
  'settings.language.auto': 'As the browser',
  'settings.theme': 'Theme',
  'settings.theme.system': 'As the system',
  'settings.theme.light': 'Light',
  'settings.theme.dark': 'Dark',
  'settings.appearance': 'Appearance',
  'settings.density': 'Row height',
  'settings.density.compact': 'Compact',
  'settings.density.cosy': 'Cosy',
  'settings.density.roomy': 'Roomy',
  'settings.firstWords': 'First words of each message in the list',
  'settings.firstWords.hint':
    'Reads the first lines of the messages on screen (TOP), not in compact rows and not of messages over 1 MB.',
  'settings.keyboard': 'Keyboard',
  'settings.printLinks': 'Print the addresses of links under a message',
  'settings.singleKeys': 'Single-key shortcuts',
  'settings.singleKeys.hint':
    'd marks, z takes back, j and k move. Arrows, Enter, Del and Ctrl combinations always work.',
  'settings.singleKeys.all': 'See all shortcuts',
  'settings.reading': 'Reading',
  'settings.remote': 'Images from other sites',
  'settings.remote.ask': 'Ask each time',
  'settings.remote.allowed': 'Always from allowed senders',
  'settings.remote.never': 'Never',
  'settings.senderKeys': 'Look up keys of signatures',
  'settings.senderKeys.never': 'Never',
  'settings.senderKeys.ask': 'Of large providers',
  'settings.senderKeys.always': 'Always',
  'settings.senderKeys.hint':
    'A sender’s signature is checked with a key that a name server gives out. Asking for it can tell the sender’s domain that the message was opened; for large providers it tells nothing. Others are asked when you press a button.',
  'settings.trusted': 'Allowed senders',
  'settings.trusted.none':
    'No sender yet. “Always for this sender” above a message adds one.',
  'settings.trusted.remove': 'Remove {address}',
  'settings.askAbove': 'Ask before fetching messages over',
  'settings.device': 'On this device',
  'settings.device.what':
    'Settings, the mailboxes you asked to remember with the messages you read in them, marks, read states and deletion receipts. Never a password.',
  'settings.device.none': 'No mailbox is remembered.',
  'settings.savedHere':
    '{n, plural, =0 {no message here} one {# message here, taking up {size}} other {# messages here, taking up {size}}}',
  'settings.meter': '{used} here. The browser allows about {quota}.',
  'settings.meterName': 'Room taken on this device',
  'settings.kept.mail': 'Messages and their index',
  'settings.kept.marks': 'Marks, read states, receipts, mailboxes',
  'settings.kept.app': 'The app itself, for the time without a network',
  'settings.forget': 'Forget',
  'settings.forgetOne': 'Forget {address} on this device',
  'settings.erase': 'Erase everything here',
  'settings.erase.sure':
    'Messages kept here, marks, read states, receipts, remembered mailboxes and settings of this browser are erased. The mail on the server is not touched; what is no longer there is lost.',
  'settings.erase.vaults':
    '{n, plural, one {One sealed mailbox is locked: how much is only in it cannot be told, and it is lost too.} other {# sealed mailboxes are locked: how much is only in them cannot be told, and it is lost too.}}',
  'settings.erase.yes': 'Erase everything',
  'settings.erase.no': 'Keep it',
  'settings.privacy': 'Where your data goes',
  'settings.about': 'About',
  'settings.about.text':
    '{app} opens a POP3 mailbox in the browser. It is free software under the MIT licence.',
  'privacy.sees': 'What the relay sees',
  'privacy.sees.text':
    'Your browser cannot speak POP3. A relay opens the connection to your mail server for you. Your password and your messages pass through its memory.',
  'privacy.operator': 'This relay is run by {operator}.',
  'privacy.legs.plain':
    'Both legs are encrypted when your mail server offers it; the relay itself can read what passes.',
  'privacy.legs.tls':
    'The leg to your mail server is always encrypted; the relay itself can read what passes.',
  'privacy.keeps': 'What it keeps',
  'privacy.keeps.text': 'Nothing of your mail and no password.',
  'privacy.logs.off': 'It writes no log of visits.',
  'privacy.logs.errors':
    'It logs failures only: time, server, port and kind of failure. No user name, no subject, no content.',
  'privacy.logs.visits':
    'It logs each visit: time, server and port, bytes, and kind of failure. No user name, no subject, no content.',
  'privacy.device': 'What stays on this device',
  'privacy.device.text':
    'Only what you ask for and what an undo needs: settings, marks, read states, receipts, and the messages you read in mailboxes you asked to remember. Erase it all in the settings.',
  'privacy.own': 'If you do not want that, run {app} on your own machine.',
} as const;
