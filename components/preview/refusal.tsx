// What stands in place of a preview: why there is nothing to see, or that it is on its way.
'use client';
import type { ReactNode } from 'react';
import { FileX } from 'lucide-react';
import { useText } from '../../lib/client/language.ts';

export function Refusal({ children }: { children: ReactNode }) {
  return (
    <div
      role="status"
      data-testid="preview-refused"
      className="grid justify-items-center gap-3 py-10 text-center text-text-2"
    >
      <FileX className="size-8" aria-hidden />
      <p className="max-w-[48ch]">{children}</p>
    </div>
  );
}

/** While the worker looks. */
export function Looking() {
  const { t } = useText();
  return (
    <output className="block py-10 text-center text-text-2">{t('prev.looking')}</output>
  );
}
