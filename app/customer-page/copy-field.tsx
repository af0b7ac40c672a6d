import { useEffect, useState } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';

type Props = {
  label: string;
  value: string /** What goes to the clipboard, where it differs. */;
  copied?: string;
};

/** One value of a bank transfer, to be copied. The button appears with the scripts it needs. */
export const CopyField = ({ label, value, copied = value }: Props) => {
  const t = useT();
  const [canCopy, setCanCopy] = useState(false);
  const [isDone, setDone] = useState(false);
  useEffect(() => setCanCopy(Boolean(navigator.clipboard)), []);
  const copy = async () => {
    await navigator.clipboard.writeText(copied);
    setDone(true);
    setTimeout(() => setDone(false), 1600);
  };
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
      {canCopy && (
        <dd className="cp">
          <button
            type="button"
            className="btn btn--quiet"
            onClick={copy}
            aria-label={t('customer:pay.copy', { what: label })}
          >
            <Icon name={isDone ? 'check' : 'copy'} />
            <span role="status">{t(isDone ? 'do.copied' : 'do.copy')}</span>
          </button>
        </dd>
      )}
    </div>
  );
};
