// The product's name and its mark: a letter that waits, with a postmark.

export const productName = 'Poste Restante';

export function Mark({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden focusable="false">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <rect x="5" y="11" width="22" height="15" rx="2.5" className="fill-bg" />
      <path
        d="m6 13 8.4 6.3a2.7 2.7 0 0 0 3.2 0L26 13"
        className="fill-none stroke-accent"
        strokeWidth="2"
        strokeLinecap="round"
      />
      <circle cx="22.5" cy="9.5" r="6" className="fill-accent" />
      <circle
        cx="22.5"
        cy="9.5"
        r="4.6"
        className="fill-none stroke-bg"
        strokeWidth="1.8"
      />
      <circle cx="22.5" cy="9.5" r="1.5" className="fill-bg" />
    </svg>
  );
}

export function Brand() {
  return (
    <span className="inline-flex items-center gap-2.5">
      <Mark />
      <span className="text-md font-semibold whitespace-nowrap">{productName}</span>
    </span>
  );
}
