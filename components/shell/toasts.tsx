// Short confirmations, newest below. They stay eight seconds, longer under the pointer or
// the focus; what is urgent is said elsewhere.
'use client';
import { useEffect, useState } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import type { Notice } from '../../lib/client/state.ts';
import { useStore } from '../../lib/client/store.ts';
import { en } from '../../lib/i18n/en.ts';
import type { TextKey } from '../../lib/i18n/text.ts';
import { Toast } from '../ui/toast.tsx';

const stayMs = 8_000;
const look =
  'pointer-events-none fixed inset-x-0 bottom-26 z-60 flex flex-col lg:bottom-12';

export function Toasts() {
  const notices = useStore(app.notices, (now) => now);
  const [isHeld, setHeld] = useState(false);
  const oldest = notices[0]?.n;
  useEffect(() => {
    if (oldest === undefined || isHeld) return;
    const timer = setTimeout(dismiss, stayMs, oldest);
    return () => clearTimeout(timer);
  }, [oldest, isHeld]);
  return (
    <div
      role="status"
      data-zone="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className={`${look} items-center gap-2 px-4`}
    >
      {notices.map((notice) => (
        <Toast key={notice.n} onDismiss={() => dismiss(notice.n)}>
          <Words notice={notice} />
        </Toast>
      ))}
    </div>
  );
}

function Words({ notice: { key, values } }: { notice: Notice }) {
  const { t } = useText();
  return isKey(key) ? t(key, values) : null;
}

function isKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

function dismiss(n: number) {
  app.notices.set((now) => now.filter((notice) => notice.n !== n));
}
