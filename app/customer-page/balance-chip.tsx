import { useT } from '#app/lib/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import type { BalanceView } from './customer-data.ts';
import { DueChip } from './due-chip.tsx';

type Props = Pick<BalanceView, 'state'> & { owedCents: number; dueOn: string | null; today: string };

/** Whether something is to be paid of a document: nothing is of one that was credited in whole or replaced, or asks for nothing. */
export const BalanceChip = ({ state, owedCents, dueOn, today }: Props) => {
  const t = useT();
  if (state === 'credited') return <Chip status="cancelled" />;
  if (state === 'replaced') return <Chip status="superseded" />;
  if (state === 'paid') return <Chip status="paid" />;
  if (owedCents > 0) return <DueChip dueOn={dueOn} today={today} />;
  return <Chip status="issued">{t('customer:nothing')}</Chip>;
};
