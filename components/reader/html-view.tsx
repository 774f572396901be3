// The Message tab: the HTML as its sender meant it, as much of it as can be laid out.
'use client';
import { useMemo, useState } from 'react';
import { cutAll } from '../../lib/html/cut.ts';
import { htmlBudget, htmlMost } from '../../lib/html/policy.ts';
import { useText } from '../../lib/client/language.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { HtmlShown, type HtmlAsk } from './html-shown.tsx';

/** A heavy message shows its beginning, and the rest when it is asked for. */
export function HtmlView(ask: HtmlAsk) {
  const { t, size } = useText();
  const [isAsked, setAsked] = useState(false);
  const { html } = ask.letter;
  const { parts, isCut } = useMemo(
    () => cutAll(html, isAsked ? htmlMost : htmlBudget),
    [html, isAsked],
  );
  const chars = html.reduce((sum, part) => sum + part.html.length, 0);
  return (
    <>
      {isCut && (
        <Banner
          tone="warn"
          testId="heavy"
          actions={
            !isAsked && (
              <Button size="small" onClick={() => setAsked(true)}>
                {t('msg.heavyShow')}
              </Button>
            )
          }
        >
          {t(isAsked ? 'msg.heavyCut' : 'msg.heavy', { size: size(chars) })}
        </Banner>
      )}
      <HtmlShown {...ask} parts={parts} />
    </>
  );
}
