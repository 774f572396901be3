// Vaults among the other parts: they are locked when nobody is there, never in the middle of
// a deletion, and the visit to a sealed mailbox ends before its keys go.
import { forgetLastOpen, readLastOpen } from './last-open.ts';
import type { Parts } from './parts.ts';
import type { Sealing } from './sealing.ts';
import { createIdle } from './idle.ts';
import { createVaults } from './vaults.ts';
import type { Wiring } from './wiring.ts';

export function wireVaults(parts: Parts, sealing: Sealing, wiring: Wiring) {
  const { memory, notify, stores, visit } = wiring;

  function isBusy(): boolean {
    const { name } = stores.deletion.get().commit;
    return name === 'running' || name === 'stopping' || name === 'checking';
  }

  function whenIdle(then: () => void): void {
    if (!isBusy()) return then();
    const stop = stores.deletion.subscribe(() => {
      if (isBusy()) return;
      stop();
      then();
    });
  }

  const vaults = createVaults({
    store: stores.vaults,
    sealing,
    messages: parts.messages,
    stretch: parts.stretch,
    tabs: parts.tabs,
    clock: parts.clock,
    token: () => parts.token(),
    isBusy,
    whenIdle,
    async leave(account) {
      const now = stores.visit.get();
      if (account === undefined || readLastOpen(parts.session)?.account.key === account)
        forgetLastOpen(parts.session);
      if (now.name === 'closed') return false;
      if (account !== undefined && now.account.key !== account) return false;
      await visit.close();
      return true;
    },
    restart: () => parts.restart(),
    changed: () => memory.load(),
  });
  const idle = createIdle({
    clock: parts.clock,
    tabs: parts.tabs,
    isOpen: () => sealing.accounts().length > 0,
    minutes: () => stores.settings.get().lockAfterMinutes,
    lock: () => void vaults.lock(),
  });

  return {
    ...vaults,
    start(): void {
      void vaults.load();
      parts.onTouch(() => idle.touched());
      parts.onReturn(() => idle.look());
    },
    async unlock(id: string, passphrase: string) {
      const end = await vaults.unlock(id, passphrase);
      if (end === 'done') idle.begin();
      return end;
    },
    async seal(ask: { account: string; label: string; passphrase: string }) {
      const end = await vaults.seal(ask);
      if (end === 'done') idle.begin();
      // The screen that asked for it went with the visit.
      notify(end === 'done' ? 'vault.sealed' : 'vault.notSealed');
      return end;
    },
    async lock() {
      const end = await vaults.lock();
      if (end === 'busy') notify('vault.busy');
      return end;
    },
    /** The time was changed. */
    timed: () => idle.look(),
  };
}
