import { useFormat, useT } from '#app/lib/use-t.tsx';
import type { PenaltyLine } from '#workflows/settlement/penalties/penalties.ts';

const decimal = (hundredths: number) => (hundredths / 100).toFixed(2);

/** The rate of a line, how it comes about and where that is published. */
export const RateWords = ({ line }: { line: PenaltyLine }) => {
  const t = useT();
  const f = useFormat();
  const percent = (hundredths: number) => f.percent(decimal(hundredths));
  if (!line.applied) {
    const { kind, from } = line.missing;
    return <span className="bad">{t(`penalties:missing.${kind}`, { date: f.date(from) })}</span>;
  }
  const { hundredths, rate, reference, floor, by } = line.applied;
  const base = reference ? percent(reference.hundredths) : '';
  return (
    <>
      <b className="num">{percent(hundredths)}</b>
      <span className="sub">
        {rate.of === 'ecb'
          ? t('penalties:rate.ecb', { base, points: f.number((rate.plus / 100).toString()) })
          : rate.of === 'legal'
            ? t('penalties:rate.legal', { base, times: rate.times })
            : t('penalties:rate.fixed', { rate: percent(rate.yearly) })}
      </span>
      {floor && <span className="sub">{t('penalties:rate.floor', { base: percent(floor.hundredths) })}</span>}
      <span className="sub">
        {[t(`penalties:rate.by.${by}`), reference?.source, floor?.source].filter(Boolean).join(' · ')}
      </span>
    </>
  );
};
