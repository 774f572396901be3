// A verdict as a picture; never without its words beside it.
import {
  CircleHelp,
  CornerUpRight,
  LoaderCircle,
  PencilLine,
  ShieldCheck,
  TriangleAlert,
} from 'lucide-react';
import type { Face } from './words.ts';

const icons: Record<Face, typeof CircleHelp> = {
  confirmed: ShieldCheck,
  through: CornerUpRight,
  failed: TriangleAlert,
  unchecked: CircleHelp,
  changed: PencilLine,
  doubtful: TriangleAlert,
  running: LoaderCircle,
  unable: CircleHelp,
};

export function FaceIcon({ face }: { face: Face }) {
  const Icon = icons[face];
  return <Icon className={face === 'running' ? 'animate-spin' : ''} aria-hidden />;
}
