import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { referenceRates } from '#workflows/settlement/penalties/reference-rates.ts';

/** The reference rates on record, the newest first, with where each is published. */
export const RatesTable = () => {
  const t = useT();
  const f = useFormat();
  const all = (['ecb', 'legal'] as const)
    .flatMap((kind) => referenceRates[kind].map((rate) => ({ kind, ...rate })))
    .toSorted((a, b) => b.from.localeCompare(a.from) || a.kind.localeCompare(b.kind));
  return (
    <Ledger label={t('penalties:rates')}>
      <thead>
        <tr>
          <th scope="col">{t('penalties:column.since')}</th>
          <th scope="col">{t('penalties:column.which')}</th>
          <th scope="col" className="r">
            {t('penalties:column.rate')}
          </th>
          <th scope="col">{t('penalties:column.source')}</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ kind, from, hundredths, source }) => (
          <LedgerRow key={`${kind} ${from}`} stage="ink">
            <td className="num nowrap" data-label={t('penalties:column.since')}>
              {f.date(from)}
            </td>
            <td className="what">{t(`penalties:which.${kind}`)}</td>
            <td className="r num nowrap" data-label={t('penalties:column.rate')}>
              {f.percent((hundredths / 100).toFixed(2))}
            </td>
            <td lang="fr">{source}</td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  );
};
