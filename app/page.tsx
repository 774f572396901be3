// Connect: the first page.
'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { FirstPaint } from '../components/shell/first-paint.tsx';
import { loadMailbox } from './load-mailbox.ts';

const ConnectScreen = dynamic(
  () => import('../components/connect/connect-screen.tsx').then((m) => m.ConnectScreen),
  { ssr: false, loading: FirstPaint },
);

export default function ConnectPage() {
  const router = useRouter();
  useEffect(() => {
    router.prefetch('/mail');
    void loadMailbox();
  }, [router]);
  // What was open travels on, so that a reload ends at the same message.
  return <ConnectScreen onOpened={() => router.push(`/mail${window.location.search}`)} />;
}
