// Which account: address, password, and the server, which is proposed and can be changed.
'use client';
import { useEffect, useRef, type FormEvent } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { SecretField } from '../ui/secret-field.tsx';
import { missingOf, serverOf, targetOf, type Draft } from './draft.ts';
import { TargetFailure } from './target-failure.tsx';

type Change = (part: Partial<Draft>) => void;

export function TargetForm({
  draft,
  change,
  onBack,
}: {
  draft: Draft;
  change: Change;
  onBack: () => void;
}) {
  const { t } = useText();
  const state = useStore(app.transfer, (now) => now);
  const missing = draft.tried ? missingOf(draft) : {};
  const said = (field: keyof typeof missing) => {
    const key = missing[field];
    return key && t(key);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn(draft, change);
  };
  const isOpening = state.name === 'opening';
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <form noValidate onSubmit={submit} className="space-y-4" data-testid="target-form">
      {state.name === 'refused' && (
        <TargetFailure
          state={state}
          onPin={(sha256) => {
            const pin = { host: state.target.host, sha256 };
            signIn({ ...draft, pin }, change);
          }}
        />
      )}
      <fieldset disabled={isOpening} className="space-y-4 border-0 p-0">
        <legend className="sr-only">{t('transfer.title')}</legend>
        <TextField
          label={t('transfer.address')}
          name="target-address"
          ref={first}
          type="email"
          inputMode="email"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          value={draft.address}
          error={said('address')}
          hint={noteOf(draft, t)}
          onChange={(event) => change({ address: event.target.value })}
        />
        <SecretField
          label={t('connect.password')}
          name="target-password"
          autoComplete="off"
          value={draft.password}
          error={said('password')}
          hint={t('transfer.privacy')}
          onChange={(event) => change({ password: event.target.value })}
        />
        <Server draft={draft} change={change} said={said} />
      </fieldset>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {isOpening ? (
          <>
            <p role="status" className="me-auto text-text-2">
              {t(`connect.step.${state.step ?? 'connect'}`)}…
            </p>
            <Button onClick={() => app.leaveTarget()}>{t('transfer.stop')}</Button>
          </>
        ) : (
          <>
            <Button onClick={onBack}>{t('transfer.back')}</Button>
            <Button look="strong" type="submit">
              {t('transfer.signIn')}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}

function Server({
  draft,
  change,
  said,
}: {
  draft: Draft;
  change: Change;
  said: (field: 'host' | 'port') => string | undefined;
}) {
  const { t } = useText();
  const { proposed, host, port, user } = serverOf(draft);
  const provider = proposed?.provider ?? null;
  const isProposed = proposed !== null && draft.host === null;
  const words = provider ? t('transfer.known', { provider }) : t('transfer.guess');
  return (
    <>
      <div className="grid grid-cols-[1fr_6rem] items-start gap-3">
        <TextField
          label={t('transfer.server')}
          name="target-host"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          value={host}
          error={said('host')}
          hint={isProposed && words}
          onChange={(event) => change({ host: event.target.value })}
        />
        <TextField
          label={t('connect.port')}
          name="target-port"
          inputMode="numeric"
          autoComplete="off"
          value={port}
          error={said('port')}
          onChange={(event) => change({ port: event.target.value })}
        />
      </div>
      <SelectField
        label={t('connect.security')}
        name="target-security"
        value={draft.security}
        onChange={(event) => {
          const security = event.target.value === 'starttls' ? 'starttls' : 'tls';
          change({ security, port: null });
        }}
      >
        <option value="tls">{t('connect.sec.tls')}</option>
        <option value="starttls">{t('transfer.starttls')}</option>
      </SelectField>
      <TextField
        label={t('connect.user')}
        name="target-user"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={user}
        onChange={(event) => change({ user: event.target.value })}
      />
    </>
  );
}

/** What the provider wants of a password, before one is typed in vain. */
function noteOf(draft: Draft, t: ReturnType<typeof useText>['t']): string | undefined {
  const { proposed } = serverOf(draft);
  if (!proposed?.provider) return undefined;
  const { provider, note } = proposed;
  if (note === 'app-password') return t('app.pw.why', { provider });
  return note === 'oauth-only' ? t('F17.body') : undefined;
}

function signIn(draft: Draft, change: Change) {
  change({ tried: true, pin: draft.pin });
  if (Object.keys(missingOf(draft)).length > 0) return;
  app.openTarget(targetOf(draft), draft.password);
}
