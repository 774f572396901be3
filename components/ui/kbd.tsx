// A key as it is printed on the keyboard. `keys` is a binding: "Shift+R", "g l", "$mod+K".
// `$mod` is ⌘ on Apple machines and Ctrl elsewhere.

const names: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  Delete: 'Del',
  ' ': 'Space',
};

export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {keys.split(/[ +](?=.)/).map((key, at) => (
        <kbd
          key={at}
          className="min-w-5 rounded-sm border bg-surface-1 px-1 text-center font-sans text-xs text-text-2"
        >
          {keyName(key)}
        </kbd>
      ))}
    </span>
  );
}

export function keyName(key: string): string {
  if (key === '$mod') return isApple() ? '⌘' : 'Ctrl';
  return names[key] ?? (key.length === 1 ? key : key);
}

function isApple(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
}
