// A message sent in pieces (message/partial, RFC 2046 §5.2.2), which old programs did where
// a server took small messages only.
import type { Letter } from '../mail/attachment.ts';
import type { MimePart } from '../mail/mime-part.ts';

/** What piece of what this is; null where it is no piece. */
export function partialOf({ type, parameters }: MimePart): Letter['partial'] {
  if (type !== 'message/partial') return null;
  const number = Number(parameters.get('number'));
  const total = Number(parameters.get('total'));
  return {
    id: parameters.get('id') ?? '',
    number: Number.isInteger(number) && number > 0 ? number : 1,
    total: Number.isInteger(total) && total > 0 ? total : null,
  };
}
