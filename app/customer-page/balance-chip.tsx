import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import type { BalanceView } from './customer-data.ts';
import { DueChip } from './due-chip.tsx';

type Props = Pick<BalanceView, 'state'> & {
  owedCents: number;
  dueOn: string | null;
  today: string;
  isDisputed?: boolean;
  /** YYYY-MM-DD. */
  promisedFor?: string | null;
};

/** Whether something is to be paid of a document: nothing is of one that was credited in whole or replaced, or asks for nothing. */
export const BalanceChip = ({ state, owedCents, dueOn, today, isDisputed, promisedFor }: Props) => {
  const t = useT();
  const f = useFormat();
  if (state === 'credited') return <Chip status="cancelled" />;
  if (state === 'replaced') return <Chip status="superseded" />;
  if (state === 'paid') return <Chip status="paid" />;
  if (owedCents > 0 && isDisputed) return <Chip status="disputed" />;
  if (owedCents > 0 && promisedFor)
    return <Chip status="promised">{t('settlement:said.promisedFor', { date: f.date(promisedFor) })}</Chip>;
  if (owedCents > 0) return <DueChip dueOn={dueOn} today={today} />;
  return <Chip status="issued">{t('customer:nothing')}</Chip>;
};
