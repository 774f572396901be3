// How far something is. `max` null while nobody knows. The text says it in words, for the
// eye beside the bar and for the ear as its value.

export function Progress({
  value,
  max,
  label,
  text,
  showText = true,
  className = '',
}: {
  value: number;
  max: number | null;
  label: string;
  text: string;
  showText?: boolean;
  className?: string;
}) {
  return (
    <span className={`inline-flex items-center gap-2 ${className}`}>
      <progress
        className="meter-bar min-w-10 flex-1"
        aria-label={label}
        aria-valuetext={text}
        {...(max === null ? {} : { max: Math.max(max, 1), value })}
      />
      {showText && <span className="text-xs text-text-2 tabular-nums">{text}</span>}
    </span>
  );
}
