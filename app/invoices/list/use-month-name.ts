import { formatMonth } from '#app/lib/format.ts';
import { useLocale } from '#app/lib/use-t.tsx';

/** "2026-11" as « novembre 2026 ». */
export function useMonthName() {
  const locale = useLocale();
  return (month: string) => formatMonth(month, locale);
}
