// The rules to choose from; a number belongs to the rule that is chosen.
import { useText } from '../../lib/client/language.ts';
import type { RuleName } from '../../lib/client/policy.ts';
import { productName } from '../ui/brand.tsx';
import { CheckField, TextField } from '../ui/field.tsx';
import { bounds, limited, ruleOf, type Draft, type Limited } from './draft.ts';

const names: readonly RuleName[] = [
  'leave',
  'days',
  'forgotten',
  'move',
  'newest',
  'octets',
];

export function RuleChoice({
  draft,
  onChange,
}: {
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t } = useText();
  const chosen = limited.find((name) => name === draft.name);
  return (
    <fieldset className="border-0 p-0">
      <legend className="font-medium">{t('pol.which')}</legend>
      {names.map((name) => (
        <div key={name}>
          <CheckField
            type="radio"
            name="policy-rule"
            value={name}
            label={t(`pol.rule.${name}`, { app: productName })}
            hint={name === 'leave' ? undefined : t(`pol.hint.${name}`)}
            checked={name === draft.name}
            onChange={() => onChange({ name })}
          />
          {name === chosen && (
            <LimitField name={chosen} draft={draft} onChange={onChange} />
          )}
        </div>
      ))}
    </fieldset>
  );
}

function LimitField({
  name,
  draft,
  onChange,
}: {
  name: Limited;
  draft: Draft;
  onChange: (part: Partial<Draft>) => void;
}) {
  const { t, number } = useText();
  const { least, most } = bounds(name);
  const isWrong = ruleOf(draft) === null;
  const values = { least: number(least), most: number(most) };
  return (
    <div className="max-w-64 ps-7 pb-2">
      <TextField
        label={t(`pol.limit.${name}`)}
        inputMode="numeric"
        autoComplete="off"
        data-testid="policy-limit"
        value={draft.typed[name]}
        error={isWrong ? t('pol.limitWrong', values) : undefined}
        onChange={(event) =>
          onChange({ typed: { ...draft.typed, [name]: event.target.value } })
        }
      />
    </div>
  );
}
