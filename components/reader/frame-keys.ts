// Keys pressed inside a message reach the app: its shortcuts work while the message has focus.

/** Returns how to stop. */
export function forwardKeys(frame: HTMLIFrameElement, inside: Document): () => void {
  const forward = (event: KeyboardEvent) => {
    if (event.shiftKey && event.key.startsWith('Arrow')) return; // selecting text
    const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat, location } = event;
    const same = new KeyboardEvent('keydown', {
      key,
      code,
      ctrlKey,
      metaKey,
      altKey,
      shiftKey,
      repeat,
      location,
      bubbles: true,
      cancelable: true,
    });
    if (!frame.dispatchEvent(same)) event.preventDefault();
  };
  inside.addEventListener('keydown', forward);
  return () => inside.removeEventListener('keydown', forward);
}
