// The words around a message's body: its drawing, its links, what it wants from elsewhere.
export const body = {
  'msg.remote.relay': 'The sender will see this site’s relay, not you.',
  'msg.remote.off': 'This site loads nothing from elsewhere.',
  'msg.remote.held':
    'You allowed this sender, but this message may be forged or made to mislead, so nothing was loaded by itself.',
  'msg.remote.unproven':
    'You allowed this sender, but nothing proves that this message is theirs, so nothing was loaded by itself.',
  'msg.remoteFailed':
    '{n, plural, one {# could not be had.} other {# could not be had.}}',
  'msg.remoteDetails': 'Details',
  'msg.remoteFonts': 'Fonts that the message names are never fetched.',
  'look.without': 'Left out of its looks: {list}.',
  'look.fonts': 'its own fonts',
  'look.fixed': 'what would stay fixed to the window',
  'look.effects': 'blur and depth',
  'look.columns': 'some columns',
  'look.counters': 'numbers its styles count',
  'look.motion': 'some of its movement',
  'look.drawings': 'drawings in SVG',
  'look.rules': 'styles that are unknown here or would cost too much',
  'msg.remoteItems': '{n, plural, one {# image} other {# images}}',
  'msg.remotePixels': '{n, plural, one {# suspected pixel} other {# suspected pixels}}',
  'msg.form':
    'This message has a form. It cannot be filled in here: what is typed would go to its sender.',
  'msg.notCleaned':
    'This message could not be made safe to show as its sender laid it out. These are its words; the source has all of it.',
  'msg.quoted': 'Quoted text, {n, plural, one {# line} other {# lines}}',
  'msg.heavyCut':
    'Shown is as much as a browser can lay out. The whole message has {size} of HTML; the source has all of it.',
  'view.name': 'How the message is drawn',
  'view.width': 'Width',
  'view.width.fit': 'Fit',
  'view.width.original': 'Original width',
  'view.width.narrow': 'Phone, 375 px',
  'view.smaller': 'Smaller',
  'view.smallest': 'It cannot be drawn smaller.',
  'view.larger': 'Larger',
  'view.largest': 'It cannot be drawn larger.',
  'view.reset': 'Normal size',
  'view.zoom': '{n} %',
  'view.print': 'Print',
  'dark.toggle': 'Original colours',
  'link.title.doubt': 'Where does this link go?',
  'link.title.about': 'This link leads to',
  'link.title.write': 'An address to write to',
  'link.open.doubt': 'Open it',
  'link.open.about': 'Open',
  'link.open.write': 'Open in a mail program',
  'link.copy': 'Copy the address',
  'link.clean': 'Open without tracking',
  'link.shortener':
    '{real} is a service that hides where a link ends. Where this one goes is known only once it is opened.',
  'link.write':
    'This mailbox has no outgoing server, so nothing can be sent from here. Copy the address, or write with a mail program on this device. Nothing will be attached.',
} as const;
