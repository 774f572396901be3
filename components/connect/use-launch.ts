// Files that the system hands to the installed app, as they are when one is opened with it
// (WICG Launch Handler). They are read like files that were dropped.
import { useEffect } from 'react';
import { app } from '../../lib/client/instance.ts';

/** Only what is used of it; TypeScript's DOM does not know it. */
type LaunchQueue = {
  setConsumer(
    consumer: (launch: { files?: readonly FileSystemFileHandle[] }) => void,
  ): void;
};

export function useLaunch(): void {
  useEffect(() => {
    if (!('launchQueue' in window)) return;
    const queue = window.launchQueue as LaunchQueue; // by its specification
    queue.setConsumer(({ files = [] }) => {
      if (files.length > 0) void open(files);
    });
  }, []);
}

async function open(handles: readonly FileSystemFileHandle[]): Promise<void> {
  try {
    await app.importFiles(await Promise.all(handles.map((handle) => handle.getFile())));
  } catch {
    app.notify('notices.fileUnreadable');
  }
}
