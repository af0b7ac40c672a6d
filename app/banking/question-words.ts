import { useT } from '#app/lib/use-t.tsx';
import type { BankQuestion } from '#workflows/banking/files/unreadable.ts';

/** What a file leaves open, and what may be answered, in words. */
export function useQuestionWords() {
  const t = useT();
  const choices = new Map([
    ['dmy', t('banking:choice.dmy')],
    ['mdy', t('banking:choice.mdy')],
    ['ymd', t('banking:choice.ymd')],
    [',', t('banking:choice.comma')],
    ['.', t('banking:choice.point')],
  ]);
  const asked = ({ name, column, found }: BankQuestion): string => {
    switch (name) {
      case 'days':
      case 'decimal':
        return t(`banking:question.${name}`, { column, found });
      case 'sheet':
      case 'account':
        return t(`banking:question.${name}`);
      case 'column.date':
        return t('banking:question.columnDate');
      case 'column.label':
        return t('banking:question.columnLabel');
      case 'column.debit':
        return t('banking:question.columnDebit');
      case 'column.credit':
        return t('banking:question.columnCredit');
      default:
        return t('banking:question.columnAmount');
    }
  };
  return { asked, choice: (value: string) => choices.get(value) ?? value };
}
