// The one form: address, password, how the server is reached, what the visit may do.
'use client';
import type { FormEvent } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { ConnectFailure, signInErrorId } from './connect-failure.tsx';
import { fill, form } from './form.ts';
import { foundFor } from './found.ts';
import { OpeningSteps } from './opening-steps.tsx';
import { openNow } from './open-now.ts';
import { problemsOf, type Problem } from './reach.ts';
import { ServerSettings } from './server-settings.tsx';
import { VisitChoice } from './visit-choice.tsx';

export function ConnectForm() {
  const { t } = useText();
  const now = useStore(form, (state) => state);
  const visit = useStore(app.visit, (state) => state);
  const found = foundFor(now.address);
  const problems = now.tried ? problemsOf(now, found) : [];
  const problem = (field: Problem['field']) => {
    const one = problems.find((candidate) => candidate.field === field);
    return one && t(one.says);
  };
  const isOpening = visit.name === 'opening';
  const wasRefused = visit.name === 'failed' && visit.fault.kind === 'sign-in';
  return (
    <form
      data-testid="connect-form"
      noValidate
      onSubmit={submit}
      className="max-w-xl space-y-5"
    >
      {visit.name === 'failed' && <ConnectFailure visit={visit} />}
      <fieldset disabled={isOpening} className="space-y-5">
        <TextField
          label={t('connect.email')}
          name="address"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={now.address}
          error={problem('address')}
          onChange={(event) => typeAddress(event.target.value)}
        />
        <PasswordField
          error={problem('password')}
          describedBy={wasRefused ? signInErrorId : undefined}
        />
        <ServerSettings found={found} problem={problem} />
        <VisitChoice />
      </fieldset>
      {isOpening ? (
        <OpeningSteps visit={visit} />
      ) : (
        <Button
          type="submit"
          name="open"
          look="strong"
          size="large"
          data-testid="open"
          className="max-sm:w-full"
        >
          {t('connect.open')}
        </Button>
      )}
    </form>
  );
}

function PasswordField({
  error,
  describedBy,
}: {
  error: string | undefined;
  describedBy: string | undefined;
}) {
  const { t } = useText();
  const password = useStore(form, (state) => state.password);
  return (
    <SecretField
      label={t('connect.password')}
      name="password"
      autoComplete="current-password"
      value={password}
      error={error}
      describedBy={describedBy}
      aria-invalid={describedBy ? true : undefined}
      onChange={(event) => fill({ password: event.target.value })}
    />
  );
}

/** A mailbox that was here before brings back what its visit was. */
function typeAddress(address: string) {
  const known = app.remembered
    .get()
    .find(
      ({ account }) => account.address.toLowerCase() === address.trim().toLowerCase(),
    );
  fill({ address, ...(known && { visit: known.visit, remember: true }) });
}

function submit(event: FormEvent) {
  event.preventDefault();
  openNow();
}
