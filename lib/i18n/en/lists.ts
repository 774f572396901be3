// Mail that comes through a list, and the ways out of it.
export const lists = {
  'lists.name': 'Mailing list',
  'lists.closed': 'takes no posts',
  'lists.more': 'More of this list',
  'lists.archive': 'Archive',
  'lists.post': 'Post',
  'lists.help': 'Help',
  'lists.owner': 'Owner',
  'lists.leave': 'Leave…',
  'lists.leaveTitle': 'Leave this list?',
  'lists.leaveNow': 'Leave the list',
  'lists.stay': 'Stay on it',
  'lists.oneClick':
    'This site sends one request to {host}, in your place: it says that whoever received this message leaves, and nothing else. The sender sees this site’s relay, not you.',
  'lists.oneClickUnsigned':
    '{host} offers to let you go with one press. No signature that holds covers that address, so somebody else may have put it there: nothing is sent from here.',
  'lists.ways': 'How to leave',
  'lists.otherWays': 'Other ways',
  'lists.byPage': 'A page at {host}. It will see your address on the network.',
  'lists.openPage': 'Open the page…',
  'lists.byMail': 'A message to {address}.',
  'lists.byMailSubject': 'A message to {address} with the subject “{subject}”.',
  'lists.subject': 'Subject: {subject}',
  'lists.accepted':
    '{host} accepted it (answer {status}). Whether the list keeps to it is up to the list.',
  'lists.refused':
    '{host} did not accept it (answer {status}). You are still on the list.',
  'lists.failed.unreachable':
    '{host} could not be reached, or gave no answer. Nobody knows whether it took note.',
  'lists.failed.not-allowed':
    'Nothing was sent: {host} is no public address that this site may ask.',
  'lists.failed.too-many':
    'Nothing was sent: too many lists were left from here in a short time. Try again later.',
  'lists.failed.offline':
    'Nothing came back: the connection to this site was lost, or the mailbox is not open any more.',
} as const;
