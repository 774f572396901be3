// One of two or three, side by side; the pressed one is the present one.

export function Switch<V extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: V;
  choices: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
}) {
  return (
    <div role="group" aria-label={label} className="flex rounded-sm bg-surface-3 p-0.5">
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          className={`min-h-6 rounded-sm px-2 text-xs font-medium pointer-coarse:min-h-11 ${choice.value === value ? 'bg-bg text-text-1' : 'text-text-2 hover:text-text-1'}`}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
