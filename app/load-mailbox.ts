// The mailbox's own code: drawn by /mail, and fetched ahead by the pages that lead there,
// while somebody types or the mail server is still being asked.

export const loadMailbox = () =>
  import('../components/shell/mailbox-screen.tsx').then((m) => m.MailboxScreen);
