// What Chromium says while the policies do their work; each is a thing that was stopped.
const stopped = [
  // The sanitiser parses a letter in the page's document, whose policy allows no styles.
  /^Applying inline style violates .*style-src 'self'/,
  // The same of its `<body onload>`, which no document ever loads.
  /^Executing inline event handler violates .*script-src 'self'/,
  // And of its `<base>`.
  /^Setting the document's base URI to .* violates .*base-uri 'none'/,
  // The driver's own script, sent away by the frame that runs none.
  /^Blocked script execution in '[^']*\/mail-(frame(-remote)?|print)\.html'/,
];

/** False for a complaint that has another cause. */
export function isStopped(complaint: string): boolean {
  return stopped.some((pattern) => pattern.test(complaint));
}
