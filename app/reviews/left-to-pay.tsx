import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { LeftToPay as Left } from './left-to-pay.server.ts';

/** An issued document that is not to be paid as it stands: which document says so, and how much is left. */
export const LeftToPay = ({ left }: { left: Left | null }) => {
  const t = useT();
  const f = useFormat();
  if (!left) return null;
  const values = {
    count: left.by.length,
    numbers: left.by.join(', '),
    owed: f.money(left.owedCents, left.currency),
    whole: f.money(left.wholeCents, left.currency),
  };
  return (
    <Notice icon={left.state === 'paid' || left.state === 'partlyPaid' ? 'banknote' : 'file-minus-2'}>
      <p data-status={left.state}>{t(`leftToPay.${left.state}`, values)}</p>
    </Notice>
  );
};
