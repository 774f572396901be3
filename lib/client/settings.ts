// Settings for every mailbox, kept in localStorage. What cannot be read back is the default.
import { z } from 'zod/mini';
import type { KeyValue } from './parts.ts';
import { tabNames, type Settings } from './state.ts';
import type { Store } from './store.ts';

export const defaultSettings: Settings = {
  language: 'auto',
  theme: 'system',
  density: 'cosy',
  firstWords: true,
  singleKeys: true,
  remoteContent: 'allowed',
  senderKeys: 'ask',
  trustedSenders: [],
  originalColours: [],
  messageZoom: 100,
  printLinks: false,
  askAboveOctets: 1_000_000,
  charsets: {},
  lastTab: null,
  lockAfterMinutes: 15,
};

/** The name in localStorage; a page script may read it before the app runs, for the theme. */
export const settingsKey = 'settings';

const sendersAtMost = 5_000; // ours; localStorage holds about 5 MB

/** After how long untouched open vaults are locked; minutes. */
export const lockAfter = [1, 5, 15, 60] as const;

const charsetChars = 40; // the longest name in use has 18

const senders = z.array(z.string()).check(z.maxLength(sendersAtMost));

/** Each field falls back alone: an unknown theme does not lose the language. */
const settings = z.object({
  language: z.catch(z.enum(['auto', 'en', 'fr']), defaultSettings.language),
  theme: z.catch(z.enum(['system', 'light', 'dark']), defaultSettings.theme),
  density: z.catch(z.enum(['compact', 'cosy', 'roomy']), defaultSettings.density),
  firstWords: z.catch(z.boolean(), defaultSettings.firstWords),
  singleKeys: z.catch(z.boolean(), defaultSettings.singleKeys),
  remoteContent: z.catch(
    z.enum(['ask', 'allowed', 'never']),
    defaultSettings.remoteContent,
  ),
  trustedSenders: z.catch(senders, []),
  originalColours: z.catch(senders, []),
  messageZoom: z.catch(
    z.int().check(z.minimum(80), z.maximum(200)),
    defaultSettings.messageZoom,
  ),
  senderKeys: z.catch(z.enum(['ask', 'always', 'never']), defaultSettings.senderKeys),
  printLinks: z.catch(z.boolean(), defaultSettings.printLinks),
  askAboveOctets: z.catch(z.int().check(z.minimum(0)), defaultSettings.askAboveOctets),
  charsets: z.catch(
    z
      .record(z.string(), z.string().check(z.maxLength(charsetChars)))
      .check(z.refine((chosen) => Object.keys(chosen).length <= sendersAtMost)),
    {},
  ),
  lastTab: z.catch(z.nullable(z.enum(tabNames)), defaultSettings.lastTab),
  lockAfterMinutes: z.catch(z.literal([...lockAfter]), defaultSettings.lockAfterMinutes),
});

export function readSettings(local: KeyValue): Settings {
  const kept = local.get(settingsKey);
  if (kept === null) return defaultSettings;
  try {
    const read = settings.safeParse(JSON.parse(kept));
    return read.success ? read.data : defaultSettings;
  } catch {
    return defaultSettings;
  }
}

/** Changes and keeps them; false where they hold for this tab only. */
export function changeSettings(
  store: Store<Settings>,
  local: KeyValue,
  change: Partial<Settings>,
): boolean {
  const next = { ...store.get(), ...change };
  store.set(next);
  return local.set(settingsKey, JSON.stringify(next));
}
