// One of a few: real radio buttons, drawn as one row of words.
'use client';
import { useId } from 'react';

const row = 'inline-flex flex-wrap gap-px rounded-sm border border-border-strong p-0.5';
const option =
  'target-small relative flex items-center rounded-[3px] px-3 text-sm text-text-2';
const chosen = 'has-checked:bg-accent has-checked:text-on-accent has-checked:font-medium';
const focus = 'has-focus-visible:outline-2 has-focus-visible:outline-offset-2';

export function Choice<T extends string>({
  label,
  hideLabel = false,
  value,
  options,
  onChoose,
}: {
  label: string;
  /** Its name is for the ear only: what stands around it says it. */
  hideLabel?: boolean;
  value: T;
  options: readonly (readonly [T, string])[];
  onChoose: (value: T) => void;
}) {
  const name = useId();
  return (
    // What only the ear has is placed here, or else it is laid out below what scrolls, and
    // taking the focus there would move the whole app.
    <fieldset className="relative flex flex-wrap items-center justify-between gap-x-6 gap-y-1.5">
      <legend className={hideLabel ? 'sr-only' : 'float-start'}>{label}</legend>
      <div className={row}>
        {options.map(([one, words]) => (
          <label
            key={one}
            className={`${option} ${chosen} ${focus} cursor-pointer outline-accent hover:text-text-1`}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={one === value}
              onChange={() => onChoose(one)}
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
