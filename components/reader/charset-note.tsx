// Says how the letters of a message are read where that is not its own plain word, and
// leads on to the next likely way.
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { ReaderState } from '../../lib/client/state.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

type Ready = Extract<ReaderState, { name: 'ready' }>;

/** How the letters are read, where that is a guess or somebody's choice. */
export function CharsetNote({ reader: { letter, readAs } }: { reader: Ready }) {
  const { t } = useText();
  const { used, guessed } = letter.charset;
  // UTF-8 is never right by chance: that guess needs no words.
  if (readAs === null && (!guessed || used === 'utf-8')) return null;
  return (
    <Banner
      tone="info"
      testId="charset"
      actions={
        <Button size="small" onClick={() => void app.readOtherwise()}>
          {t('txt.next')}
        </Button>
      }
    >
      {t(readAs === null ? 'txt.guessed' : 'txt.chosen', { charset: used })}
    </Banner>
  );
}
