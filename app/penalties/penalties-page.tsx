import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { Rich, useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import type { PenaltiesData } from './penalties.server.ts';
import { RateWords } from './rate-words.tsx';
import { RatesTable } from './rates-table.tsx';

/** What the lateness of a customer comes to, with the computation of each amount. */
export const PenaltiesPage = ({ page }: { page: PenaltiesData }) => {
  const t = useT();
  const f = useFormat();
  const { customer, business, documents, interestCents, indemnityCents, alsoPaid } = page;
  const toggle = paths.penalties(customer.id, alsoPaid ? {} : { paid: 1 });
  return (
    <>
      <RecordHead
        title={t('penalties:of', { name: customer.name })}
        under={t('penalties:with', { business, date: f.date(page.on) })}
        back={{ to: paths.outstanding(customer.id), label: t('statement:back') }}
      >
        <LinkButton size="desk" to={toggle} preventScrollReset>
          {t(alsoPaid ? 'penalties:openOnly' : 'penalties:alsoPaid')}
        </LinkButton>
      </RecordHead>
      <div className="penalties cards">
        <p className="owed" data-penalties={interestCents + indemnityCents}>
          <Rich
            i18nKey="penalties:sum"
            values={{
              sum: f.money(interestCents + indemnityCents, 'EUR'),
              interest: f.money(interestCents, 'EUR'),
              indemnity: f.money(indemnityCents, 'EUR'),
            }}
            components={{ due: <b className="due" />, b: <b /> }}
          />
        </p>
        {documents.some(({ none, lines }) => isIncomplete(none, lines)) && (
          <Notice tone="ochre">{t('penalties:incomplete')}</Notice>
        )}
        <p className="intro">{t('penalties:says')}</p>
        {documents.length === 0 ? (
          <Empty icon="circle-check-big" title={t('penalties:none')} />
        ) : (
          documents.map((each) => <DocumentPart key={each.document.invoiceId} each={each} />)
        )}
        <Section title={t('penalties:rates')}>
          <RatesTable />
        </Section>
      </div>
    </>
  );
};

type Each = PenaltiesData['documents'][number];

/** Something is owed of which the sum says nothing. */
const isIncomplete = (none: Each['none'], lines: Each['lines']) =>
  none === 'unreadable' || none === 'currency' || lines.some(({ applied }) => applied === null);

const DocumentPart = ({ each }: { each: Each }) => {
  const t = useT();
  const f = useFormat();
  const { document, subject, none, lines, cents, indemnityCents, isOpen } = each;
  const { invoiceId, number, terms } = document;
  return (
    <Section
      title={
        <Link className="num" to={paths.settlement(invoiceId)}>
          {number}
        </Link>
      }
    >
      <p className="muted" data-penalty={number}>
        {[subject, !isOpen && t('penalties:paidLate')].filter(Boolean).join(' · ')}
      </p>
      {terms && <blockquote className="quote">{terms.text}</blockquote>}
      {none && <p>{t(`penalties:why.${none}`)}</p>}
      {(lines.length > 0 || indemnityCents > 0) && (
        <Ledger label={t('penalties:linesOf', { number })}>
          <thead>
            <tr>
              <th scope="col">{t('penalties:column.part')}</th>
              <th scope="col">{t('penalties:column.days')}</th>
              <th scope="col" className="r">
                {t('penalties:column.base')}
              </th>
              <th scope="col">{t('penalties:column.rate')}</th>
              <th scope="col" className="r">
                {t('penalties:column.amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <LedgerRow key={`${line.of} ${line.dueOn} ${line.from}`} stage="ink">
                <td className="what">
                  {t(`settlement:part.${line.of}`)}
                  {line.dueOn && <span className="sub num">{f.date(line.dueOn)}</span>}
                </td>
                <td className="num" data-label={t('penalties:column.days')}>
                  {t('penalties:days', { count: line.days })}
                  <span className="sub">
                    {t('penalties:fromTo', { from: f.date(line.from), to: f.date(line.to) })}
                  </span>
                </td>
                <td className="r num nowrap" data-label={t('penalties:column.base')}>
                  {f.money(line.baseCents, 'EUR')}
                </td>
                <td className="what">
                  <RateWords line={line} />
                </td>
                <td className="r num strong nowrap" data-label={t('penalties:column.amount')}>
                  {line.applied ? f.money(line.cents, 'EUR') : t('penalties:notComputed')}
                </td>
              </LedgerRow>
            ))}
            {indemnityCents > 0 && (
              <LedgerRow stage="ink">
                <td colSpan={4}>
                  {t('penalties:indemnity')}
                  <span className="sub">
                    {t(`penalties:indemnityBy.${document.debtor === 'public' ? 'public' : 'professional'}`)}
                  </span>
                </td>
                <td className="r num strong nowrap">{f.money(indemnityCents, 'EUR')}</td>
              </LedgerRow>
            )}
          </tbody>
          <tfoot>
            <tr>
              <td colSpan={4}>{t('penalties:total')}</td>
              <td className="r num strong nowrap">{f.money(cents + indemnityCents, 'EUR')}</td>
            </tr>
          </tfoot>
        </Ledger>
      )}
    </Section>
  );
};
