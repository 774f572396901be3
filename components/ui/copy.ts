// Puts a text on the clipboard and says so.
import { app } from '../../lib/client/instance.ts';

export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  app.notify('common.copied');
}
