import { useT } from '#app/lib/use-t.tsx';
import { Chip } from '#app/ui/chip.tsx';
import type { BalanceView } from './customer-data.ts';

type Props = Pick<BalanceView, 'state'> & { owedCents: number };

/** Whether something is to be paid of a document: nothing is of one that was credited in whole or replaced, or asks for nothing. */
export const BalanceChip = ({ state, owedCents }: Props) => {
  const t = useT();
  if (state === 'credited') return <Chip status="cancelled" />;
  if (state === 'replaced') return <Chip status="superseded" />;
  return owedCents > 0 ? <Chip status="toPay" /> : <Chip status="issued">{t('customer:nothing')}</Chip>;
};
