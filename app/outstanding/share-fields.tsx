import type { SubmissionResult } from '@conform-to/react';
import { useState } from 'react';
import { useAppForm } from '#app/lib/forms.tsx';
import { writeCents } from '#app/lib/numbers.ts';
import { paths } from '#app/lib/paths.ts';
import { readCents } from '#app/lib/read-cents.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { TextField } from '#app/lib/text-field.tsx';
import { useSending } from '#app/lib/use-sending.ts';
import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { PaymentFacts } from '#app/settlement/payment-facts.tsx';
import type { paymentForm } from '#app/settlement/settlement-forms.server.ts';
import { Check } from '#app/ui/check.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { OutstandingData } from './outstanding.server.ts';
import { shareOut } from './share-out.ts';

type Props = { page: OutstandingData; lastResult?: SubmissionResult<string[]> | null | undefined };
type Document = OutstandingData['documents'][number];

const tickOf = ({ invoiceId, balanceCents }: Document) => `${invoiceId} ${balanceCents}`;

/** Which documents are ticked: as they were sent, or at first those that are late, or all where none is. */
function useTicks(documents: readonly Document[], lastResult: Props['lastResult']) {
  const sent = lastResult?.initialValue?.documents;
  const [ticked, setTicked] = useState(() => {
    if (lastResult) return new Set(([] as unknown[]).concat(sent ?? []).map(String));
    const late = documents.filter(({ lateCents }) => lateCents > 0);
    return new Set((late.length > 0 ? late : documents).map(tickOf));
  });
  const toggle = (tick: string, isOn: boolean) =>
    setTicked((before) => new Set(isOn ? [...before, tick] : [...before].filter((each) => each !== tick)));
  return { ticked, toggle, chosen: documents.filter((each) => ticked.has(tickOf(each))) };
}

type PickProps = {
  documents: readonly Document[];
  ticks: ReturnType<typeof useTicks>;
  cents: number;
  currency: string;
  errors?: readonly string[] | null | undefined;
};

/** The documents to tick; the amount of each follows, the oldest first, and what is left stays in sight. */
const Pick = ({ documents, ticks: { ticked, toggle, chosen }, cents, currency, errors }: PickProps) => {
  const t = useT();
  const f = useFormat();
  const shares = new Map(shareOut(cents, chosen).map((each) => [each.invoiceId, each.cents]));
  const left = cents - [...shares.values()].reduce((sum, each) => sum + each, 0);
  return (
    <fieldset className="field" aria-describedby={errors ? 'documents-error' : undefined}>
      <legend className="label">{t('outstanding:settles')}</legend>
      <input type="hidden" name="currency" value={currency} />
      <ul className="shares">
        {documents.map((each) => (
          <li key={each.invoiceId}>
            <Check
              desk
              name="documents"
              value={tickOf(each)}
              checked={ticked.has(tickOf(each))}
              onChange={(event) => toggle(tickOf(each), event.currentTarget.checked)}
            >
              <b className="num">{each.number}</b>
              <span className="sub">
                {[each.subject, each.dueOn && f.date(each.dueOn)].filter(Boolean).join(' · ')}
              </span>
            </Check>
            <span className="num r">
              {f.money(shares.get(each.invoiceId) ?? 0, currency)}
              <span className="sub">
                {t('outstanding:ofOwed', { amount: f.money(each.balanceCents, currency) })}
              </span>
            </span>
          </li>
        ))}
        <li className="left" aria-live="polite">
          <span>{t('outstanding:left')}</span>
          <b className="num r">{f.money(Math.max(0, left), currency)}</b>
        </li>
      </ul>
      {errors && (
        <p className="error" id="documents-error">
          <Icon name="circle-alert" />
          <span>{errors.join(' ')}</span>
        </p>
      )}
    </fieldset>
  );
};

/** One payment for several documents: its amount is what is ticked, unless another is typed. */
export const PayFields = ({ page, lastResult, currency }: Props & { currency: string }) => {
  const t = useT();
  const locale = useLocale();
  const busy = useSending();
  const documents = page.documents.filter((each) => each.currency === currency);
  const ticks = useTicks(documents, lastResult);
  const sent = lastResult?.initialValue?.amount;
  const [typed, setTyped] = useState(typeof sent === 'string' ? sent : null);
  const sum = ticks.chosen.reduce((all, { balanceCents }) => all + balanceCents, 0);
  const [form, fields] = useAppForm<ReturnType<typeof paymentForm>>({
    id: 'payment',
    lastResult,
    defaultValue: { paymentId: page.paymentId, paidOn: page.today, means: 'transfer' },
  });
  return (
    <RecordForm
      form={form}
      act="record-payment"
      icon="check"
      save={t('settlement:record.save')}
      busy={busy}
      cancelTo={paths.outstanding(page.customer.id)}
    >
      <input type="hidden" name="paymentId" value={fields.paymentId.initialValue ?? page.paymentId} />
      <PaymentFacts fields={fields} today={page.today}>
        <TextField
          field={fields.amount}
          label={t('settlement:record.amount')}
          hint={t('outstanding:amountHint')}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={undefined}
          value={typed ?? writeCents(sum, locale)}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </PaymentFacts>
      <Pick
        documents={documents}
        ticks={ticks}
        cents={typed === null ? sum : (readCents(typed, locale) ?? 0)}
        currency={currency}
        errors={lastResult?.error?.documents}
      />
    </RecordForm>
  );
};

/** What is left of a payment or a credit note, for the documents that are ticked. */
export const ImputeFields = ({
  page,
  lastResult,
  credit,
}: Props & { credit: OutstandingData['credits'][number] }) => {
  const t = useT();
  const busy = useSending();
  const documents = page.documents.filter((each) => each.currency === credit.currency);
  const ticks = useTicks(documents, lastResult);
  const [form] = useAppForm({ id: 'allocate', lastResult });
  return (
    <RecordForm
      form={form}
      act="allocate"
      icon="check"
      save={t('outstanding:impute.save')}
      busy={busy}
      cancelTo={paths.outstanding(page.customer.id)}
    >
      <input type="hidden" name="source" value={`${credit.kind} ${credit.id} ${credit.leftCents}`} />
      <Pick
        documents={documents}
        ticks={ticks}
        cents={credit.leftCents}
        currency={credit.currency}
        errors={lastResult?.error?.documents}
      />
    </RecordForm>
  );
};
