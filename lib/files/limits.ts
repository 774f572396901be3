// Every bound of looking into an attachment, with its unit and where the number comes from.

const mebibyte = 1024 * 1024;

export const fileLimits = {
  /** Octets from which a type is told. ISO 9660 puts its mark at octet 32,769. */
  headOctets: 64 * 1024,
  /** Files up to so many octets are examined whole: macros and entries lie anywhere. */
  wholeOctets: mebibyte,
  /** Milliseconds one job of the worker may take before it is ended. */
  deadlineMs: 10_000,

  /** Pixels of a picture; above, it is refused unseen. 40 MP are 160 MB of memory. */
  imagePixels: 40_000_000,
  /** Octets of a picture's file that are decoded for a preview … */
  imageOctets: 50 * mebibyte,
  /** … and for a thumbnail. */
  thumbnailOctets: 10 * mebibyte,
  /** Device pixels on the longer side of a preview and of a thumbnail. */
  previewSide: 2_400,
  thumbnailSide: 112,
  /** Thumbnails of one message; a gallery of a thousand is read by name. */
  thumbnails: 24,
  /** Attachments drawn at once, and how many more a press adds; a thousand stop the page. */
  cards: 60,

  /** Octets of text that are shown; the rest is a matter of saving. */
  textOctets: 256 * 1024,
  /** Rows (ux.md), columns and characters of a cell that are shown of a table. */
  tableRows: 200,
  tableColumns: 40,
  cellChars: 400,

  /** Octets of a calendar or of contacts; photos within vCards are large. */
  recordOctets: 4 * mebibyte,
  /** Events or contacts shown of one file. */
  records: 50,
  /** People of one event that are listed by name. */
  attendees: 100,
  /** Characters of any one value. */
  valueChars: 4_000,

  /** Octets of a PDF that is drawn, and pages of it. */
  pdfOctets: 64 * mebibyte,
  pdfPages: 200,
  /** Pixels of one drawn page, and of one picture within it. */
  pdfPagePixels: 8_000_000,
  /** Milliseconds until a PDF has opened or a page is drawn; then it is given up. */
  pdfMs: 20_000,

  /** Messages within messages that are opened one out of the other. */
  nestedMessages: 5,
  /** Octets of an enclosed message that is taken apart. */
  messageOctets: 32 * mebibyte,

  /** Above so many octets a .zip goes to a file as it is made, where the browser can. */
  zipInMemoryOctets: 24 * mebibyte,
} as const;
