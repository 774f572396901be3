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

/** What the File System API gives where a browser has it; the compiler's `lib` does not. */
type Picker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/**
 * Saves what is made while it is read. A large one goes into the file that the person
 * chooses, as it comes; where the browser cannot do that, and for small ones, it is made
 * first. Rejects where it cannot be written; not where the person thinks better of it.
 */
export async function saveStream(
  make: () => ReadableStream<Uint8Array<ArrayBuffer>>,
  name: string,
  { isLarge }: { isLarge: boolean },
): Promise<void> {
  const pick = isLarge ? picker() : null;
  if (!pick) return saveFile(await new Response(make()).blob(), name);
  let file: FileSystemFileHandle;
  try {
    file = await pick({ suggestedName: name });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    throw error;
  }
  await make().pipeTo(await file.createWritable());
}

/** Whether this browser can write into a file that the person chooses. */
export function writesAsItGoes(): boolean {
  return picker() !== null;
}

function picker(): Picker | null {
  const pick: unknown = Reflect.get(window, 'showSaveFilePicker');
  return typeof pick === 'function' ? (options) => pick.call(window, options) : null;
}
