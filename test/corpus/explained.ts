// Where we differ from the independent parser on purpose, by fact and file, and why. A line
// that no longer differs is named by the test, so that this list only tells what is true.

const windowsPath =
  'A backslash before a letter is a Windows path, not an escape; the path is kept as meant.';
const latin1 =
  'ISO-8859-1 is read as windows-1252, as every browser does; only C1 controls differ.';
const wrongLabel =
  'Labelled UTF-8 and is not: read as windows-1252 and said so, where the other shows \ufffd.';
const until1970 =
  'A date before 1970 is not taken for one; it stays readable as written.';
const sixty = 'The list of known facts ends after sixty parts; the message has more.';

export const explained: Readonly<Record<string, string>> = {
  'names eml/mail-parser/legacy__035.eml': windowsPath,
  'names eml/mail-parser/legacy__039.eml': windowsPath,
  'names eml/mail-mime-parser/m4008.txt.eml': windowsPath,
  'names eml/mail/attachment_emails__attachment_with_unquoted_name.eml':
    'An unquoted name with blanks is kept to its end; the other stops at the first blank.',
  'names eml/php-mime-mail-parser/issue133.eml':
    'An unquoted name with a slash is kept to its end; the other stops at the slash.',
  'names eml/php-mime-mail-parser/issue408.eml': sixty,
  'parts eml/php-mime-mail-parser/issue408.eml': sixty,
  'no others eml/php-mime-mail-parser/issue408.eml': sixty,
  'text eml/mail/attachment_emails__attachment_pdf_non_ascii.eml': latin1,
  'text eml/mail/plain_emails__raw_email6.eml':
    'Labelled US-ASCII and is UTF-8: read as UTF-8, where the other shows \ufffd.',
  'text eml/php-mime-mail-parser/m0019.eml': wrongLabel,
  'text eml/php-mime-mail-parser/m0022.eml': wrongLabel,
  'text eml/php-mime-mail-parser/m0023.eml': wrongLabel,
  'message-id eml/mail/plain_emails__raw_email_double_at_in_header.eml':
    'An identifier with two @ is kept as written, so that replies still find it.',
  'date eml/mail/rfc2822__example04.eml': until1970,
  'date eml/mail/rfc2822__example10.eml': until1970,
  'date eml/flanker/disposition-notification.eml':
    'The zone behind the comment is read (-0400); the other stops at the comment.',
  'from eml/mail-mime-parser/m0010.txt.eml':
    'Two From fields are both told, for a second one is a known disguise.',
  'recipients eml/cpython/msg_20.txt.eml':
    'Three Cc fields are all told; the other counts the first only.',
  'recipients eml/mail/rfc2822__example10.eml':
    'Groups with comments between their members: members are told as far as they are read.',
  'from eml/php-imap/issue-462.eml':
    'An address with a blank is shown as written; the other puts quotes in.',
};

/** Where the reader's screen says something else than the letter, and why. */
export const explainedOnScreen: Readonly<Record<string, string>> = {
  'subject eml/flanker/long-header.eml':
    'A subject of 130,000 letters is cut in the head; the Headers tab has all of it.',
  'text eml/mailparser/test__fixtures__large_text.eml':
    'Of 1.2 MB of text the beginning is drawn, and that is said; the source has all of it.',
  'text eml/mail-parser/thirdparty__002.eml':
    'Five octets of damaged base64 are no text: Node and the browser guess differently.',
};
