// What went wrong, in plain words first: title, most likely why, one main action; the raw
// line and the way to the console one click away.
import { CircleAlert, Copy, Terminal } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useText } from '../../lib/client/language.ts';
import { Button } from './button.tsx';

export type FailureAction = { label: string; onDo: () => void; whyNot?: string };

export function FailurePanel({
  title,
  body,
  line,
  action,
  also,
  onConsole,
  actionRef,
  children,
  more,
  id,
}: {
  title: string;
  body: string;
  /** What the server said, or a code; shown under Details as it is. */
  line?: string | undefined;
  action?: FailureAction | undefined;
  /** Lesser ways out, beside the main one. */
  also?: readonly FailureAction[] | undefined;
  onConsole?: (() => void) | undefined;
  actionRef?: Ref<HTMLButtonElement> | undefined;
  children?: ReactNode;
  /** After the actions: what comes second to the safe one. */
  more?: ReactNode;
  id?: string | undefined;
}) {
  return (
    <section
      role="alert"
      id={id}
      data-testid="failure"
      className="rounded-md border border-danger bg-danger-subtle p-4 text-on-danger-subtle"
    >
      <div className="flex gap-3">
        <CircleAlert className="mt-0.5 size-5 shrink-0" aria-hidden />
        <div className="min-w-0 flex-1 space-y-3">
          <div className="space-y-1">
            <h2 className="text-md font-semibold">{title}</h2>
            <p className="text-text-1">{body}</p>
          </div>
          {children}
          {(action || also?.length) && (
            <div className="flex flex-wrap gap-2">
              {action && (
                <Button
                  look="strong"
                  ref={actionRef}
                  onClick={action.onDo}
                  whyNot={action.whyNot}
                >
                  {action.label}
                </Button>
              )}
              {also?.map((one) => (
                <Button key={one.label} onClick={one.onDo} whyNot={one.whyNot}>
                  {one.label}
                </Button>
              ))}
            </div>
          )}
          {more}
          {(line || onConsole) && <Details line={line} onConsole={onConsole} />}
        </div>
      </div>
    </section>
  );
}

function Details(raw: {
  line?: string | undefined;
  onConsole?: (() => void) | undefined;
}) {
  const { t } = useText();
  return (
    <details className="text-sm">
      <summary className="w-fit rounded-sm">{t('common.details')}</summary>
      <div className="mt-2 space-y-2">
        {raw.line && (
          <pre className="overflow-x-auto rounded-sm border bg-bg p-2 font-mono text-text-1">
            <bdi>{raw.line}</bdi>
          </pre>
        )}
        <div className="flex flex-wrap gap-2">
          {raw.line && (
            <Button
              size="small"
              look="quiet"
              icon={<Copy className="size-4" aria-hidden />}
              onClick={() => void navigator.clipboard.writeText(raw.line ?? '')}
            >
              {t('common.copyDetails')}
            </Button>
          )}
          {raw.onConsole && (
            <Button
              size="small"
              look="quiet"
              icon={<Terminal className="size-4" aria-hidden />}
              onClick={raw.onConsole}
            >
              {t('con.show')}
            </Button>
          )}
        </div>
      </div>
    </details>
  );
}
