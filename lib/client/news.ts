// Tells the other tabs whose marks or saved messages have changed, never which: they read the archive
// themselves. What comes in is believed in one thing only, that it is worth reading again.
import { z } from 'zod/mini';
import type { Tabs } from './parts.ts';

const message = z.object({ about: z.enum(['marks', 'saved']), account: z.string() });

export type News = {
  /** From now on; not before a mailbox is opened, so that an exported page opens nothing. */
  listen(): void;
  tell(account: string): void;
};

export function createNews(
  tabs: Tabs,
  about: 'marks' | 'saved',
  changed: (account: string) => void,
): News {
  let isListening = false;
  return {
    listen() {
      if (isListening) return;
      isListening = true;
      tabs.hear((said) => {
        const news = message.safeParse(said);
        if (news.success && news.data.about === about) changed(news.data.account);
      });
    },
    tell: (account) => tabs.say({ about, account }),
  };
}
