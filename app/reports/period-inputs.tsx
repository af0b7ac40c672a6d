import { useT } from '#app/lib/use-t.tsx';
import { Input } from '#app/ui/input.tsx';

/** The days of a period, as the address says them: another address fills them anew. */
export const PeriodInputs = ({ from, to }: { from: string; to: string }) => {
  const t = useT();
  return (
    <span className="period">
      <label htmlFor="from">{t('reports:from')}</label>
      <Input desk id="from" name="from" type="date" defaultValue={from} key={from} required />
      <label htmlFor="to">{t('reports:to')}</label>
      <Input desk id="to" name="to" type="date" defaultValue={to} key={`to ${to}`} required />
    </span>
  );
};
