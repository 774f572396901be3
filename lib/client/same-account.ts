// Whether the account that copies go to may be the mailbox they are of. There a copy and its
// original can be one and the same message, and deleting the one deletes both.
import type { Account } from './state.ts';
import type { TargetAddress } from './transfer-state.ts';

/** True also where it only may be: user names that agree, at hosts of one domain. */
export function mayBeSame(
  source: Pick<Account, 'address' | 'host' | 'user'>,
  target: Pick<TargetAddress, 'address' | 'host' | 'user'>,
): boolean {
  const isSameAddress = plain(source.address) === plain(target.address);
  const names = [local(source.user), local(source.address)];
  const isSameUser = [local(target.user), local(target.address)].some((name) =>
    names.includes(name),
  );
  return isSameAddress || (isSameUser && domain(source.host) === domain(target.host));
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}

/** What stands before the @; dots, and what a plus adds, name no other mailbox at some providers. */
function local(user: string): string {
  const [name = ''] = plain(user)
    .replace(/^recent:/, '')
    .split(/[@+]/);
  return name.replaceAll('.', '');
}

/** The last two labels; an address of digits as a whole. */
function domain(host: string): string {
  const name = plain(host).replace(/\.$/, '');
  return /^[\d.]+$|:/.test(name) ? name : name.split('.').slice(-2).join('.');
}
