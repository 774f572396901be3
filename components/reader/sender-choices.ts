// What a person has chosen for a sender, once and for all their messages.
import { app } from '../../lib/client/instance.ts';

/** Pressing “always” is also the wish that it be so: the setting follows. */
export function allow(sender: string, isAllowed: boolean): void {
  const others = app.settings.get().trustedSenders.filter((one) => one !== sender);
  app.change(
    isAllowed
      ? { trustedSenders: [...others, sender], remoteContent: 'allowed' }
      : { trustedSenders: others },
  );
}

/** Also for messages that name no single sender: those share one memory. */
export function toggleColours(sender: string): void {
  const { originalColours } = app.settings.get();
  const others = originalColours.filter((one) => one !== sender);
  const isOriginal = others.length < originalColours.length;
  app.change({ originalColours: isOriginal ? others : [...others, sender] });
}
