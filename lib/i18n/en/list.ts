export const list = {
  'list.snapshot': 'Snapshot {time}',
  'list.checkAgain': 'Check again',
  'list.coverage': '{done} of {total} headers',
  'list.notFetched': 'header not fetched yet',
  'list.new': '{n} new since {date}',
  'list.gone': '{n} gone, removed by another app',
  'list.empty': 'This mailbox is empty. The server reports 0 messages.',
  'list.emptyWhy':
    'Another app may have fetched the mail and removed it. Look for "leave a copy on the server" in that app.',
  'list.selected': '{n} selected, {size}',
  'list.localState':
    'Read and unread are remembered in this browser only. POP3 has no such thing.',
  'group.today': 'Today',
  'group.yesterday': 'Yesterday',
  'group.week': 'Earlier this week',
  'search.label': 'Search this mailbox',
  'search.scope': '{n} found in {done} of {total} headers',
  'search.more': 'Fetch the rest ({eta})',
} as const;
