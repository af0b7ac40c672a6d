import { useFormat, useT } from '#app/lib/use-t.tsx';

/** A short time in the unit that says most: « 840 ms », « 1,2 s », « 42 min ». Takes milliseconds. */
export function usePatience(): (ms: number) => string {
  const t = useT();
  const f = useFormat();
  return (ms) => {
    if (ms < 1000) return t('engine:milliseconds', { n: f.number(`${Math.round(ms)}`) });
    if (ms < 120_000) return t('engine:seconds', { n: f.number((ms / 1000).toFixed(ms < 10_000 ? 1 : 0)) });
    return f.duration(ms);
  };
}
