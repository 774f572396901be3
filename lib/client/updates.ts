// The app's own files for the time without a network, and newer ones of them. A newer build
// is offered, never put under a page that runs.
import type { Store } from './store.ts';

/** `offered`: it is here, whole, and waits for the person. */
export type UpdateState = 'none' | 'offered';

/** The service worker of this page, as far as it is needed here. */
export type Updates = {
  /** Registers it where the browser can; says `offered` when a newer one waits. */
  start(): void;
  /** A page of the newest build, as soon as that is here. */
  reload(): void;
  /** Nothing of the app stays on this device. */
  forget(): Promise<void>;
};

/** ours: a download of some megabytes on a slow line; then the page is loaded as it is */
const fetchWithinMs = 20_000;

export function createUpdates(store: Store<UpdateState>): Updates {
  let mine: ServiceWorkerRegistration | null = null;
  let registering: Promise<unknown> = Promise.resolve();
  let isForgotten = false;

  function watch(registration: ServiceWorkerRegistration): void {
    mine = registration;
    const offer = () => {
      // The first one of all replaces nothing.
      if (registration.waiting && registration.active) store.set('offered');
    };
    offer();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', offer);
    });
  }

  return {
    start() {
      if (!('serviceWorker' in navigator)) return;
      const register = () => {
        if (isForgotten) return;
        // While developing there is none; some browsers forbid it in private windows, and one
        // whose driver blocks workers promises a registration and gives none.
        registering = navigator.serviceWorker
          .register('/sw.js')
          .then(watch)
          .catch(() => {});
      };
      // What the page itself needs comes first.
      if (document.readyState === 'complete') register();
      else window.addEventListener('load', register, { once: true });
    },
    reload() {
      const again = () => window.location.reload();
      if (!mine) return again();
      const registration = mine;
      setTimeout(again, fetchWithinMs);
      navigator.serviceWorker.addEventListener('controllerchange', again);
      const takeOver = () => registration.waiting?.postMessage('take over');
      if (registration.waiting) return takeOver();
      registration.update().then(
        () => {
          const coming = registration.installing;
          if (coming) coming.addEventListener('statechange', takeOver);
          else if (registration.waiting) takeOver();
          else again();
        },
        () => again(),
      );
    },
    async forget() {
      isForgotten = true;
      await registering;
      // One that is still fetching the app's files would put them there afterwards.
      const installing = mine?.installing;
      if (installing) await ended(installing);
      await mine?.unregister();
      mine = null;
      const names = await caches.keys();
      await Promise.all(names.map((name) => caches.delete(name)));
    },
  };
}

/** Installed, or given up. */
function ended(worker: ServiceWorker): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state !== 'installing') resolve();
    };
    worker.addEventListener('statechange', look);
    look();
  });
}
