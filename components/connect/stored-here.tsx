// What this browser keeps, and being rid of it, before any mailbox is open: who comes to a
// computer of others, or forgot a passphrase, has no mailbox to look from.
'use client';
import { HardDrive } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useText } from '../../lib/client/language.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

const DeviceSection = dynamic(
  () => import('../settings/device-section.tsx').then((room) => room.DeviceSection),
  { ssr: false },
);

export function StoredHere() {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        icon={<HardDrive className="size-4" aria-hidden />}
        className="w-full"
        data-testid="stored-open"
        onClick={() => setOpen(true)}
      >
        {t('connect.stored')}
      </Button>
      <Dialog
        open={isOpen}
        title={t('settings.device')}
        testId="stored"
        onClose={() => setOpen(false)}
      >
        <div className="space-y-3">
          <DeviceSection />
        </div>
      </Dialog>
    </>
  );
}
