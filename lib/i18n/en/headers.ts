// The Headers tab: the way a message came, and its fields.
export const headers = {
  'hdr.summary': 'In short',
  'hdr.all': 'All fields',
  'hdr.checks': 'Checks',
  'hdr.date': 'Date',
  'hdr.form': 'How fields are shown',
  'hdr.decoded': 'Decoded',
  'hdr.raw': 'As sent',
  'hdr.search': 'Search the headers',
  'hdr.copy': 'Copy all',
  'hdr.copyOne': 'Copy {name}',
  'hdr.none': 'No header field matches.',
  'hdr.count': '{n, plural, one {# field} other {# fields}}',
  'hdr.more': 'Show more fields ({n})',
  'hdr.valueCut': 'Shown: the first {size}. A copy has all of it.',
  'route.name': 'Route',
  'route.stops': '{n, plural, one {# stop} other {# stops}}; when is not noted.',
  'route.clocks':
    '{n, plural, one {# stop} other {# stops}}; their clocks differ too much to say how long it took.',
  'route.total': '{total} from sender to mailbox.',
  'route.totalSlowest':
    '{total} from sender to mailbox; slowest hop {slowest} at {host}.',
  'route.clockDiffers': 'clock differs, {by} earlier than the stop before',
  'route.slowest': 'slowest',
  'route.to': 'to',
  'route.unnamed': 'a server that gives no name',
  'route.plain': 'not encrypted',
  'route.more': 'Show {n, plural, one {# earlier stop} other {# earlier stops}}',
  'route.omitted':
    '{n, plural, one {# stop} other {# stops}} before these are listed below only.',
  'route.note':
    'Every server writes its own line. What was written before your own server took the message can be made up.',
} as const;
