// The mailbox. Without an open visit it sends back to the first page.
'use client';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { FirstPaint } from '../../components/shell/first-paint.tsx';
import { loadMailbox } from '../load-mailbox.ts';

const MailboxScreen = dynamic(loadMailbox, { ssr: false, loading: FirstPaint });

export default function MailPage() {
  const router = useRouter();
  return <MailboxScreen onLeft={(wasOpen) => router.replace(wayOut(wasOpen))} />;
}

/** After a reload the address still says where one was; the demo opens again by itself. */
function wayOut(wasOpen: boolean): string {
  const { search } = window.location;
  if (wasOpen) return '/';
  return new URLSearchParams(search).has('demo') ? `/demo${search}` : `/${search}`;
}
