// What the visit may do. Looking changes nothing, and is what is chosen first.
'use client';
import { useText } from '../../lib/client/language.ts';
import { useStore } from '../../lib/client/store.ts';
import { CheckField } from '../ui/field.tsx';
import { fill, form } from './form.ts';

export function VisitChoice() {
  const { t } = useText();
  const visit = useStore(form, (now) => now.visit);
  const remember = useStore(form, (now) => now.remember);
  const isShared = useStore(form, (now) => now.isShared);
  return (
    <>
      <fieldset>
        <legend className="pb-1 font-medium">{t('connect.visit')}</legend>
        <CheckField
          type="radio"
          name="visit"
          data-testid="visit-look"
          label={t('connect.visit.look')}
          checked={visit === 'look'}
          onChange={() => fill({ visit: 'look' })}
        />
        <CheckField
          type="radio"
          name="visit"
          data-testid="visit-manage"
          label={t('connect.visit.manage')}
          checked={visit === 'manage'}
          onChange={() => fill({ visit: 'manage' })}
        />
      </fieldset>
      <CheckField
        label={t('connect.remember')}
        checked={remember}
        onChange={({ target: { checked } }) =>
          fill({ remember: checked, ...(checked && { isShared: false }) })
        }
      />
      <CheckField
        data-testid="shared"
        label={t('keeps.shared')}
        hint={isShared ? t('keeps.shared.hint') : undefined}
        checked={isShared}
        onChange={({ target: { checked } }) =>
          fill({ isShared: checked, ...(checked && { remember: false }) })
        }
      />
    </>
  );
}
