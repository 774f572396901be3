export const vault = {
  'vault.seal': 'Seal…',
  'vault.sealOne': 'Seal {address} with a passphrase',
  'vault.title': 'Seal {address}',
  'vault.what':
    'Everything that is kept here of this mailbox is sealed: messages, their words and the names of their attachments, the list, marks, read states, receipts, and how the mailbox is reached. Without the passphrase nobody can read it, not even from a copy of the disk.',
  'vault.readable':
    'What can still be seen: that there is a vault, the name you give it, when it was made, its size and of how many pieces it is. The settings of this app stay readable; addresses you allowed before do too. The browser’s own history and its list of tabs may name the mailbox from visits before.',
  'vault.lost':
    'A forgotten passphrase cannot be recovered by anybody. What is only in the vault is then lost.',
  'vault.label': 'Name of the vault',
  'vault.label.hint': 'Everybody who uses this browser can read it.',
  'vault.label.first': 'My mailbox',
  'vault.passphrase': 'Passphrase',
  'vault.passphrase.hint':
    'At least {n} characters. Several words are easier to remember than signs.',
  'vault.again': 'The same passphrase again',
  'vault.understood': 'I know that a forgotten passphrase cannot be recovered',
  'vault.seal.do': 'Seal this mailbox',
  'vault.seal.closes': 'The mailbox is closed for it. Afterwards it is opened as before.',
  'vault.problem.short': 'The passphrase has fewer than {n} characters.',
  'vault.problem.differs': 'The second one is another.',
  'vault.problem.notUnderstood': 'Tick this first.',
  'vault.end.wrong':
    'This is not the passphrase of the vault. Nothing was opened. (A vault that somebody tampered with looks the same.)',
  'vault.end.failed':
    'This browser could not do it. What was kept is still here; nothing was lost.',
  'vault.end.busy':
    'A deletion or another sealing is under way. Try again when it is over.',
  'vault.making': 'The key is being made…',
  'vault.moving':
    '{left, plural, one {# message still lies open} other {# messages still lie open}}',
  'vault.locked': 'Sealed, locked',
  'vault.open': 'Sealed, unlocked',
  'vault.unlock': 'Unlock',
  'vault.unlockOne': 'Unlock {label}',
  'vault.lock': 'Lock now',
  'vault.chip': 'Sealed',
  'vault.chip.title': 'What is kept here is sealed',
  'vault.chip.text':
    'It is locked when nobody touches this app for {n, plural, one {# minute} other {# minutes}}, when the page is loaded again, and at once by this button. Downloads stop then, and go on after the next sign-in.',
  'vault.after': 'Lock vaults after so long without a touch',
  'vault.minutes': '{n} min',
  'vault.change': 'Change passphrase…',
  'vault.change.title': 'Another passphrase for {label}',
  'vault.change.from': 'Passphrase so far',
  'vault.change.do': 'Change it',
  'vault.changed': 'The vault has its new passphrase.',
  'vault.sealed': 'The mailbox is sealed.',
  'vault.notSealed':
    'The mailbox is not sealed to the end. Nothing is lost; unlock its vault, or seal it again, to go on.',
  'vault.working': 'A mailbox is being sealed. Keep this page open.',
  'vault.busy': 'A deletion is under way. The vault is locked when it is over.',
  'vault.forgetOne': 'Forget the vault {label} and all that is in it',
  'vault.forget.sure':
    'The vault {label} ({size}) is erased with all that is in it. What is no longer on the server is lost.',
} as const;
