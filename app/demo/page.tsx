// Opens the demo mailbox at once, then goes where every mailbox is read.
'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { FirstPaint } from '../../components/shell/first-paint.tsx';
import { loadMailbox } from '../load-mailbox.ts';

const DemoOpening = dynamic(
  () => import('../../components/connect/demo-opening.tsx').then((m) => m.DemoOpening),
  { ssr: false, loading: FirstPaint },
);

export default function DemoPage() {
  const router = useRouter();
  useEffect(() => {
    router.prefetch('/mail');
    void loadMailbox();
  }, [router]);
  return (
    <DemoOpening
      onOpened={() => router.replace(`/mail${window.location.search}`)}
      onGiveUp={() => router.replace('/')}
    />
  );
}
