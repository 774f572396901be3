// What Chromium says while the policies do their work; each is a thing that was stopped.
const stopped = [
  // A letter's `<base>`, parsed in the room it is cleaned in.
  /^Setting the document's base URI to .* violates .*base-uri 'none'/,
  // A letter's `<body onload>` in that room; the driver's own script in a message's frame.
  /^Blocked script execution in '[^']*\/mail-(frame|print)(-remote)?\.html'/,
];

/** False for a complaint that has another cause. */
export function isStopped(complaint: string): boolean {
  return stopped.some((pattern) => pattern.test(complaint));
}
