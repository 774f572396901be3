// Checks a signature in a worker of its own, against the clock. The worker ends with its
// answer: signed mail is rare, and the libraries weigh more than all the rest.
import type { SignatureFacts } from '../mail/signature.ts';
import type { SignatureAsk } from './check.ts';
import { signedLimits } from './limits.ts';
import type { SignatureReply, SignatureRequest } from './signature-worker.ts';

/** Null where there is no signature to be read, or it takes too long. Never rejects. */
export async function askSignature(ask: SignatureAsk): Promise<SignatureFacts | null> {
  let worker: Worker | null = null;
  try {
    worker = new Worker(new URL('./signature-worker.ts', import.meta.url), {
      type: 'module',
    });
    return await answerOf(worker, ask);
  } catch {
    return null;
  } finally {
    worker?.terminate();
  }
}

function answerOf(worker: Worker, ask: SignatureAsk): Promise<SignatureFacts | null> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('late')), signedLimits.deadlineMs);
    worker.onerror = () => {
      clearTimeout(late);
      reject(new Error('failed'));
    };
    worker.onmessage = ({ data }: MessageEvent<SignatureReply>) => {
      clearTimeout(late);
      resolve(data.facts);
    };
    worker.postMessage({ ask } satisfies SignatureRequest);
  });
}
