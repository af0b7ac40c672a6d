import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import { Chip, Flag } from '#app/ui/chip.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { LedgerRow } from '#app/ui/ledger.tsx';
import { Ruler } from '#app/ui/ruler.tsx';
import { useNow } from '#app/ui/use-now.ts';
import { isPencil } from '#workflows/invoice/is-pencil.ts';
import { chipOf, isEditable, type ListedRow } from './row-words.ts';

type Props = {
  row: ListedRow;
  now: string;
  selected: boolean;
  cursor: boolean;
  /** Whether the column of clocks stands in the list. */
  withClock: boolean;
};

/** Whether a clock runs, or rests, for the row. */
export const hasClock = (row: ListedRow): boolean =>
  row.status === 'onHold' ? row.leftMs !== null : row.status === 'awaiting' && row.reviewDueAt !== null;

/** One invoice of the list. The keyboard's row is the one whose link has the focus. */
export const ListRow = ({ row, now, selected, cursor, withClock }: Props) => {
  const t = useT();
  const f = useFormat();
  const name = row.number ?? row.provisionalRef;
  const due = useDue(row);
  const to = isEditable(row) ? paths.editInvoice(row.id) : paths.invoice(row.id);
  return (
    <LedgerRow
      stage={isPencil(row.status) ? 'pencil' : 'ink'}
      selected={selected}
      cursor={cursor}
      struck={row.status === 'deleted'}
      data-id={row.id}
    >
      <td className="sel">
        <Check desk name="id" value={row.id} aria-label={t('do.select', { what: name })} />
      </td>
      <td className="num">
        <Link className="ref" to={to} prefetch="intent">
          {name}
        </Link>
        {row.issuedOn && (
          <span className="sub nowrap issued-sub">
            {t('invoices:sub.issuedOn', { date: f.date(row.issuedOn) })}
          </span>
        )}
      </td>
      <td className="who what">
        <b>{row.buyerName || <span className="muted">{t('invoices:noBuyer')}</span>}</b>
        <span className="sub">{row.businessName}</span>
      </td>
      <td className="what">
        {row.subject || <span className="muted">{t('invoices:noSubject')}</span>}
        <Flags row={row} />
      </td>
      <td className="state">
        <Chip status={chipOf(row)} />
        <Second row={row} />
      </td>
      {withClock && (
        <td className="clockcol">
          <Clock row={row} now={now} />
        </td>
      )}
      <td className="small muted nowrap issued-c">{row.issuedOn && f.date(row.issuedOn)}</td>
      <td className="small muted nowrap due-c">{due}</td>
      <td className="r num strong amt">
        {f.money(row.payableCents, row.currency)}
        {due && <span className="sub nowrap due-sub">{t('invoices:sub.due', { date: due })}</span>}
      </td>
    </LedgerRow>
  );
};

const Flags = ({ row }: { row: ListedRow }) => {
  const specials = [...row.specialCases, ...(row.kind === 'creditNote' ? (['creditNote'] as const) : [])];
  if (specials.length === 0) return null;
  return (
    <>
      <br />
      <span className="flags">
        {specials.map((special) => (
          <Flag key={special} special={special} />
        ))}
      </span>
    </>
  );
};

/** The reason under the state, or the next step. */
const Second = ({ row }: { row: ListedRow }) => {
  const t = useT();
  const f = useFormat();
  if (row.lastWord) {
    const text = row.lastWord.length > 44 ? `${row.lastWord.slice(0, 42).trimEnd()}…` : row.lastWord;
    return <span className="sub">{t('invoices:sub.said', { text })}</span>;
  }
  if (row.status === 'draft' || row.status === 'withdrawn') {
    if (row.problems > 0)
      return <span className="sub bad">{t('invoices:sub.problems', { count: row.problems })}</span>;
    const [twin] = row.twins;
    if (twin) return <span className="sub advice">{t('invoices:twin.row', { ref: twin.reference })}</span>;
    return <span className="sub">{t('invoices:sub.ready')}</span>;
  }
  if (row.status === 'onHold' && row.holdUntil) {
    return <span className="sub">{t('invoices:sub.until', { date: f.instant(row.holdUntil) })}</span>;
  }
  if (row.status === 'approved') return <span className="sub">{t('invoices:sub.undo')}</span>;
  if (row.number && row.decidedBy) return <span className="sub">{t(`invoices:sub.${row.decidedBy}`)}</span>;
  if (row.round > 0) return <span className="sub">{t('invoices:sub.round', { round: row.round })}</span>;
  return null;
};

const Clock = ({ row, now: serverNow }: { row: ListedRow; now: string }) => {
  const f = useFormat();
  const now = useNow(serverNow);
  if (row.status === 'onHold' && row.leftMs !== null) {
    return (
      <span className="small muted row held-left">
        <Icon name="circle-pause" />
        {f.duration(row.leftMs)}
      </span>
    );
  }
  if (row.status !== 'awaiting' || !row.windowFrom || !row.reviewDueAt) return null;
  const left = Date.parse(row.reviewDueAt) - Date.parse(now);
  return (
    <div className={left < 6 * 3_600_000 ? 'clockcell soon' : 'clockcell'}>
      <b className="num">{f.duration(left)}</b>
      <Ruler mini startsAt={row.windowFrom} dueAt={row.reviewDueAt} now={now} />
    </div>
  );
};

/** The date once it is known, before that the rule it will follow from. */
function useDue({ dueOn, dueRule }: ListedRow): string {
  const t = useT();
  const f = useFormat();
  if (dueOn) return f.date(dueOn);
  if (!dueRule) return '';
  if (dueRule.kind === 'date') return f.date(dueRule.date);
  if (dueRule.kind === 'onReceipt') return t('invoices:due.onReceipt');
  if (dueRule.kind === 'instalments') return t('invoices:due.instalments', { count: dueRule.parts.length });
  if (dueRule.kind === 'dayOfMonth')
    return t('invoices:due.dayOfMonth', { count: dueRule.days, day: dueRule.day });
  return t(`invoices:due.${dueRule.kind}`, { count: dueRule.days });
}
