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
type FolderPicker = (options: {
  mode: 'readwrite';
}) => Promise<FileSystemDirectoryHandle>;

/**
 * Saves what is made while it is read. A large one goes into the file that the person
 * chooses, as it comes; where the browser cannot do that, and for small ones, it is made
 * first. False where the person thinks better of it; rejects where it cannot be written.
 */
export async function saveStream(
  make: () => ReadableStream<Uint8Array<ArrayBuffer>>,
  name: string,
  { isLarge }: { isLarge: boolean },
): Promise<boolean> {
  const pick = isLarge ? picker() : null;
  if (!pick) {
    saveFile(await new Response(make()).blob(), name);
    return true;
  }
  let file: FileSystemFileHandle;
  try {
    file = await pick({ suggestedName: name });
  } catch (error) {
    if (isThoughtBetter(error)) return false;
    throw error;
  }
  await make().pipeTo(await file.createWritable());
  return true;
}

/** True where the browser lets a page write into a folder that the person chooses. */
export function canSaveFolder(): boolean {
  return folderPicker() !== null;
}

/**
 * Writes files into a folder that the person chooses, one after the other; names in it that
 * are taken are written over. False and rejects as above.
 */
export async function saveFolder(
  make: () => AsyncIterable<{ name: string; input?: Uint8Array<ArrayBuffer> | string }>,
): Promise<boolean> {
  const pick = folderPicker();
  if (!pick) return false;
  let folder: FileSystemDirectoryHandle;
  try {
    folder = await pick({ mode: 'readwrite' });
  } catch (error) {
    if (isThoughtBetter(error)) return false;
    throw error;
  }
  for await (const { name, input = '' } of make()) {
    const file = await folder.getFileHandle(name, { create: true });
    const writable = await file.createWritable();
    await writable.write(input);
    await writable.close();
  }
  return true;
}

function isThoughtBetter(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function folderPicker(): FolderPicker | null {
  const pick: unknown = Reflect.get(globalThis, 'showDirectoryPicker');
  return typeof pick === 'function' ? (options) => pick.call(window, options) : null;
}

/** Whether this browser can write into a file that the person chooses. */
export function writesAsItGoes(): boolean {
  return picker() !== null;
}

function picker(): Picker | null {
  const pick: unknown = Reflect.get(window, 'showSaveFilePicker');
  return typeof pick === 'function' ? (options) => pick.call(window, options) : null;
}
