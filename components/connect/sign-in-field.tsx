// How the password is said to the server: left to the relay, or chosen by hand. In the clear
// nothing but this choice makes a refused challenge be followed by the password itself.
'use client';
import { useText } from '../../lib/client/language.ts';
import { SelectField } from '../ui/field.tsx';
import type { ServerFields } from './form.ts';

type SignIn = ServerFields['signIn'];
const words = {
  automatic: 'connect.signIn.automatic',
  password: 'connect.signIn.password',
  challenge: 'connect.signIn.challenge',
} as const satisfies Record<SignIn, string>;
const ways = ['automatic', 'password', 'challenge'] as const;

export function SignInField({
  value,
  onChange,
}: {
  value: SignIn;
  onChange: (signIn: SignIn) => void;
}) {
  const { t } = useText();
  return (
    <SelectField
      label={t('connect.signIn')}
      name="sign-in"
      value={value}
      onChange={(event) =>
        onChange(ways.find((one) => one === event.target.value) ?? 'automatic')
      }
    >
      {ways.map((one) => (
        <option key={one} value={one}>
          {t(words[one])}
        </option>
      ))}
    </SelectField>
  );
}
