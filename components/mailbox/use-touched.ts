// Which row the pointer is on, and which one has the focus in the document.
import { useState } from 'react';
import type { MessageId } from '../../lib/mail/message.ts';

export type Touched = { pointer: MessageId | null; holder: MessageId | null };

export function useTouched() {
  const [touched, setTouched] = useState<Touched>({ pointer: null, holder: null });
  const touch = (change: Partial<Touched>) =>
    setTouched((now) => {
      const next = { ...now, ...change };
      const same = next.pointer === now.pointer && next.holder === now.holder;
      return same ? now : next;
    });
  return { touched, touch };
}
