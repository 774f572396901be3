// A picture that is already pixels: nothing of the file is left in it, so nothing can act.
'use client';
import { useEffect, useRef } from 'react';

/** Takes `bitmap` over: it is freed with the component. */
export function Pixels({
  bitmap,
  label,
  className = '',
}: {
  bitmap: ImageBitmap;
  /** '' for a picture whose name stands beside it. */
  label: string;
  className?: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element || bitmap.width === 0) return;
    element.width = bitmap.width;
    element.height = bitmap.height;
    element.getContext('2d')?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  useEffect(() => () => freeLater(bitmap), [bitmap]);
  return (
    <canvas
      ref={canvas}
      role={label === '' ? 'presentation' : 'img'}
      aria-label={label || undefined}
      className={className}
    />
  );
}

/** React mounts twice while developing; the second time still needs it. */
function freeLater(bitmap: ImageBitmap): void {
  setTimeout(() => bitmap.close(), 1_000);
}
