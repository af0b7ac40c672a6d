import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useT } from '#app/lib/use-t.tsx';

type Props = {
  count: number;
  /** The sum of the selection, formatted. */
  total?: ReactNode;
  /** `Button`s with a `tally`; those that apply to none are `blocked` and say why. */
  children: ReactNode;
};

const steps = new Map<string, number>(Object.entries({ ArrowRight: 1, ArrowLeft: -1 }));

/** What can be done with the selected rows, at the foot of the list. Arrows move along it, Tab as well. */
export const BulkBar = ({ count, total, children }: Props) => {
  const t = useT();
  const bar = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const step = steps.get(event.key);
    const items = [...(bar.current?.querySelectorAll<HTMLElement>('button, a') ?? [])];
    const next = step && items[items.indexOf(document.activeElement as HTMLElement) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  };
  return (
    <div className="bulk-wrap">
      <div
        ref={bar}
        className="bulk"
        role="toolbar"
        aria-label={t('selection.label')}
        onKeyDown={move}
        tabIndex={-1}
      >
        <span className="nowrap" role="status">
          <b className="strong">{t('selection.count', { count })}</b>{' '}
          {total && <span className="num">{total}</span>}
        </span>
        <span className="sep" />
        {children}
      </div>
    </div>
  );
};
