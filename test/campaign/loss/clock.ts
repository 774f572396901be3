// A device's clock: it may be wrong, and it may go faster than ours.
import type { Clock } from '../../../lib/client/parts.ts';
import type { Device } from './device.ts';

export function clockOf(device: Pick<Device, 'clockAheadMs'>, faster: number): Clock {
  return {
    now: () => Date.now() + device.clockAheadMs,
    after(ms, then) {
      const timer = setTimeout(then, ms / faster);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
}
