import { Form, useSearchParams } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { Ledger, LedgerRow } from '#app/ui/ledger.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { RecordHead } from '#app/ui/record/record-head.tsx';
import { sumsByCurrency } from '#workflows/invoice/sums-by-currency.ts';
import type { LettersData } from './letters.server.ts';
import type { LettersReply } from './letters-acts.server.ts';
import { WaitingList } from './waiting-list.tsx';

type Props = { page: LettersData; reply: LettersReply | undefined };

/** Letters that are decided and have not left: to print, to post, or to withdraw. */
export const LettersPage = ({ page, reply }: Props) => {
  const t = useT();
  const { letters, ended, count } = page;
  return (
    <>
      <RecordHead title={t('letters:title')} back={{ to: paths.settlements(), label: t('letters:back') }}>
        {letters.length > 0 && (
          <LinkButton look="primary" size="desk" icon="download" to={paths.lettersFile()} reloadDocument>
            {t('letters:print', { count: letters.length })}
          </LinkButton>
        )}
      </RecordHead>
      <p className="intro">{t('letters:lead')}</p>
      <Withdraw page={page} reply={reply} />
      <ToRelease list={page.toRelease} />
      {letters.length === 0 ? (
        <Empty icon="circle-check-big" title={t('letters:none')} />
      ) : page.may.post ? (
        <PostForm page={page} reply={reply} />
      ) : (
        <div className="post-letters cards">
          <WaitingList page={page} />
        </div>
      )}
      {count > letters.length && (
        <p className="small muted">{t('letters:more', { count: letters.length })}</p>
      )}
      {ended.length > 0 && (
        <Section title={t('letters:ended')}>
          <EndedList ended={ended} />
        </Section>
      )}
    </>
  );
};

/** Formal notices that their owners agreed to: somebody who leads reads each, and releases it. */
const ToRelease = ({ list }: { list: LettersData['toRelease'] }) => {
  const t = useT();
  const f = useFormat();
  if (list.length === 0) return null;
  return (
    <Section title={t('letters:toRelease')}>
      <Ledger label={t('letters:toRelease')} stack>
        <tbody>
          {list.map(({ id, customer, customerId, business, releasedBy, documents }) => (
            <LedgerRow key={id} stage="pencil" data-to-release={id}>
              <td className="what">
                {customer}
                <span className="sub">{business}</span>
              </td>
              <td className="what">{releasedBy && t('dunning:notice.agreedBy', { name: releasedBy })}</td>
              <td className="r num strong amt">
                {sumsByCurrency(documents).map(({ currency, cents }) => (
                  <span key={currency} className="block">
                    {f.money(cents, currency)}
                  </span>
                ))}
              </td>
              <td className="state">
                <LinkButton size="desk" icon="gavel" to={paths.outstanding(customerId, { waiting: id })}>
                  {t('letters:release')}
                </LinkButton>
              </td>
            </LedgerRow>
          ))}
        </tbody>
      </Ledger>
    </Section>
  );
};

/** What is wrong with a number of a receipt, and stands beside it. */
const aboutReceipt = ['noReceipt', 'receipt', 'receiptTwice'] as const;

/** Ticks beside the letters, and the day on which they went. */
const PostForm = ({ page, reply }: Props) => {
  const t = useT();
  const busy = useSending();
  const refused = reply && reply.of === null ? reply : undefined;
  const said = refused && t(`letters:refused.${refused.refused}`);
  const isOfReceipt = aboutReceipt.some((each) => each === refused?.refused);
  return (
    <Form method="post" data-act="post-letter" className="post-letters cards" noValidate>
      <input type="hidden" name="act" value="post-letter" />
      <WaitingList
        page={page}
        ticked={refused?.typed.letters}
        receipts={refused?.typed.receipts}
        receiptError={isOfReceipt ? said : undefined}
      />
      <div className="period">
        <Field id="postedOn" label={t('letters:posted.on')} {...(said && !isOfReceipt && { errors: [said] })}>
          {(props) => (
            <Input
              {...props}
              desk
              type="date"
              name="postedOn"
              max={page.today}
              defaultValue={refused?.typed.postedOn ?? page.today}
              className="num"
            />
          )}
        </Field>
        <Button look="primary" size="desk" icon="check" busy={busy}>
          {t('letters:posted.save')}
        </Button>
      </div>
    </Form>
  );
};

/** Why one letter does not leave, where the address asks for it. */
const Withdraw = ({ page, reply }: Props) => {
  const t = useT();
  const busy = useSending();
  const [search] = useSearchParams();
  const asked = reply?.of ?? search.get('withdraw');
  const letter = page.letters.find(({ id }) => id === asked);
  if (!letter || !page.may.post) return null;
  const refused = reply?.of === letter.id ? reply : undefined;
  return (
    <Section title={`${t(`letters:kind.${letter.kind}`)}, ${letter.customerName}`}>
      <Form method="post" data-act="withdraw-letter" className="period" noValidate>
        <input type="hidden" name="act" value="withdraw-letter" />
        <input type="hidden" name="letters" value={letter.id} />
        <Field
          id="reason"
          label={t('letters:withdraw.reason')}
          {...(refused && { errors: [t(`letters:refused.${refused.refused}`)] })}
        >
          {(props) => (
            <Input
              {...props}
              desk
              name="reason"
              maxLength={500}
              autoComplete="off"
              defaultValue={refused?.typed.reason}
            />
          )}
        </Field>
        <Button size="desk" look="danger" busy={busy}>
          {t('letters:withdraw.save')}
        </Button>
        <LinkButton size="desk" look="quiet" to={paths.letters()}>
          {t('do.cancel')}
        </LinkButton>
      </Form>
    </Section>
  );
};

type End = NonNullable<LettersData['ended'][number]['end']>;

const outcomeOf = ({ outcome, registered, reason }: End) => {
  if (outcome === 'posted') return registered ? 'registered' : 'posted';
  return reason ? 'withdrawn' : 'overtaken';
};

const EndedList = ({ ended }: Pick<LettersData, 'ended'>) => {
  const t = useT();
  const f = useFormat();
  return (
    <Ledger label={t('letters:ended')} stack>
      <tbody>
        {ended.map(({ id, kind, customerName, businessName, end, totalCents, currency }) => (
          <LedgerRow key={id} stage="ink" struck={end?.outcome === 'withdrawn'}>
            <td className="what">
              <a className="ref" href={paths.letterFile(id)}>
                {t(`letters:kind.${kind}`)}
              </a>
              <span className="sub">
                {customerName} · {businessName}
              </span>
            </td>
            <td className="what">
              {end &&
                t(`letters:outcome.${outcomeOf(end)}`, {
                  name: end.by,
                  date: end.postedOn ? f.date(end.postedOn) : '',
                  number: end.registered,
                  reason: end.reason || (end.why ? t(`dunning:cameTo.${end.why}`) : ''),
                })}
            </td>
            <td className="r num amt">{f.money(totalCents, currency)}</td>
          </LedgerRow>
        ))}
      </tbody>
    </Ledger>
  );
};
