export const connect = {
  'connect.email': 'Email address',
  'connect.password': 'Password or app password',
  'connect.show': 'Show password',
  'connect.open': 'Open mailbox',
  'connect.cancel': 'Stop',
  'connect.found': 'Settings found',
  'connect.foundIn.table': 'Found in: built-in list of providers',
  'connect.foundIn.autoconfig': 'Found in: your provider’s own file',
  'connect.foundIn.srv': 'Found in: DNS record of {domain}',
  'connect.foundIn.guess': 'Found by trying usual names',
  'connect.looking': 'Looking for the settings of {domain}',
  'connect.nothingSent': 'Nothing secret is sent while we look.',
  'connect.manual': 'Enter settings myself',
  'connect.otherDomain':
    'The DNS of {domain} points to {host}, which belongs to someone else. Use it?',
  'connect.noPop':
    '{provider} offers no POP access, so this mailbox cannot be opened here.',
  'connect.offlineRelay':
    'This relay cannot look things up online. It uses its built-in list and what you type.',
  'connect.port': 'Port',
  'connect.server': 'POP server',
  'connect.sec.tls': 'Encrypted from the start (TLS)',
  'connect.sec.stls': 'Encrypted after hello (STLS)',
  'connect.sec.none': 'Not encrypted',
  'connect.sec.noneWarn':
    'Your password would travel in clear text. Anyone on the way could read it.',
  'connect.user.full': 'User name: full address',
  'connect.user.local': 'User name: part before the @',
  'connect.visit.look': 'Look only — nothing on the server changes',
  'connect.visit.manage': 'Read and manage — you may delete',
  'connect.remember': 'Remember this mailbox on this device (never the password)',
  'connect.demo': 'Try the demo mailbox',
  'connect.demo.sub': '64 sample messages. Nothing to fill in, nothing leaves this page.',
  'connect.step.connect': 'Connecting',
  'connect.step.tls': 'Encrypting',
  'connect.step.cert': 'Checking the certificate',
  'connect.step.auth': 'Signing in',
  'connect.step.count': 'Counting messages',
  'connect.slow': 'The server is slow to answer. Still waiting, {s} s.',
  'connect.opened':
    'Mailbox open. {n, plural, one {# message} other {# messages}}, {size}.',
  'app.pw.why':
    '{provider} wants an app password: a separate password made for one program.',
  'app.pw.how': 'How to create it',
  'app.oauth': 'Sign in with {provider}',
  'gmail.note':
    'Gmail stops offering a message by POP once it has been read and the visit has ended normally. A look-only visit avoids that.',
  'expire.note':
    'This server may delete messages as soon as they are read. Stay in a look-only visit unless you want that.',
  'demo.banner': 'Demo mailbox, sample data',
  'demo.reset': 'Reset',
  'demo.own': 'Open your own mailbox',
} as const;
