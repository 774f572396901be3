export const console = {
  'con.title': 'Console',
  'con.redacted': 'Hidden here and in every export',
  'con.show': 'Show in console',
  'con.session': '{host} · connection {n}',
  'con.close': 'Close the console',
  'con.clear': 'Clear',
  'con.copyLine': 'Copy line',
  'con.copyAll': 'Copy transcript',
  'con.save': 'Save as .txt',
  'con.more': 'Views and export',
  'con.table': 'Table',
  'con.transcript': 'Transcript',
  'con.view': 'View',
  'con.which': 'Which lines',
  'con.all': 'All',
  'con.errors': 'Errors',
  'con.filter': 'Filter the console',
  'con.filterHint': 'larger-than:1k -cmd:TOP',
  'con.filterHelp':
    'Words to find, or cmd:TOP, status:err, larger-than:10k, slower-than:200; a minus sign excludes.',
  'con.empty': 'No connection yet.',
  'con.noMatch': 'No line matches the filter.',
  'con.missing':
    '{n, plural, one {# line is} other {# lines are}} no longer here and not counted',
  'con.col.n': '#',
  'con.col.time': 'Time',
  'con.col.command': 'Command',
  'con.col.answer': 'Answer',
  'con.col.bytes': 'Octets',
  'con.col.ms': 'ms',
  'con.col.when': 'When',
  'con.times': '× {n, number}',
  'con.waiting': 'waiting',
  'con.summary':
    '{commands, plural, one {# command} other {# commands}} · {out} sent · {in} received',
  'con.changes':
    '{dele, number} DELE, {changes, plural, one {# change} other {# changes}}',
  'con.changesAbout': 'Counted from the commands that were really sent.',
  'con.saveHead':
    'Transcript of the conversation with the mail server. Passwords and mail are not in it.',
  'con.line': 'Line {n} · {command}',
  'con.pick': 'Choose a line to see what it means.',
  'con.took': '{ms, number} ms to the first byte of the answer',
  'con.foldedInto': '{n, number} commands of this kind went out together.',
  'con.refused': 'The server refused it.',
  'con.say.connect': 'Opens the network connection to the mail server.',
  'con.say.tls': 'Encrypts the connection and checks who the server is.',
  'con.say.greeting':
    'The server speaks first: it says that it is a POP3 server and ready.',
  'con.say.closed': 'The connection ended.',
  'con.say.CAPA':
    'Asks what the server can do beyond the basics, such as encryption, sign-in methods or several commands at once.',
  'con.say.STLS': 'Asks to encrypt from here on; everything learnt before is forgotten.',
  'con.say.USER': 'Says who wants to sign in.',
  'con.say.PASS':
    'Sends the password. It is hidden here and in every export. The server then opens the mailbox and locks it for this visit.',
  'con.say.APOP':
    'Signs in with a digest of the password, so that the password itself does not travel. The digest is hidden.',
  'con.say.AUTH':
    'Signs in by a named method; what proves the identity is hidden here and in every export.',
  'con.say.STAT': 'Asks how many messages there are and how large they are together.',
  'con.say.LIST': 'Asks for the size of each message.',
  'con.say.UIDL':
    'Asks for the lasting name of each message; by it a message is recognised in the next visit.',
  'con.say.TOP':
    'Reads the header of a message and as many lines as asked for, without counting as a download.',
  'con.say.RETR': 'Downloads a whole message. Some servers then treat it as read.',
  'con.say.DELE':
    'Marks a message for deletion on the server. It is only deleted when QUIT follows.',
  'con.say.RSET': 'Takes back every mark of this session on the server.',
  'con.say.NOOP': 'Does nothing; it keeps the connection awake.',
  'con.say.QUIT':
    'Ends the session. Only now does the server delete what was marked; then it unlocks the mailbox.',
  'con.say.other': 'A line that is no POP3 command we know.',
} as const;
