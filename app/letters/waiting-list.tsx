import { Link } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import type { LettersData } from './letters.server.ts';

type Props = {
  page: LettersData;
  /** Those that were ticked when the form was sent; at first those that nothing speaks against. */
  ticked?: readonly string[] | undefined;
  /** The receipt numbers that were typed. */
  receipts?: Record<string, string> | undefined;
  /** What is wrong with one of them, or with one that is missing. */
  receiptError?: string | undefined;
};

type Letter = LettersData['letters'][number];

const isSound = ({ stillCents, why }: Letter) => stillCents === null && why === null;

/** The letters that wait, each with what is to be known before it is posted. */
export const WaitingList = ({ page, ticked, receipts, receiptError }: Props) => {
  const t = useT();
  return (
    <Ledger label={t('letters:title')}>
      <thead>
        <tr>
          {page.may.post && (
            <th scope="col" className="sel">
              <span className="vh">{t('letters:posted.save')}</span>
            </th>
          )}
          <th scope="col">{t('letters:column.letter')}</th>
          <th scope="col">{t('letters:column.to')}</th>
          <th scope="col">{t('letters:column.written')}</th>
          <th scope="col">{t('letters:column.state')}</th>
          <th scope="col" className="r">
            {t('letters:column.amount')}
          </th>
          {page.may.post && (
            <th scope="col">
              <span className="vh">{t('letters:withdraw.act')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {page.letters.map((letter) => (
          <Row
            key={letter.id}
            letter={letter}
            isTicked={ticked ? ticked.includes(letter.id) : isSound(letter)}
            mayPost={page.may.post}
            receipt={receipts?.[letter.id]}
            receiptError={ticked?.includes(letter.id) ? receiptError : undefined}
          />
        ))}
      </tbody>
    </Ledger>
  );
};

type RowProps = {
  letter: Letter;
  isTicked: boolean;
  mayPost: boolean;
  receipt: string | undefined;
  receiptError: string | undefined;
};

const Row = ({ letter, isTicked, mayPost, receipt, receiptError }: RowProps) => {
  const t = useT();
  const f = useFormat();
  const { id, kind, customerId, customerName, businessName, writtenOn, totalCents, currency, by } = letter;
  return (
    <LedgerRow stage="ink" data-letter={id}>
      {mayPost && (
        <td className="sel">
          <input
            type="checkbox"
            name="letters"
            value={id}
            defaultChecked={isTicked}
            aria-label={t('letters:tick', { name: customerName })}
          />
        </td>
      )}
      <td className="what">
        <a className="ref" href={paths.letterFile(id)} aria-label={t('letters:open', { name: customerName })}>
          {t(`letters:kind.${kind}`)}
        </a>
        {kind === 'formalNotice' && <span className="sub">{t('letters:registered')}</span>}
      </td>
      <td className="what">
        <Link to={paths.outstanding(customerId)}>{customerName}</Link>
        <span className="sub">{businessName}</span>
      </td>
      <td className="num nowrap" data-label={t('letters:column.written')}>
        {f.date(writtenOn)}
        <span className="sub">{by}</span>
      </td>
      <td className="what">
        <ToKnow letter={letter} />
        {mayPost && kind === 'formalNotice' && (
          <Field
            id={`receipt-${id}`}
            label={t('letters:receiptOf', { name: customerName })}
            {...(receiptError && { errors: [receiptError] })}
          >
            {(field) => (
              <Input
                {...field}
                desk
                name={`receipt-${id}`}
                defaultValue={receipt}
                maxLength={40}
                autoComplete="off"
                className="num"
              />
            )}
          </Field>
        )}
      </td>
      <td className="r num strong nowrap" data-label={t('letters:column.amount')}>
        {f.money(totalCents, currency)}
      </td>
      {mayPost && (
        <td>
          <LinkButton look="quiet" size="desk" to={paths.letters({ withdraw: id })}>
            {t('letters:withdraw.act')}
          </LinkButton>
        </td>
      )}
    </LedgerRow>
  );
};

const ToKnow = ({ letter: { stillCents, why, currency, problems, pages, isLarge } }: { letter: Letter }) => {
  const t = useT();
  const f = useFormat();
  const warnings = [
    why !== null && t('letters:overtaken', { why: t(`dunning:cameTo.${why}`) }),
    why === null && stillCents !== null && t('letters:settled', { amount: f.money(stillCents, currency) }),
    ...problems.map((each) => t(`letters:problem.${each.is}`, { line: each.is === 'long' ? each.line : '' })),
    isLarge && t('letters:large'),
  ].filter((each) => each !== false);
  return (
    <>
      {pages !== null && <span>{t('letters:pages', { count: pages })}</span>}
      {warnings.map((each) => (
        <span key={each} className="sub bad">
          {each}
        </span>
      ))}
    </>
  );
};
