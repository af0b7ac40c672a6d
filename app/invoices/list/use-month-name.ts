import { useLocale } from '#app/lib/use-t.tsx';

/** "2026-11" as « novembre 2026 ». */
export function useMonthName() {
  const format = new Intl.DateTimeFormat(useLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return (month: string) => format.format(Date.parse(`${month}-01T00:00:00Z`));
}
