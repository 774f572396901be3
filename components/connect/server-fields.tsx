// The settings typed by hand: server, port, security, user name, sign-in. Not encrypted needs a
// second yes that names the risk, and does not exist where the relay's owner forbids it.
'use client';
import type { ReactNode } from 'react';
import { app } from '../../lib/client/instance.ts';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import type { Security } from '../../lib/wire/operations.ts';
import { CheckField, SelectField, TextField } from '../ui/field.tsx';
import {
  domainOf,
  fill,
  form,
  localPart,
  type ServerFields,
  type UserForm,
} from './form.ts';
import { withSecurity, type Problem } from './reach.ts';
import { SignInField } from './sign-in-field.tsx';

const securities = ['tls', 'stls', 'plain'] as const;
const users = ['full', 'local', 'other'] as const;

export function ServerForm({
  server,
  problem,
  footer,
}: {
  server: ServerFields;
  problem: (field: Problem['field']) => string | undefined;
  footer?: ReactNode;
}) {
  const { t } = useText();
  const address = useStore(form, (now) => now.address);
  const hello = useStore(app.relay, (now) => (now.name === 'ready' ? now.hello : null));
  const change = (part: Partial<ServerFields>) =>
    fill({ server: { ...server, ...part } });
  const domain = domainOf(address);
  return (
    <fieldset className="space-y-4 card p-4">
      <legend className="sr-only">{t('connect.settings')}</legend>
      <div className="grid grid-cols-[1fr_6rem] gap-3">
        <TextField
          label={t('connect.server')}
          name="host"
          value={server.host}
          list={hello?.allowedServers.length ? 'allowed-servers' : undefined}
          placeholder={domain ? `pop.${domain}` : undefined}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          error={problem('host')}
          onChange={(event) => change({ host: event.target.value })}
        />
        <TextField
          label={t('connect.port')}
          name="port"
          value={server.port}
          inputMode="numeric"
          autoComplete="off"
          error={problem('port')}
          onChange={(event) => change({ port: event.target.value.trim() })}
        />
      </div>
      <datalist id="allowed-servers">
        {hello?.allowedServers.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
      <SelectField
        label={t('connect.security')}
        name="security"
        value={server.security}
        onChange={(event) => {
          const security = securities.find((one) => one === event.target.value) ?? 'tls';
          fill({ server: withSecurity(server, security), plainAgreed: false });
        }}
      >
        {securities.map((one) => (
          <option
            key={one}
            value={one}
            disabled={one === 'plain' && hello?.allowPlaintext === false}
          >
            {t(securityWords[one])}
            {one === 'plain' && hello?.allowPlaintext === false
              ? ` (${t('connect.sec.forbidden')})`
              : ''}
          </option>
        ))}
      </SelectField>
      {server.security === 'plain' && <PlainWarning error={problem('plain')} />}
      <SelectField
        label={t('connect.user')}
        name="user-form"
        value={server.user}
        onChange={(event) =>
          change({ user: users.find((one) => one === event.target.value) ?? 'full' })
        }
      >
        {users.map((one) => (
          <option key={one} value={one}>
            {userWords(one, address, t)}
          </option>
        ))}
      </SelectField>
      {server.user === 'other' && (
        <TextField
          label={t('connect.user.name')}
          name="user"
          value={server.otherUser}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          error={problem('otherUser')}
          onChange={(event) => change({ otherUser: event.target.value })}
        />
      )}
      <SignInField value={server.signIn} onChange={(signIn) => change({ signIn })} />
      {footer}
    </fieldset>
  );
}

export const securityWords = {
  tls: 'connect.sec.tls',
  stls: 'connect.sec.stls',
  plain: 'connect.sec.none',
} as const satisfies Record<Security, string>;

function userWords(
  user: UserForm,
  address: string,
  t: ReturnType<typeof useText>['t'],
): string {
  if (user === 'other') return t('connect.user.other');
  const text = user === 'full' ? address.trim() : localPart(address.trim());
  const words = t(user === 'full' ? 'connect.user.full' : 'connect.user.local');
  return text ? `${words} (${text})` : words;
}

function PlainWarning({ error }: { error: string | undefined }) {
  const { t } = useText();
  const agreed = useStore(form, (now) => now.plainAgreed);
  return (
    <div className="rounded-sm border border-danger bg-danger-subtle p-3 text-on-danger-subtle">
      <p>{t('connect.sec.noneWarn')}</p>
      <CheckField
        label={t('connect.sec.agree')}
        data-testid="plain-agree"
        aria-invalid={error ? true : undefined}
        checked={agreed}
        onChange={(event) => fill({ plainAgreed: event.target.checked })}
      />
      {error && <p className="text-sm font-medium">{error}</p>}
    </div>
  );
}
