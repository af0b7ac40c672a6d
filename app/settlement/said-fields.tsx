import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { checkOf, FormErrors, fieldOf, inputOf, useAppForm } from '#app/lib/forms.tsx';
import { writeCents } from '#app/lib/numbers.ts';
import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { placeOfAnswer } from '#app/light/kept-place.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Input, TextArea } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { disputeReasons, paymentMeans } from '#db/shapes/settling.ts';
import type { claimForm, disputeForm, promiseForm } from './said-forms.server.ts';
import type { TalkView } from './talk.server.ts';

export type SaidProps = {
  talk: TalkView;
  lastResult?: SubmissionResult<string[]> | null | undefined;
  action: string;
  cancelTo: string;
  /** Who says it on a page of his own, where his words are kept until they are sent. */
  keptOf?: 'customer' | 'owner';
  /** The office notes it for somebody, whose name it asks. */
  forSomebody?: boolean;
};

/** How many days a promise may have. */
const rows = [0, 1, 2] as const;

type AnyFields = {
  words: Parameters<typeof inputOf>[0] & Parameters<typeof fieldOf>[0];
  saidBy: AnyFields['words'];
};

const Frame = ({
  talk,
  act,
  form,
  action,
  cancelTo,
  keptOf,
  save,
  says,
  children,
}: Pick<SaidProps, 'talk' | 'action' | 'cancelTo' | 'keptOf'> & {
  act: string;
  form: Parameters<typeof FormErrors>[0]['form'] & { id: string };
  save: ReactNode;
  says: ReactNode;
  children: ReactNode;
}) => {
  const t = useT();
  return (
    <Form
      method="post"
      action={action}
      id={form.id}
      noValidate
      data-act={act}
      data-waits=""
      data-keeps={keptOf && placeOfAnswer(talk.invoiceId, act, keptOf)}
      data-first
      className="say"
    >
      <input type="hidden" name="act" value={act} />
      <FormErrors form={form} />
      {children}
      <Notice tone="pen" icon="info">
        <p>{says}</p>
      </Notice>
      <div className="say__foot">
        <Button look="primary" block>
          {save}
        </Button>
        <LinkButton look="quiet" block to={cancelTo} preventScrollReset data-abandons="">
          {t('do.cancel')}
        </LinkButton>
      </div>
    </Form>
  );
};

const Words = ({
  fields,
  label,
  forSomebody,
}: {
  fields: AnyFields;
  label: string;
  forSomebody: boolean | undefined;
}) => {
  const t = useT();
  return (
    <>
      <Field label={label} {...fieldOf(fields.words)} optional>
        {(props) => <TextArea rows={2} {...inputOf(fields.words)} {...props} maxLength={1000} />}
      </Field>
      {forSomebody && (
        <Field
          label={t('settlement:said.who')}
          hint={t('settlement:said.whoHint')}
          {...fieldOf(fields.saidBy)}
        >
          {(props) => <Input {...inputOf(fields.saidBy)} {...props} maxLength={120} autoComplete="off" />}
        </Field>
      )}
    </>
  );
};

/** « J’ai payé »: the office looks for it. */
export const ClaimFields = ({
  talk,
  lastResult,
  forSomebody,
  invoiceId,
  isOwner,
  ...props
}: SaidProps & { isOwner?: boolean; invoiceId?: string }) => {
  const t = useT();
  const locale = useLocale();
  const [form, fields] = useAppForm<ReturnType<typeof claimForm>>({
    id: 'claim-paid',
    lastResult: lastResult ?? null,
    defaultValue: { amount: writeCents(talk.balanceCents, locale), paidOn: talk.today },
  });
  return (
    <Frame
      {...props}
      talk={talk}
      act="claim-paid"
      form={form}
      save={t(isOwner ? 'settlement:said.claim.saveOwner' : 'settlement:said.claim.save')}
      says={t('settlement:said.claim.says')}
    >
      {invoiceId && <input type="hidden" name="id" value={invoiceId} />}
      <input type="hidden" name="claimId" value={fields.claimId.initialValue ?? talk.ids.claim} />
      <div className="say__two">
        <Field label={t('settlement:said.claim.amount')} {...fieldOf(fields.amount)}>
          {(field) => <Input inputMode="decimal" autoComplete="off" {...inputOf(fields.amount)} {...field} />}
        </Field>
        <Field label={t('settlement:said.claim.paidOn')} {...fieldOf(fields.paidOn)}>
          {(field) => <Input type="date" max={talk.today} {...inputOf(fields.paidOn)} {...field} />}
        </Field>
      </div>
      <Fieldset legend={t('settlement:record.means')} {...fieldOf(fields.means)}>
        <Choices columns>
          {paymentMeans.map((means) => (
            <Choice key={means} small {...checkOf(fields.means, means)}>
              {t(`settlement:means.${means}`)}
            </Choice>
          ))}
        </Choices>
      </Fieldset>
      <Words fields={fields} label={t('settlement:said.words')} forSomebody={forSomebody} />
    </Frame>
  );
};

/** A day, or several, for all that is asked for. */
export const PromiseFields = ({
  talk,
  lastResult,
  forSomebody,
  business,
  ...props
}: SaidProps & { business: string }) => {
  const t = useT();
  const f = useFormat();
  const locale = useLocale();
  const [form, fields] = useAppForm<ReturnType<typeof promiseForm>>({
    id: 'promise',
    lastResult: lastResult ?? null,
    defaultValue: { dates: [{ on: '', amount: writeCents(talk.askedCents, locale) }] },
  });
  const list = fields.dates.getFieldList();
  return (
    <Frame
      {...props}
      talk={talk}
      act="promise"
      form={form}
      save={t('settlement:said.promise.save')}
      says={t('settlement:said.promise.says', { business })}
    >
      <input type="hidden" name="promiseId" value={fields.promiseId.initialValue ?? talk.ids.promise} />
      <p className="small muted">
        {t('settlement:said.promise.sum', { amount: f.money(talk.askedCents, talk.currency) })}
      </p>
      {rows.map((index) => {
        const row = list[index]?.getFieldset();
        const id = `promise-${index}`;
        const label = index === 0 ? 'on' : 'onMore';
        return (
          <div className="say__two" key={index}>
            <Field
              label={t(`settlement:said.promise.${label}`)}
              id={`${id}-on`}
              errors={row?.on.errors ?? []}
            >
              {(field) => (
                <Input
                  {...field}
                  type="date"
                  name={`dates[${index}].on`}
                  min={talk.today}
                  max={talk.lastPromise}
                  defaultValue={String(row?.on.initialValue ?? '')}
                />
              )}
            </Field>
            <Field
              label={t('settlement:said.promise.pays')}
              id={`${id}-amount`}
              errors={row?.amount.errors ?? []}
            >
              {(field) => (
                <Input
                  {...field}
                  name={`dates[${index}].amount`}
                  inputMode="decimal"
                  autoComplete="off"
                  defaultValue={String(row?.amount.initialValue ?? '')}
                />
              )}
            </Field>
          </div>
        );
      })}
      <Words fields={fields} label={t('settlement:said.words')} forSomebody={forSomebody} />
    </Frame>
  );
};

/** Which lines, why, and what happens then. */
export const DisputeFields = ({
  talk,
  lastResult,
  forSomebody,
  business,
  ...props
}: SaidProps & { business: string }) => {
  const t = useT();
  const f = useFormat();
  const [form, fields] = useAppForm<ReturnType<typeof disputeForm>>({
    id: 'dispute',
    lastResult: lastResult ?? null,
  });
  const chosen = fields.lines.initialValue;
  const isChosen = (id: string) => (Array.isArray(chosen) ? chosen.map(String) : [chosen]).includes(id);
  const money = (cents: number) => f.money(cents, talk.currency);
  return (
    <Frame
      {...props}
      talk={talk}
      act="dispute"
      form={form}
      save={t('settlement:said.dispute.save')}
      says={t('settlement:said.dispute.says', { business, date: f.date(talk.answerOn) })}
    >
      <input type="hidden" name="disputeId" value={fields.disputeId.initialValue ?? talk.ids.dispute} />
      <Fieldset legend={t('settlement:said.dispute.lines')} {...fieldOf(fields.lines)}>
        <div className="say__lines" data-line-sum="" data-currency={talk.currency}>
          {talk.lines.map((line) => (
            <label className="say__line" key={line.id}>
              <span className="check">
                <input
                  type="checkbox"
                  name="lines"
                  value={line.id}
                  data-cents={line.cents}
                  defaultChecked={isChosen(line.id)}
                  disabled={line.isContested}
                />
              </span>
              <span>
                <b>{line.name}</b>
                {line.isContested && <small>{t('settlement:said.dispute.already')}</small>}
              </span>
              <span className="num strong">{money(line.cents)}</span>
            </label>
          ))}
          <p className="say__sum" hidden data-line-total="">
            <span>{t('settlement:said.dispute.sum')}</span> <b className="num" data-sum="" role="status" />
          </p>
        </div>
      </Fieldset>
      <Fieldset legend={t('settlement:said.dispute.why')} {...fieldOf(fields.reason)}>
        <Choices columns>
          {disputeReasons.map((reason) => (
            <Choice key={reason} small {...checkOf(fields.reason, reason)}>
              {t(`settlement:reasons.${reason}`)}
            </Choice>
          ))}
        </Choices>
      </Fieldset>
      <Words fields={fields} label={t('settlement:said.dispute.words')} forSomebody={forSomebody} />
    </Frame>
  );
};
