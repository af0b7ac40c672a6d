import { useEffect, useState } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from './button.tsx';

/** Copies a value and says so; absent before scripts run, as it could do nothing. */
export const CopyButton = ({ value, what }: { value: string; what: string }) => {
  const t = useT();
  const [state, setState] = useState<'hidden' | 'ready' | 'copied'>('hidden');
  useEffect(() => setState('ready'), []);
  useEffect(() => {
    if (state !== 'copied') return;
    const timer = setTimeout(() => setState('ready'), 1600);
    return () => clearTimeout(timer);
  }, [state]);
  if (state === 'hidden') return null;
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setState('copied'),
      () => {},
    );
  return (
    <Button type="button" look="quiet" icon={state === 'copied' ? 'check' : 'copy'} onClick={copy}>
      <span aria-live="polite">{t(state === 'copied' ? 'do.copied' : 'do.copy')}</span>
      <span className="vh">{what}</span>
    </Button>
  );
};
