import { Form, useSearchParams } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { PeriodInputs } from '#app/reports/period-inputs.tsx';
import { ReportTabs } from '#app/reports/report-tabs.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Filters } from '#app/ui/filter-strip.tsx';
import { Select } from '#app/ui/input.tsx';
import { Ledger } from '#app/ui/ledger.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import type { Period } from '#db/queries/accounting.ts';
import type { AccountingData } from './accounting.server.ts';
import type { AccountsReply } from './accounting-acts.server.ts';
import { AccountsFields } from './accounts-fields.tsx';

type Props = { page: AccountingData; reply: AccountsReply | undefined };
type Made = NonNullable<AccountingData['made']>;

/** Sales and bank journals of a business for its accountant. */
export const AccountingPage = ({ page, reply }: Props) => {
  const t = useT();
  const [search] = useSearchParams();
  const { period, made } = page;
  if (!period || !made)
    return (
      <>
        <Head businessId="" />
        <Empty icon="inbox" title={t('accounting:noBusiness')} />
      </>
    );
  const isEditing = search.get('edit') === 'accounts' || reply !== undefined;
  return (
    <>
      <Head businessId={period.businessId} />
      {search.get('done') === 'accounts' && (
        <Notice tone="green" icon="check" role="status" told>
          {t('accounting:accounts.saved')}
        </Notice>
      )}
      <PeriodFields page={page} />
      <Take period={period} made={made} />
      <LeftOut made={made} />
      <Section title={t('accounting:sums', { count: made.entries })}>
        {made.sums.length === 0 ? (
          <p className="muted">{t('accounting:nothing')}</p>
        ) : (
          <Sums sums={made.sums} />
        )}
      </Section>
      <Section
        title={t('accounting:accounts.title')}
        acts={
          !isEditing && (
            <LinkButton
              size="desk"
              icon="pencil-line"
              to={paths.accounting({ ...queryOf(period), edit: 'accounts' })}
            >
              {t('accounting:accounts.edit')}
            </LinkButton>
          )
        }
      >
        {isEditing ? (
          <AccountsFields period={period} accounts={made.accounts} reply={reply} />
        ) : (
          <p className="muted">
            {t(made.planVersion === 0 ? 'accounting:accounts.usual' : 'accounting:accounts.own', {
              version: made.planVersion,
            })}
          </p>
        )}
      </Section>
      <Taken exports={made.exports} />
    </>
  );
};

const queryOf = ({ businessId, from, to }: Period) => ({ business: businessId, from, to });

const Head = ({ businessId }: { businessId: string }) => {
  const t = useT();
  return (
    <>
      <RecordHead
        title={t('accounting:title')}
        under={t('accounting:lead')}
        back={{ to: paths.settlements(), label: t('banking:title') }}
      />
      <ReportTabs current="accounting" businessId={businessId} mayExport />
    </>
  );
};

const PeriodFields = ({ page: { businesses, period } }: { page: AccountingData }) => {
  const t = useT();
  if (!period) return null;
  return (
    <Form role="search" action={paths.accounting()}>
      <Filters>
        <Select
          desk
          name="business"
          aria-label={t('reports:column.business')}
          defaultValue={period.businessId}
          key={period.businessId}
        >
          {businesses.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <PeriodInputs from={period.from} to={period.to} />
        <Button size="desk">{t('invoices:apply')}</Button>
      </Filters>
    </Form>
  );
};

/** The files, and a word where this period was taken away before. */
const Take = ({ period, made }: { period: Period; made: Made }) => {
  const t = useT();
  if (made.entries === 0) return null;
  return (
    <>
      {made.isTaken && (
        <Notice tone="ochre">
          <p>{t('accounting:again')}</p>
        </Notice>
      )}
      <div className="row take">
        {(['fec', 'csv'] as const).map((format) => (
          <Form
            key={format}
            method="post"
            action={paths.journalsFile()}
            reloadDocument
            data-act="export-journals"
          >
            {Object.entries({ act: 'export-journals', format, ...queryOf(period) }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Button size="desk" icon="download" {...(format === 'fec' && { look: 'primary' as const })}>
              {t(`accounting:take.${format}`)}
            </Button>
          </Form>
        ))}
      </div>
    </>
  );
};

const LeftOut = ({ made: { leftOut } }: { made: Made }) => {
  const t = useT();
  if (leftOut.length === 0) return null;
  return (
    <Notice tone="ochre">
      <p>{t('accounting:leftOut.title', { count: leftOut.length })}</p>
      <ul>
        {leftOut.map(({ what, reason }) => (
          <li key={what}>{t(`accounting:leftOut.${reason}`, { what })}</li>
        ))}
      </ul>
    </Notice>
  );
};

const Sums = ({ sums }: Pick<Made, 'sums'>) => {
  const t = useT();
  const f = useFormat();
  const [debit, credit] = (['debitCents', 'creditCents'] as const).map((of) =>
    sums.reduce((all, each) => all + each[of], 0),
  );
  const money = (cents: number) => (cents === 0 ? '' : f.money(cents));
  return (
    <Ledger label={t('accounting:sumsLabel')} stack>
      <thead>
        <tr>
          <th scope="col">{t('accounting:column.account')}</th>
          <th scope="col">{t('accounting:column.journal')}</th>
          <th scope="col" className="r">
            {t('accounting:column.debit')}
          </th>
          <th scope="col" className="r">
            {t('accounting:column.credit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ key, journal, account, name, debitCents, creditCents }) => (
          <tr key={key}>
            <td className="what" data-label={t('accounting:column.account')}>
              <span className="num strong">{account}</span> {name}
            </td>
            <td data-label={t('accounting:column.journal')}>{journal}</td>
            <td className="r num nowrap" data-label={t('accounting:column.debit')}>
              {money(debitCents)}
            </td>
            <td className="r num nowrap" data-label={t('accounting:column.credit')}>
              {money(creditCents)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr data-sum>
          <th scope="row" colSpan={2}>
            {t('reports:total')}
          </th>
          <td className="r num nowrap" data-label={t('accounting:column.debit')}>
            {money(debit ?? 0)}
          </td>
          <td className="r num nowrap" data-label={t('accounting:column.credit')}>
            {money(credit ?? 0)}
          </td>
        </tr>
      </tfoot>
    </Ledger>
  );
};

const Taken = ({ exports }: Pick<Made, 'exports'>) => {
  const t = useT();
  const f = useFormat();
  if (exports.length === 0) return null;
  return (
    <Section title={t('accounting:taken.title')}>
      <ul className="rows">
        {exports.map(({ id, fromOn, toOn, format, recordedBy, at, entries, leftOut, sha256, isRepeated }) => (
          <li key={id}>
            <div>
              <b>{t('accounting:taken.period', { from: f.date(fromOn), to: f.date(toOn) })}</b>{' '}
              {t(`accounting:take.${format}`)}
              {isRepeated && <span className="sub advice">{t('accounting:taken.repeated')}</span>}
              <span className="sub">
                {t('accounting:taken.by', { name: recordedBy, date: f.instant(at), count: entries })}
                {leftOut > 0 && ` ${t('accounting:taken.leftOut', { count: leftOut })}`}
              </span>
              <span className="sub">
                SHA-256 <code>{sha256}</code>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
};
