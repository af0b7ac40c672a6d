import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import type { CustomerView } from './customer-data.ts';

/** Paid: ink, the day, and thanks by the business itself. */
export const Thanks = ({ view }: { view: CustomerView }) => {
  const t = useT();
  const f = useFormat();
  return (
    <Sheet stage="ink" className="thanks" data-paid="">
      <p className="thanks__word">{t('customer:thanks.word')}</p>
      <p className="small muted">{view.business}</p>
      <p className="small muted">{t('customer:thanks.said', { date: f.date(view.paidOn ?? view.today) })}</p>
    </Sheet>
  );
};
