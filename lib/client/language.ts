// The words of the person's language, for components: `const { t } = useText()`.
import { createText, type Language, type Text } from '../i18n/text.ts';
import { app } from './instance.ts';
import type { Settings } from './state.ts';
import { useStore } from './store.ts';

const made = new Map<Language, Text>();

export function textOf(language: Language): Text {
  let text = made.get(language);
  if (!text) made.set(language, (text = createText(language, regionOf(language))));
  return text;
}

/** The browser's own tag of that language, as `en-GB`; the bare language where it has none. */
function regionOf(language: Language): string {
  return preferred().find((tag) => tag.slice(0, 2) === language) ?? language;
}

function preferred(): readonly string[] {
  return typeof navigator === 'undefined' ? [] : navigator.languages;
}

/** The language chosen, or the browser's first one that there is a catalogue for. */
export function languageOf(settings: Settings): Language {
  if (settings.language !== 'auto') return settings.language;
  for (const tag of preferred()) {
    const language = tag.slice(0, 2);
    if (language === 'en' || language === 'fr') return language;
  }
  return 'en';
}

export function useText(): Text {
  return textOf(useStore(app.settings, languageOf));
}
