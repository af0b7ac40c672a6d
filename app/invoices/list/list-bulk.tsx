import { useFormat, useT } from '#app/lib/use-t.tsx';
import { BulkBar } from '#app/ui/bulk-bar.tsx';
import { Button } from '#app/ui/button.tsx';
import type { IconName } from '#app/ui/icons.ts';
import type { InvoiceRow } from '#db/queries/invoices.ts';
import { type BulkAct, isEligible } from './row-words.ts';
import { selectionSums } from './selection-sums.ts';

const icons: Record<BulkAct, IconName> = {
  'submit-review': 'hourglass',
  'ask-release': 'eye',
  release: 'hourglass',
  'delete-draft': 'trash-2',
};

type Props = { rows: readonly InvoiceRow[]; acts: readonly BulkAct[]; clear: () => void };

/** What can be done with the selection, each act with how many rows it applies to. It leads to a page that says more. */
export const ListBulk = ({ rows, acts, clear }: Props) => {
  const t = useT();
  const f = useFormat();
  if (rows.length === 0) return <BulkWithoutScript acts={acts} />;
  const sums = selectionSums(rows).map(({ cents, currency }) => f.money(cents, currency));
  return (
    <BulkBar count={rows.length} total={sums.join(' + ')}>
      {acts.map((act, index) => {
        const eligible = rows.filter((row) => isEligible(act, row)).length;
        return (
          <Button
            key={act}
            id={`bulk-${act}`}
            size="desk"
            look={index === 0 ? 'primary' : undefined}
            icon={icons[act]}
            name="do"
            value={act}
            tally={`${eligible}/${rows.length}`}
            blocked={eligible === 0 && t(`invoices:bulk.none.${act}`)}
          >
            {t(`invoices:bulk.${act}`)}
          </Button>
        );
      })}
      <span className="sep" />
      <Button type="button" size="desk" icon="x" iconOnly={t('do.clearSelection')} onClick={clear} />
    </BulkBar>
  );
};

/** Nothing is known of the checkboxes before a script runs, so the acts are simply there. */
const BulkWithoutScript = ({ acts }: Pick<Props, 'acts'>) => {
  const t = useT();
  return (
    <noscript>
      <p className="row">
        {t('invoices:bulk.choose')}
        {acts.map((act) => (
          <Button key={act} size="desk" name="do" value={act}>
            {t(`invoices:bulk.${act}`)}
          </Button>
        ))}
      </p>
    </noscript>
  );
};
