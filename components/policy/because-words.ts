// A rule in words: why it marked a message, and what it does.
import type { Because, Rule } from '../../lib/client/policy.ts';
import type { Text } from '../../lib/i18n/text.ts';
import { productName } from '../ui/brand.tsx';

export function becauseWords({ rule, n }: Because, { t, size }: Text): string {
  return rule === 'octets'
    ? t('pol.because.octets', { size: size(n) })
    : t(`pol.because.${rule}`, { n });
}

/** One sentence. */
export function nowWords(rule: Rule, { t, size }: Text): string {
  switch (rule.name) {
    case 'days':
      return t('pol.now.days', { n: rule.days });
    case 'newest':
      return t('pol.now.newest', { n: rule.messages });
    case 'octets':
      return t('pol.now.octets', { size: size(rule.octets) });
    case 'leave':
    case 'forgotten':
    case 'move':
      return t(`pol.rule.${rule.name}`, { app: productName });
  }
}
