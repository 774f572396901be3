// What one Authentication-Results field (RFC 8601) says, method by method.
'use client';
import { isAligned } from '../../lib/checks/domains.ts';
import { useText } from '../../lib/client/language.ts';
import {
  propertyOf,
  type AuthResult,
  type AuthResults,
} from '../../lib/mail/auth-results.ts';
import { visible } from '../mailbox/row-view.ts';

/** Fields of one kind that are listed. Ours: real mail has three. */
export const mostListed = 20;

export function Results({ of, author }: { of: AuthResults; author?: string }) {
  const { t } = useText();
  if (of.results.length === 0)
    return <p className="text-text-2">{t('auth.noResults')}</p>;
  return (
    <ul className="space-y-1">
      {of.results.slice(0, mostListed).map((one, at) => (
        <li key={at} className="wrap-anywhere">
          <Result one={one} author={author} />
        </li>
      ))}
    </ul>
  );
}

const subjects = [
  'header.d',
  'header.i',
  'header.from',
  'smtp.mailfrom',
  'smtp.mail',
  'smtp.helo',
] as const;

/** `author`: whose domain it is compared with; absent where it counts for nothing. */
function Result({ one, author }: { one: AuthResult; author: string | undefined }) {
  const { t } = useText();
  const about = propertyOf(one, ...subjects);
  const domain = about.slice(about.lastIndexOf('@') + 1);
  const compares = author && domain && (one.method === 'dkim' || one.method === 'spf');
  return (
    <>
      <code className="font-mono">
        {one.method}={one.result}
      </code>{' '}
      {about && t('auth.result.about', { domain: visible(about) })}
      {compares &&
        `, ${t(isAligned(domain, author) ? 'auth.aligned.yes' : 'auth.aligned.no')}`}{' '}
      {one.comment && (
        <bdi className="text-text-2">({visible(one.comment).slice(0, 300)})</bdi>
      )}
    </>
  );
}
