// The sentences that are true of a signature.
import type { SignerFacts } from '../../lib/mail/signature.ts';
import type { Text } from '../../lib/i18n/text.ts';

/** `info` is the best there is. */
export function toneOf(
  signer: SignerFacts,
  coversAll: boolean,
): 'info' | 'warn' | 'danger' {
  const { result, isSender, validity } = signer;
  if (result.state === 'broken') return 'danger';
  if (result.state === 'unchecked') return coversAll ? 'info' : 'warn';
  const isPlain = isSender && coversAll && !result.isWeak;
  return isPlain && (validity === 'valid' || validity === null) ? 'info' : 'warn';
}

export function sentencesOf(
  signer: SignerFacts,
  coversAll: boolean,
  text: Text,
): string[] {
  const { t } = text;
  const { result, validity, by } = signer;
  if (result.state === 'broken') return [brokenText(result.why, text)];
  if (result.state === 'unchecked') {
    return [uncheckedText(result.why, text), coversAll ? '' : t('sig.covers.part')];
  }
  return [
    holdsText(signer, text),
    t(coversAll ? 'sig.covers.all' : 'sig.covers.part'),
    by.kind === 'key' ? t('sig.by.key') : '',
    by.kind === 'certificate'
      ? by.certificate.isSelfSigned
        ? t('sig.by.self')
        : t('sig.by.issuer', { issuer: by.certificate.issuer })
      : '',
    validity === 'expired' || validity === 'not-yet' ? t(`sig.${validity}`) : '',
    result.isWeak ? t('sig.weak') : '',
  ].filter(Boolean);
}

function holdsText({ addresses, isSender, by }: SignerFacts, { t, list }: Text): string {
  // A key names whomever its maker likes: what it says is no more than its name.
  if (addresses.length === 0 || by.kind === 'nobody') return t('sig.holds.unnamed');
  const address = list(addresses.slice(0, 3));
  return t(isSender ? 'sig.holds.sender' : 'sig.holds.other', { address });
}

type Why = Extract<SignerFacts['result'], { why: unknown }>['why'];

function brokenText(why: Why, { t }: Text): string {
  switch (why) {
    case 'bad-signature':
    case 'two-contents':
    case 'not-mail':
    case 'wrong-use':
    case 'revoked':
      return t(`sig.broken.${why}`);
    default:
      return t('sig.broken.altered');
  }
}

function uncheckedText(why: Why, { t }: Text): string {
  switch (why) {
    case 'no-certificate':
    case 'no-key':
    case 'algorithm':
    case 'charset':
    case 'wrong-use':
      return t(`sig.unchecked.${why}`);
    default:
      return t('sig.unchecked.unreadable');
  }
}
