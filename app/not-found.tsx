// An address that leads nowhere.
'use client';
import { useRouter } from 'next/navigation';
import { DeadEnd } from '../components/shell/dead-end.tsx';

export default function NotFound() {
  const router = useRouter();
  return (
    <DeadEnd
      title="shell.lost.title"
      body="shell.lost.body"
      action="shell.lost.home"
      onDo={() => router.replace('/')}
    />
  );
}
