import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';

/**
 * What an invoice asks of its customer. Dates YYYY-MM-DD; without a due date it is payable on receipt. What is past its date
 * says its date, as a transfer takes a day or two.
 */
export const DueChip = ({ dueOn, today }: { dueOn: string | null; today: string }) => {
  const t = useT();
  const f = useFormat();
  if (!dueOn || dueOn >= today) return <Chip status="toPay" />;
  return <Chip status="issued">{t('customer:wasDue', { date: f.date(dueOn) })}</Chip>;
};
