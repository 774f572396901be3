export const reader = {
  'msg.to.me': 'to me',
  'msg.peek': 'Peek at the first {n} lines',
  'msg.download': 'Download {size}',
  'msg.remote':
    '{n, plural, one {# remote item} other {# remote items}} from {hosts, plural, one {# site} other {# sites}} blocked.',
  'msg.pixel':
    '{n, plural, one {One looks} other {# look}} like a tracking pixel ({names}).',
  'msg.loadOnce': 'Load once',
  'msg.loadAlways': 'Always for this sender',
  'msg.remote.relay': 'The sender will see this site’s relay, not you.',
  'msg.remote.direct': 'The sender will see your IP address.',
} as const;
