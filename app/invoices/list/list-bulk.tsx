import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { BulkBar } from '#app/ui/bulk-bar.tsx';
import { Button } from '#app/ui/button.tsx';
import { Check } from '#app/ui/check.tsx';
import type { IconName } from '#app/ui/icons.ts';
import type { InvoiceRow } from '#db/queries/invoices.ts';
import { type BulkAct, isEligible, isOwed } from './row-words.ts';
import { mostSelected } from './select-all.ts';
import { selectionSums } from './selection-sums.ts';
import { useWholeSums } from './use-whole-sums.ts';

const icons: Record<BulkAct, IconName> = {
  'submit-review': 'hourglass',
  'ask-release': 'eye',
  release: 'hourglass',
  'delete-draft': 'trash-2',
};

/** The list that the rows are a page of. */
type Whole = {
  shown: number;
  total: number;
  query: Record<string, string | undefined>;
  /** Whether all of it is meant. */
  isTaken: boolean;
  take: () => void;
};

type Props = {
  rows: readonly InvoiceRow[];
  whole: Whole;
  acts: readonly BulkAct[];
  /** Who may record payments takes the selection to the lines of the bank. */
  maySettle: boolean;
  clear: () => void;
};

/** What can be done with the selection, each act with how many rows it applies to. It leads to a page that says more. */
export const ListBulk = ({ rows, whole, acts, maySettle, clear }: Props) => {
  const t = useT();
  const f = useFormat();
  const known = useWholeSums(whole.query, whole.isTaken);
  if (rows.length === 0) return <BulkWithoutScript acts={acts} whole={whole} maySettle={maySettle} />;
  const { isTaken, shown, total } = whole;
  const most = known?.count ?? Math.min(total, mostSelected);
  const sums = isTaken ? known?.sums : selectionSums(rows);
  const sum = sums?.map(({ cents, currency }) => f.money(cents, currency)).join(' + ');
  return (
    // Which of the rest an act applies to is said on the page that asks.
    <BulkBar count={isTaken ? most : rows.length} total={sum}>
      {isTaken && <WholeList query={whole.query} />}
      {rows.length === shown && total > shown && !isTaken && (
        <Button type="button" size="desk" icon="check" onClick={whole.take}>
          {t(most < total ? 'selection.first' : 'selection.all', { n: f.number(String(most)) })}
        </Button>
      )}
      {acts.map((act, index) => {
        const eligible = isTaken ? most : rows.filter((row) => isEligible(act, row)).length;
        return (
          <Button
            key={act}
            id={`bulk-${act}`}
            size="desk"
            look={index === 0 ? 'primary' : undefined}
            icon={icons[act]}
            name="do"
            value={act}
            tally={isTaken ? undefined : `${eligible}/${rows.length}`}
            blocked={eligible === 0 && t(`invoices:bulk.none.${act}`)}
          >
            {t(`invoices:bulk.${act}`)}
          </Button>
        );
      })}
      {maySettle && !isTaken && <Settle rows={rows} />}
      <span className="sep" />
      <Button type="button" size="desk" icon="x" iconOnly={t('do.clearSelection')} onClick={clear} />
    </BulkBar>
  );
};

/** Leads to the lines of the bank, one of which may have paid for all of it. */
const Settle = ({ rows }: Pick<Props, 'rows'>) => {
  const t = useT();
  const owing = rows.filter(isOwed).length;
  return (
    <Button
      id="bulk-settle"
      size="desk"
      icon="landmark"
      formAction={paths.settlements()}
      tally={`${owing}/${rows.length}`}
      blocked={owing === 0 && t('invoices:bulk.none.settle')}
    >
      {t('invoices:bulk.settle')}
    </Button>
  );
};

/** Sends the list itself instead of its rows. */
const WholeList = ({ query }: Pick<Whole, 'query'>) => (
  <>
    <input type="hidden" name="all" value="1" />
    <ListFields query={query} />
  </>
);

const ListFields = ({ query }: Pick<Whole, 'query'>) =>
  Object.entries(query).map(([name, value]) =>
    value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
  );

/** Nothing is known of the checkboxes before a script runs, so the acts are simply there. */
const BulkWithoutScript = ({ acts, whole, maySettle }: Pick<Props, 'acts' | 'whole' | 'maySettle'>) => {
  const t = useT();
  const f = useFormat();
  const { shown, total, query } = whole;
  return (
    <noscript>
      <p className="row">
        {t('invoices:bulk.choose')}
        {total > shown && (
          <>
            <ListFields query={query} />
            <Check desk name="all" value="1">
              {t('selection.all', { n: f.number(String(Math.min(total, mostSelected))) })}
            </Check>
          </>
        )}
        {acts.map((act) => (
          <Button key={act} size="desk" name="do" value={act}>
            {t(`invoices:bulk.${act}`)}
          </Button>
        ))}
        {maySettle && (
          <Button size="desk" formAction={paths.settlements()}>
            {t('invoices:bulk.settle')}
          </Button>
        )}
      </p>
    </noscript>
  );
};
