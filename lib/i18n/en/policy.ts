/** What leaves the server, and what comes here, by itself. */
export const policy = {
  'pol.title': 'Leave on the server or move here',
  'pol.open': 'Leave or move…',
  'pol.change': 'Leave or move…',
  'pol.which': 'What is saved on this device',
  'pol.rule.leave': 'Leave everything on the server. {app} removes nothing by itself.',
  'pol.rule.days': 'Remove from the server some days after it was saved here.',
  'pol.rule.forgotten': 'Remove from the server when I forget it here.',
  'pol.rule.move':
    'Move here: remove as soon as it is saved on this device. Other apps will not see it any more.',
  'pol.rule.newest':
    'Keep the newest messages on the server, remove older ones that are saved here.',
  'pol.rule.octets':
    'Keep so much on the server, remove the oldest beyond it that are saved here.',
  'pol.hint.days':
    'Counted from the day it was saved on this device, never from the date in the message.',
  'pol.hint.forgotten':
    'Forgetting the copy here marks the message for deletion on the server.',
  'pol.hint.move': 'Only copies that are whole and were read again are ever moved.',
  'pol.hint.newest':
    'New is what this device saw last on the server; of what it saw at once, what the server lists last. Never the date in the message.',
  'pol.hint.octets': 'By the sizes that the server says.',
  'pol.limit.days': 'Days',
  'pol.limit.newest': 'Messages that stay',
  'pol.limit.octets': 'Megabytes that stay',
  'pol.limitWrong': 'A whole number from {least} to {most}.',
  'pol.numberFirst': 'The number is missing',
  'pol.now.days':
    'Removed from the server {n, plural, one {# day} other {# days}} after it was saved here.',
  'pol.now.newest':
    '{n, plural, one {The newest message stays} other {The newest # messages stay}} on the server; older ones saved here are removed.',
  'pol.now.octets':
    '{size} stay on the server; the oldest beyond, where saved here, are removed.',
  'pol.others':
    'Outlook: Leave a copy of messages on the server · Thunderbird: Leave messages on server, for at most N days · Apple Mail: Remove copy from server after retrieving a message',
  'pol.ask': 'Ask me before each removal (fills the Marked tray)',
  'pol.askOff':
    'Off: removed after a download and when you disconnect, never in a look-only visit. The first time on this device it waits in the tray all the same.',
  'pol.askAlways': 'Always asked: of what you forget no copy is left here.',
  'pol.cancel': 'Cancel',
  'pol.use': 'Use this rule',
  'pol.toldUsed': 'The rule for this mailbox is changed.',
  'pol.preview': 'What it would remove now',
  'pol.previewForgotten':
    'Nothing by itself: only what you forget here from now on is marked.',
  'pol.looking': 'Looking at what is here…',
  'pol.checking':
    '{n} would be removed. Reading the copies again from the disk before saying so for sure…',
  'pol.goes':
    '{n, plural, =0 {Nothing would be removed from the server now.} one {# message, {size}, would be removed from the server now. Its copy here was read again and is whole.} other {# messages, {size}, would be removed from the server now. Their copies here were read again and are whole.}}',
  'pol.goesList': 'Would be removed from the server',
  'pol.stays':
    '{n, plural, one {# message stays} other {# messages stay}} on the server:',
  'pol.stays.by-rule': '{n, number}: the rule leaves them there',
  'pol.stays.not-yet': '{n, number}: not saved here for long enough',
  'pol.stays.kept': '{n, number}: you kept them in the tray',
  'pol.stays.no-name': '{n, number}: the server gives them no lasting name of their own',
  'pol.stays.not-saved': '{n, number}: not saved here',
  'pol.stays.size-differs':
    '{n, number}: the copy has another size than the server announces',
  'pol.stays.damaged': '{n, number}: the copy here is not whole any more',
  'pol.stays.another': '{n, number}: not proven to be the same message as on the server',
  'pol.stays.not-promised': '{n, number}: the browser has not promised to keep the copy',
  'pol.stays.clock': '{n, number}: the times written down here cannot be right',
  'pol.because.days': 'saved here {n, plural, one {# day} other {# days}} ago',
  'pol.because.forgotten': 'forgotten here',
  'pol.because.move': 'saved here',
  'pol.because.newest':
    '{n, plural, one {not the newest} other {not among the newest #}}',
  'pol.because.octets': 'beyond the newest {size}',
  'pol.bar.look-only': 'This visit is look-only: nothing is marked or removed.',
  'pol.bar.away': 'Without the server nothing is marked or removed.',
  'pol.bar.other-tab':
    'Another tab of this browser has this mailbox open and sees to the rule.',
  'pol.bar.not-promised':
    'The browser has not promised to keep this copy, so nothing is removed from the server by itself.',
  'pol.clock.apart':
    'Nothing is removed: this device says it is {here}, the relay says {there}. One of the clocks is wrong.',
  'pol.clock.back':
    'Nothing is removed: this device says it is {now}, and the rule ran last on {since}. Is today’s date right?',
  'pol.clock.jumped':
    'Nothing is removed: this device says it is {now}, more than a year after the rule ran last, on {since}. Is today’s date right?',
  'pol.clock.trust': 'The date is right',
  'pol.show': 'Show',
  'pol.wouldGo':
    'Your rule would remove {n, plural, one {# message} other {# messages}}, {size}. This visit is look-only: nothing is removed.',
  'pol.disconnect': 'Disconnect and remove {n, number}',
  'pol.forgetToo':
    '{n, plural, one {By your rule it is marked for deletion on the server too: nothing is sent before you confirm it in the tray.} other {By your rule # are marked for deletion on the server too: nothing is sent before you confirm it in the tray.}}',
  'pol.keepHere': 'Keep automatically',
  'pol.keepHere.off': 'nothing',
  'pol.keepHere.newest': 'the newest {n}',
  'pol.keepHere.all': 'everything',
  'pol.upTo': 'Up to',
  'pol.upTo.all': 'no limit',
  'cmd.policy': 'Leave on the server or move here',
  'pol.lonely':
    '{n, plural, one {One message is only here, as far as this device knows: no server has it. Once forgotten it is gone for good.} other {# messages are only here, as far as this device knows: no server has them. Once forgotten they are gone for good.}}',
  'pol.copiesStay':
    '{n, plural, one {One was marked by your rule: its copy on this device stays, and is read once more before anything is sent.} other {# were marked by your rule: their copies on this device stay, and are read once more before anything is sent.}}',
} as const;
