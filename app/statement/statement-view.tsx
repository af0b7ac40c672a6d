import { Form } from '@remix-run/react';
import { formatDate, formatMoney } from '#app/lib/format.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { AskedPeriod } from './asked-period.ts';
import type { StatementData } from './statement.server.ts';

type Props = {
  data: StatementData;
  /** Where the files of this account are. */
  file: (as: 'pdf' | 'csv', query: AskedPeriod) => string;
  desk?: boolean;
  /** Fields that the address keeps. */
  kept?: Record<string, string | undefined>;
};

/** A statement of account: its period, its lines with the balance after each, and its files. */
export const StatementView = ({ data, file, desk = false, kept = {} }: Props) => {
  const t = useT();
  const f = useFormat();
  const { sums, currency, asked, problem } = data;
  const files = problem ? { ...asked, from: '', to: '' } : asked;
  const size = desk ? ({ size: 'desk' } as const) : {};
  return (
    <div className="account cards">
      <PeriodForm data={data} desk={desk} kept={kept} />
      <p className="owed" data-balance={sums.closingCents}>
        {t(sums.closingCents < 0 ? 'statement:inFavour' : 'statement:closing', {
          date: f.date(data.period.to),
        })}{' '}
        <b className="due">{f.money(Math.abs(sums.closingCents), currency)}</b>
      </p>
      <p className="row">
        <LinkButton icon="download" look="primary" to={file('pdf', files)} reloadDocument {...size}>
          {t('statement:pdf')}
        </LinkButton>
        <LinkButton icon="download" to={file('csv', files)} reloadDocument {...size}>
          {t('statement:csv')}
        </LinkButton>
      </p>
      {data.lines.length === 0 ? (
        <Empty icon="file-text" title={t('statement:empty')} />
      ) : (
        <Lines data={data} />
      )}
      <p className="small muted">{t('statement:says')}</p>
    </div>
  );
};

const PeriodForm = ({ data, desk, kept }: Required<Pick<Props, 'data' | 'desk' | 'kept'>>) => {
  const t = useT();
  const { asked, problem, currencies, currency, today } = data;
  const errorsOf = (field: 'from' | 'to') =>
    problem?.field === field ? { errors: [t(`statement:problem.${problem.is}`)] } : {};
  return (
    <Form method="get" className="period" noValidate preventScrollReset>
      {Object.entries(kept).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {(['from', 'to'] as const).map((field) => (
        <Field
          key={field}
          id={`period-${field}`}
          label={t(`statement:${field}`)}
          hint={t(`statement:${field}Hint`)}
          {...errorsOf(field)}
        >
          {(props) => (
            <Input
              {...props}
              desk={desk}
              type="date"
              name={field}
              max={today}
              defaultValue={asked[field]}
              className="num"
            />
          )}
        </Field>
      ))}
      {currencies.length > 1 && (
        <Field id="period-currency" label={t('statement:currency')}>
          {(props) => (
            <Select {...props} desk={desk} name="currency" defaultValue={currency}>
              {currencies.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Button {...(desk && { size: 'desk' as const })}>{t('statement:show')}</Button>
    </Form>
  );
};

const Lines = ({ data: { lines, columns, currency, locale, period, sums } }: Pick<Props, 'data'>) => {
  const t = useT();
  const [on, what, due, debit, credit, balance] = columns;
  const money = (cents: number) => formatMoney(cents, currency, locale);
  return (
    <Ledger label={t('statement:title')}>
      <thead>
        <tr lang={locale}>
          <th scope="col">{on}</th>
          <th scope="col">{what}</th>
          <th scope="col">{due}</th>
          {[debit, credit, balance].map((each) => (
            <th key={each} scope="col" className="r">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody lang={locale}>
        {period.from && (
          <LedgerRow stage="ink">
            <td className="num nowrap">{formatDate(period.from, locale)}</td>
            <td className="what" colSpan={4}>
              {t('statement:opening')}
            </td>
            <td className="r num strong nowrap" data-label={balance}>
              {money(sums.openingCents)}
            </td>
          </LedgerRow>
        )}
        {lines.map((line) => (
          <LedgerRow key={line.id} stage="ink" data-line={line.number || undefined}>
            <td className="num nowrap">{formatDate(line.on, locale)}</td>
            <td className="what">
              <b>{line.what}</b>
              {line.notes.map((note) => (
                <span key={note} className="sub">
                  {note}
                </span>
              ))}
            </td>
            <td className="num nowrap" data-label={due}>
              {line.dueOn && formatDate(line.dueOn, locale)}
            </td>
            <td className="r num nowrap" data-label={debit}>
              {line.cents > 0 && money(line.cents)}
            </td>
            <td className="r num nowrap" data-label={credit}>
              {line.cents <= 0 && money(-line.cents)}
            </td>
            <td className="r num strong nowrap" data-label={balance}>
              {money(line.balanceCents)}
            </td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  );
};
