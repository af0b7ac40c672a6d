import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { MatchReason } from '#workflows/banking/matching/types.ts';

/** Why a document is proposed, in words. */
export const ReasonWords = ({ reason, currency }: { reason: MatchReason; currency: string }) => {
  const t = useT();
  const f = useFormat();
  switch (reason.code) {
    case 'partial':
      return t('banking:why.partial', { amount: f.money(reason.missingCents, currency) });
    case 'over':
      return t('banking:why.over', { amount: f.money(reason.overCents, currency) });
    case 'charge':
      return t('banking:why.charge', { amount: f.money(reason.cents, currency) });
    case 'number':
    case 'creditDeducted':
    case 'alreadySettled':
      return t(`banking:why.${reason.code}`, { number: reason.number });
    case 'name':
    case 'otherPayer':
      return t(`banking:why.${reason.code}`, { name: reason.name });
    case 'sumOfItems':
    case 'ambiguous':
    case 'severalCustomers':
      return t(`banking:why.${reason.code}`, { count: reason.count });
    default:
      return t(`banking:why.${reason.code}`);
  }
};
