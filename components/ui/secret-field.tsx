// A password being typed, and a look at it while nobody else looks.
'use client';
import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { useText } from '../../lib/client/language.ts';
import { TextField } from './field.tsx';

export function SecretField(props: ComponentProps<typeof TextField>) {
  const { t } = useText();
  const [isShown, setShown] = useState(false);
  const Picture = isShown ? EyeOff : Eye;
  return (
    <TextField
      {...props}
      type={isShown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      beside={
        <button
          type="button"
          aria-pressed={isShown}
          aria-label={t('connect.show')}
          onClick={() => setShown(!isShown)}
          className="inline-flex min-h-6 shrink-0 items-center gap-1.5 rounded-sm px-1 text-sm text-accent hover:underline pointer-coarse:min-h-11"
        >
          <Picture className="size-4" aria-hidden />
          {t(isShown ? 'connect.hideShort' : 'connect.showShort')}
        </button>
      }
    />
  );
}
