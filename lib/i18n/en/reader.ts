export const reader = {
  'msg.peek': 'Peek at the first {n} lines',
  'msg.download': 'Download {size}',
  'msg.remote':
    '{n, plural, one {# remote item} other {# remote items}} from {hosts, plural, one {# site} other {# sites}} blocked.',
  'msg.remoteLoaded':
    '{n, plural, one {# remote item} other {# remote items}} loaded from {hosts, plural, one {# site} other {# sites}}.',
  'msg.pixel':
    '{items, plural, one {It looks} other {{n, plural, one {One looks} other {# look}}}} like a tracking pixel ({names}).',
  'msg.loadOnce': 'Load once',
  'msg.loadAlways': 'Always for this sender',
  'msg.stopAlways': 'No longer for this sender',
  'msg.remote.direct': 'The sender will see your IP address.',
  'msg.remote.never': 'Your settings never load remote content.',
  'msg.name': 'Message',
  'msg.none': 'Choose a message to read it here.',
  'msg.noSubject': 'no subject',
  'msg.noSender': 'no sender named',
  'msg.back': 'Back to the list',
  'msg.previous': 'Previous message',
  'msg.next': 'Next message',
  'msg.position': '{n, number} of {total, number}',
  'msg.save': 'Save .eml',
  'msg.to': 'to {names}',
  'msg.toMore': 'to {names} + {n, number}',
  'msg.details': 'All recipients and dates',
  'msg.field.from': 'From',
  'msg.field.sender': 'Sender',
  'msg.field.replyTo': 'Reply to',
  'msg.field.to': 'To',
  'msg.field.cc': 'Cc',
  'msg.field.bcc': 'Bcc',
  'msg.field.date': 'Date as written',
  'msg.field.messageId': 'Message-ID',
  'msg.field.program': 'Program',
  'msg.field.size': 'Size',
  'msg.field.uidl': 'Name on the server (UIDL)',
  'msg.noDate': 'no date',
  'msg.tabs': 'Views of this message',
  'msg.tab.message': 'Message',
  'msg.tab.text': 'Text',
  'msg.tab.headers': 'Headers',
  'msg.tab.source': 'Source',
  'msg.body': 'Message body: {subject}',
  'msg.skipBody': 'Skip message body',
  'msg.heavy':
    'This message is unusually heavy ({size} of HTML). Its beginning is shown.',
  'msg.heavyShow': 'Show all of it',
  'msg.textMade': 'This text was made from the HTML of the message.',
  'msg.noText': 'This message has no text.',
  'msg.mono': 'Fixed-width letters',
  'msg.textCut': 'Shown: the first {size} of the text. The source has all of it.',
  'msg.linkTarget': 'Link to {address}',
  'link.mismatch': 'The text says {shown}, the link goes to {real}. Open it?',
  'link.look-alike':
    'The address {real} uses letters that can be mistaken for others. Open it?',
  'link.bare-address': 'The link goes to {real}, a number instead of a name. Open it?',
  'link.user-in-address':
    'The address carries a user name to look like another one. It goes to {real}. Open it?',
  'link.stay': 'Stay here',
  'src.wrap': 'Wrap long lines',
  'src.find': 'Find in the source',
  'src.found': '{i, number} of {n, number}',
  'src.notFound': 'not found',
  'src.next': 'Next match',
  'src.reading': 'Reading the source',
  'src.name': 'Source of the message',
  'src.peek':
    'Only the header and the first lines are here. Download the message for the rest.',
  'att.title': '{n, plural, one {# attachment} other {# attachments}}, {size}',
  'att.save': 'Save {name}',
  'att.saveShort': 'Save',
  'att.unnamed': 'unnamed attachment',
  'att.double': 'This name hides its real type: {type}.',
  'att.program': 'This is a program or script. Opening it can harm your computer.',
  'att.direction':
    'This name contains hidden characters that change its reading direction.',
  'att.page': 'This is a web page or document that can run code. Open it with care.',
  'att.peek': 'Attachments are listed once the whole message is here.',
  'get.size': '{size} message, not fetched yet',
  'get.peekNote':
    'A peek asks for the first lines only (TOP). Servers do not count it as reading.',
  'get.retrTitle': 'Only a full fetch can show this message',
  'get.retrBody':
    'Reading it takes the RETR command. Some servers remember that; Gmail, for one, stops offering the message by POP once the visit has ended.',
  'get.retrDo': 'Fetch it, {size}',
  'get.stay': 'Not now',
  'get.loading': 'Fetching the message',
  'get.progress': '{received} of {size}',
  'get.parsing': 'Taking the message apart',
  'get.stop': 'Stop',
  'msg.piece':
    'This is piece {n, number} of a message that was sent in pieces. The others are messages of their own.',
  'msg.pieceOf':
    'This is piece {n, number} of {total, number} of a message that was sent in pieces. The others are messages of their own.',
  'print.cut':
    'Printed by the browser’s menu, lines may be cut where a page ends. The message’s own print button keeps them whole.',
  'print.links': 'Where the links lead',
  'piece.all': 'All {n, number} are in this mailbox.',
  'piece.missing':
    '{n, plural, one {Not in this mailbox: piece {list}.} other {Not in this mailbox: pieces {list}.}}',
  'piece.more': 'And {n, number} more.',
  'piece.noTotal':
    '{n, plural, one {Only piece {list} is in this mailbox} other {In this mailbox: pieces {list}}}; how many there are is said by the last one, which is not.',
  'piece.coming':
    '{n, plural, one {One header is} other {# headers are}} still on the way, and may be of another piece.',
  'piece.unopened':
    'This server tells nothing of a message before it is read: open the others, and they are found.',
  'piece.join': 'Put together ({size})',
  'piece.tooLarge': 'Together they are over {size}: too large to be put together here.',
  'piece.fetching': 'Fetching piece {n, number}',
  'piece.joining': 'Putting them together',
  'piece.cut': 'Piece {n, number} did not come to its end, so nothing was put together.',
  'piece.failed': 'Piece {n, number} could not be had.',
  'piece.cannot': 'These pieces do not make one message.',
  'piece.title': 'Put together from {n, number} pieces',
  'piece.note':
    'Made here, on this page; it is not on the server in this form. What is said about the sender of a piece does not hold for the whole.',
  'msg.elsewhere':
    '{n, plural, one {A part of this message is not in it} other {# parts of this message are not in it}}: its sender only says where to find what is missing. Nothing is fetched.',
  'msg.elsewhereAt': 'Place: {list}',
  'dmg.no-headers': 'This message has no header. All of it is shown as text.',
  'dmg.truncated': 'Only the beginning of this message is shown.',
  'dmg.too-many-parts':
    'This message has more parts than are shown. The source and the .eml have them all.',
  'dmg.too-deep':
    'Parts of this message are nested too deeply; from there on it is shown as raw text.',
  'dmg.headers-too-large':
    'The headers of this message are larger than what is shown. The source has all of them.',
  'dmg.no-blank-line':
    'No empty line divides header and text; the text begins at the first line that is no header field.',
  'dmg.bad-header-line': 'The header has a line that is no header field; it is left out.',
  'dmg.unclosed': 'A part has no end mark: this message may have been cut on its way.',
  'dmg.no-boundary':
    'This message says that it has parts, but none was found; it is shown as it stands.',
  'dmg.bare-cr': 'The lines of this message end in an unusual way (CR alone).',
  'dmg.bad-base64':
    'A part has characters in its Base64 that do not belong there; they are left out.',
  'dmg.bad-quoted-printable':
    'A part has broken quoted-printable escapes; they are shown as they stand.',
  'dmg.bad-file-in-text':
    'A file inside the text is damaged; it is saved as far as it goes.',
  'dmg.bad-tnef':
    'The winmail.dat of this message is damaged; it is read as far as it goes.',
  'dmg.unknown-encoding':
    'A part names an encoding that nobody knows; it is shown as it stands.',
  'dmg.unknown-charset':
    'A text names a character set that is not known here; it is read by guess.',
  'dmg.bad-charset':
    'A text has characters that its character set does not have; they are shown as \ufffd.',
  'dmg.unreadable': 'This message could not be taken apart; it is shown as raw text.',
} as const;
