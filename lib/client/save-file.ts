// Hands a file to the browser's own downloads. It never opens in a tab: whatever it holds is
// offered as bytes, so a hostile attachment is not run on this site's origin.

/** `name` must be safe already (lib/mail/file-name.ts). */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.rel = 'noopener';
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  // Firefox and Safari read the URL after the click returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
