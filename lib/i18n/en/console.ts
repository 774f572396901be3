export const console = {
  'con.title': 'Console',
  'con.redacted': 'Hidden here and in every export',
  'con.cause': 'Caused by: {action}',
  'con.show': 'Show in console',
  'con.copyReport': 'Copy report for a ticket',
} as const;
