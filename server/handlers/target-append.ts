// One message from the browser into the open folder of the account, and back as hashes. Its
// memory is set aside before any of it is granted.
import { createHash } from 'node:crypto';
import { FaultError } from '../../lib/wire/faults.ts';
import type { Handler } from './handler.ts';

export const targetAppend: Handler<'targetAppend'> = (params, context) => {
  const { target, upload, signal, id } = context;
  const { size, seen, received } = params;
  return target.use(id, async (account) => {
    const giveBack = await target.reserve(size, signal);
    try {
      const raw = Buffer.allocUnsafeSlow(size);
      await upload.receive(raw);
      // Damaged on the way, or another message than was meant: nobody may believe it copied.
      if (createHash('sha256').update(raw).digest('hex') !== params.sha256)
        throw new FaultError({ kind: 'bad-request', what: 'sha256' });
      const put = await account.append(raw, { seen, received }, signal);
      if (put.state === 'stored') target.copied(size);
      return put;
    } finally {
      giveBack();
    }
  });
};
