export const notices = {
  'notices.nothingKept':
    'This browser keeps nothing for this site. Marks and settings last until you close this tab.',
  'notices.journalFailed':
    'Nothing was deleted: this browser could not write down what was about to be sent.',
  'notices.marksDropped':
    '{n, plural, one {# mark was} other {# marks were}} removed: this server gives messages no lasting names, and its list has changed.',
  'notices.keptElsewhere':
    '{n, plural, one {# message was} other {# messages were}} kept in another tab, and will not be deleted.',
  'notices.savedIncomplete': 'The saved file may be incomplete.',
  'notices.deviceFull':
    'This browser has no room left for more messages. What is here stays; reading goes on.',
  'notices.notSaved': 'The message could not be fetched, so nothing was saved.',
  'notices.zipMaking':
    'Making the .zip, {size}. This browser cannot write it as it goes: it is handed over when it is whole.',
  'notices.zipFailed': 'The .zip could not be written.',
  'notices.fileUnreadable':
    'A file could not be read. It may have been moved or removed.',
  'notices.dropOnFirst':
    'Files of mail are taken on the first page: disconnect, and drop them there.',
  'notices.noDemo': 'The owner of this site has switched the demo mailbox off.',
  'notices.relayGone': 'The relay is not reachable. Trying again.',
  'notices.notReleased': 'The mailbox could not be given back just now.',
  'notices.visitNotChanged': 'The visit could not be changed just now.',
  'notices.forgotten': 'This mailbox was forgotten on this device.',
  'notices.forgotEverything': 'Everything kept on this device was erased.',
  'notices.notForgotten': 'This browser did not erase everything. Try again.',
  'notices.notProven':
    '{n, plural, one {# marked message stays} other {# marked messages stay}} on the server: the copy here is not proven to be the same.',
  'notices.firstRemoval':
    'Your rule has marked {n, plural, one {# message} other {# messages}} for the first time. {n, plural, one {It waits} other {They wait}} in the tray for you; later ones go by themselves.',
  'notices.removingNow':
    'Messages are just being removed from the server because their copies are here. Try again in a moment.',
} as const;
