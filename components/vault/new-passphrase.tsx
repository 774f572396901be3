// A passphrase that is chosen, typed twice.
import { vaultLimits } from '../../lib/archive/vault/limits.ts';
import { useText } from '../../lib/client/language.ts';
import { TextField } from '../ui/field.tsx';

export type Problem = 'short' | 'differs';

export function NewPassphrase({ problem }: { problem: Problem | null }) {
  const { t } = useText();
  const n = vaultLimits.passphraseChars;
  return (
    <>
      <TextField
        name="passphrase"
        type="password"
        autoComplete="new-password"
        label={t('vault.passphrase')}
        hint={t('vault.passphrase.hint', { n })}
        error={problem === 'short' ? t('vault.problem.short', { n }) : undefined}
      />
      <TextField
        name="again"
        type="password"
        autoComplete="new-password"
        label={t('vault.again')}
        error={problem === 'differs' ? t('vault.problem.differs') : undefined}
      />
    </>
  );
}

const fieldOf = { short: 'passphrase', differs: 'again', notUnderstood: 'understood' };

/** To where it is put right: on a small screen it may be out of sight. */
export function focusWrong(form: HTMLFormElement, problem: keyof typeof fieldOf): void {
  const field = form.elements.namedItem(fieldOf[problem]);
  if (field instanceof HTMLInputElement) field.focus();
}

/** What was typed, or what is wrong with it. */
export function newPassphrase(
  fields: FormData,
): { passphrase: string } | { problem: Problem } {
  const [passphrase, again] = [fields.get('passphrase'), fields.get('again')];
  // As a person counts: by letters, not by units of their code.
  if (
    typeof passphrase !== 'string' ||
    Array.from(passphrase).length < vaultLimits.passphraseChars
  )
    return { problem: 'short' };
  return passphrase === again ? { passphrase } : { problem: 'differs' };
}
