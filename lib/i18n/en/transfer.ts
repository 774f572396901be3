export const transfer = {
  'copy.form.account': 'Into an IMAP account',
  'copy.hint.account':
    'Message by message through this relay. Each is read back from there and compared.',
  'transfer.next': 'Choose the account',
  'transfer.title': 'Copy into an IMAP account',
  'transfer.address': 'Email address of the other account',
  'transfer.privacy':
    'The relay signs in with this password and carries the messages, in memory. It keeps neither.',
  'transfer.server': 'IMAP server',
  'transfer.known': 'Proposed for {provider}. Its certificate has to bear this name.',
  'transfer.guess':
    'Proposed after the address. Your provider’s help page has the right one.',
  'transfer.starttls': 'Encrypted after hello (STARTTLS)',
  'transfer.signIn': 'Sign in',
  'transfer.back': 'Back',
  'transfer.stop': 'Stop',
  'transfer.miss.host': 'Which server? Often imap. and what stands behind the @.',
  'transfer.pin': 'Trust this exact certificate for this account',
  'transfer.fault.title': 'The account did not open',
  'transfer.fault.port':
    '{host} does not answer on port {port}. IMAP is usually on 993 (encrypted from the start) or 143 (STARTTLS).',
  'transfer.fault.tls':
    'Port {port} does not begin encrypted. Choose STARTTLS, or port 993.',
  'transfer.fault.starttls':
    'This server offers no encryption on this port. Nothing secret was sent. Try port 993, encrypted from the start.',
  'transfer.fault.notImap': 'What answers there does not speak as an IMAP server does.',
  'transfer.fault.signIn':
    'The server did not accept this user name and password. Some providers want an app password for other programs.',
  'transfer.fault.notAllowed':
    'This relay does not go there: it reaches IMAP servers on ports 993 and 143, at the addresses its owner allows.',
  'transfer.fault.tooMany':
    'There were too many tries for now. Wait a minute before the next one.',
  'transfer.signedIn': 'Signed in to {host} as {user}.',
  'transfer.folder': 'Folder',
  'transfer.folder.new': 'A new folder',
  'transfer.folder.name': 'Name of the folder',
  'transfer.folder.called': 'It will be called “{name}”.',
  'transfer.folder.fault': 'The folder did not open. The server says:',
  'transfer.limit': 'The server takes messages up to {size}.',
  'transfer.mark': 'Afterwards, mark here for deletion what the account has confirmed',
  'transfer.mark.hint':
    'Only fills the Marked tray. Nothing is deleted before you have seen it there and confirmed.',
  'transfer.unread':
    'Read and unread of this browser go along, and the date of each message.',
  'transfer.start': '{n, plural, one {Copy the message} other {Copy # messages}}',
  'transfer.progress': 'Copy into the account',
  'transfer.soFar': '{done, number} of {total, number} messages, {size} of {of}',
  'transfer.counts':
    '{copied, number} copied and compared, {there, number} were there already.',
  'transfer.goesOn': 'You can close this and go on reading.',
  'transfer.stopped': 'Stopped. What was copied stays there and is not sent again.',
  'transfer.interrupted': 'It cannot go on now. What was copied is not sent again.',
  'transfer.resume': 'Go on',
  'transfer.leave': 'Leave it at that',
  'transfer.done':
    '{n, plural, one {# message is} other {# messages are}} in “{folder}”: {copied, number} copied now, {there, number} already there.',
  'transfer.allSame': 'Each was read back from there and is equal, octet for octet.',
  'transfer.how.line-ends':
    '{n, plural, one {# is} other {# are}} equal but for line ends, which the server writes its own way',
  'transfer.how.header':
    '{n, plural, one {# is} other {# are}} kept, but changed by the server: header lines were added or changed, the text is equal',
  'transfer.how.other':
    '{n, plural, one {# is} other {# are}} kept, but changed by the server: the text is not equal',
  'transfer.how.unproven':
    '{n, plural, one {# is} other {# are}} kept by the server’s word alone: it did not let them be read back',
  'transfer.missing.quota':
    '{n, plural, one {# was} other {# were}} not taken: the account is full',
  'transfer.missing.too-large':
    '{n, plural, one {# was} other {# were}} not taken: too large for the server',
  'transfer.missing.other':
    '{n, plural, one {# was} other {# were}} refused by the server',
  'transfer.missing.lost':
    '{n, plural, one {# was} other {# were}} given up: the server broke off each time, and nobody knows what it kept',
  'transfer.missing.limit':
    '{n, plural, one {# is} other {# are}} larger than the {size} that the relay carries',
  'transfer.missing.incomplete':
    '{n, plural, one {# did} other {# did}} not come whole from your mailbox',
  'transfer.missing.unreadable':
    '{n, plural, one {# could} other {# could}} not be had from your mailbox',
  'transfer.marked':
    '{n, plural, =0 {Nothing was marked for deletion.} one {# message is marked for deletion here. Nothing is deleted yet.} other {# messages are marked for deletion here. Nothing is deleted yet.}}',
  'transfer.notMarked':
    'What is not equal, or was not put there from here, is not marked.',
  'transfer.same':
    'This may be the very mailbox the messages are in. Nothing is marked for deletion after a copy into it.',
  'transfer.seeMarked': 'See the Marked tray',
  'transfer.toldDone':
    'The copy into the account is done. “Export…” tells what came of it.',
  'transfer.toldStopped': 'The copy into the account has stopped. “Export…” tells why.',
};
