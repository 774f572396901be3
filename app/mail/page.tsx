// The mailbox. Without an open visit it sends back to the first page.
'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { FirstPaint } from '../../components/shell/first-paint.tsx';

const MailboxScreen = dynamic(
  () => import('../../components/shell/mailbox-screen.tsx').then((m) => m.MailboxScreen),
  { ssr: false, loading: FirstPaint },
);

export default function MailPage() {
  const router = useRouter();
  return <MailboxScreen onLeft={() => router.replace(`/${window.location.search}`)} />;
}
