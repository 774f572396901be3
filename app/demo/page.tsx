// Opens the demo mailbox at once, then goes where every mailbox is read.
'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { FirstPaint } from '../../components/shell/first-paint.tsx';

const DemoOpening = dynamic(
  () => import('../../components/connect/demo-opening.tsx').then((m) => m.DemoOpening),
  { ssr: false, loading: FirstPaint },
);

export default function DemoPage() {
  const router = useRouter();
  return (
    <DemoOpening
      onOpened={() => router.replace(`/mail${window.location.search}`)}
      onGiveUp={() => router.replace('/')}
    />
  );
}
