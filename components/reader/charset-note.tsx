// Says how the letters of a message are read where that is not its own plain word, and
// leads on to the next likely way.
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { ReaderState } from '../../lib/client/state.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';

type Ready = Extract<ReaderState, { name: 'ready' }>;

/** UTF-8 is never right by chance: that guess needs no words. */
export function saysCharset({
  letter: { charset },
  readAs,
}: Pick<Ready, 'letter' | 'readAs'>): boolean {
  return readAs !== null || (charset.guessed && charset.used !== 'utf-8');
}

/** How the letters are read, where that is a guess or somebody's choice. */
export function CharsetNote({ reader: { letter, readAs } }: { reader: Ready }) {
  const { t } = useText();
  const { used } = letter.charset;
  if (!saysCharset({ letter, readAs })) return null;
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
