import type { SubmissionResult } from '@conform-to/react';
import { Form, useNavigation, useSearchParams } from '@remix-run/react';
import { useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { RecordForm } from '#app/lib/record-form.tsx';
import { TextAreaField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Section } from '#app/ui/record/facts.tsx';
import { ClaimFields, DisputeFields, PromiseFields } from './said-fields.tsx';
import type { answerForm } from './said-forms.server.ts';
import type { SettlementData } from './settlement.server.ts';
import type { TalkView } from './talk.server.ts';
import { TalkList } from './talk-list.tsx';

type Props = {
  page: SettlementData;
  talk: TalkView;
  business: string;
  lastResult?: SubmissionResult<string[]> | null | undefined;
};

/** What customer and owner said about the money of an invoice, and what the office answers. */
export const Talk = (props: Props) => {
  const t = useT();
  const { page, talk, business } = props;
  const [search] = useSearchParams();
  const busy = useNavigation().state !== 'idle';
  const answered = search.get('answer');
  const to = (query: Record<string, string>) => paths.settlement(page.id, query);
  return (
    <Section title={t('settlement:said.title')}>
      <div className="stack">
        <TalkList
          talk={talk}
          business={business}
          acts={{
            dispute: ({ id }) =>
              page.may.answer &&
              (answered === id ? (
                <Answer {...props} id={id} busy={busy} act="answer-dispute" />
              ) : (
                <div className="row">
                  <LinkButton size="desk" to={to({ answer: id })} preventScrollReset>
                    {t('settlement:said.dispute.explain')}
                  </LinkButton>
                  {page.may.credit && (
                    <Form method="post" data-act="answer-dispute">
                      <input type="hidden" name="act" value="answer-dispute" />
                      <input type="hidden" name="how" value="credit" />
                      <input type="hidden" name="id" value={id} />
                      <Button size="desk" icon="file-minus-2" busy={busy}>
                        {t('settlement:said.dispute.credit')}
                      </Button>
                    </Form>
                  )}
                </div>
              )),
            promise: ({ id, outcome }) =>
              page.may.answer && (
                <div className="row">
                  {(outcome ? (['withdraw'] as const) : (['accept', 'decline'] as const)).map((each) => (
                    <Form key={each} method="post" data-act={`${each}-promise`}>
                      <input type="hidden" name="act" value={`${each}-promise`} />
                      <input type="hidden" name="id" value={id} />
                      <Button size="desk" busy={busy}>
                        {t(`settlement:said.promise.${each}`)}
                      </Button>
                    </Form>
                  ))}
                </div>
              ),
            claim: ({ id }) =>
              page.may.record &&
              (answered === id ? (
                <Answer {...props} id={id} busy={busy} act="dismiss-claim" />
              ) : (
                <div className="row">
                  <LinkButton size="desk" icon="check" to={to({ claim: id })}>
                    {t('settlement:said.claim.record')}
                  </LinkButton>
                  <LinkButton size="desk" look="quiet" to={to({ answer: id })} preventScrollReset>
                    {t('settlement:said.claim.dismiss')}
                  </LinkButton>
                </div>
              )),
          }}
        />
        {page.may.record && talk.balanceCents > 0 && <Note {...props} />}
      </div>
    </Section>
  );
};

type AnswerProps = Props & { id: string; busy: boolean; act: 'answer-dispute' | 'dismiss-claim' };

const Answer = ({ page, lastResult, id, busy, act }: AnswerProps) => {
  const t = useT();
  const [form, fields] = useAppForm<ReturnType<typeof answerForm>>({
    id: `answer-${id}`,
    lastResult: lastResult ?? null,
  });
  const isDispute = act === 'answer-dispute';
  return (
    <RecordForm
      form={form}
      act={act}
      narrow
      save={t(isDispute ? 'settlement:said.dispute.explainSave' : 'settlement:said.claim.dismiss')}
      busy={busy}
      cancelTo={paths.settlement(page.id)}
    >
      <input type="hidden" name="id" value={id} />
      <TextAreaField
        field={fields.words}
        label={t(isDispute ? 'settlement:said.dispute.answer' : 'settlement:said.claim.dismissWords')}
        rows={3}
      />
    </RecordForm>
  );
};

const says = ['claim', 'promise', 'dispute'] as const;

/** What a customer said who called: the office writes it down, and who it was. */
const Note = ({ page, talk, business, lastResult }: Props) => {
  const t = useT();
  const [search] = useSearchParams();
  const may = { claim: true, promise: talk.mayPromise, dispute: talk.mayDispute };
  const say = says.find((each) => may[each] && each === search.get('say'));
  const page_ = paths.settlement(page.id);
  const form = {
    talk,
    lastResult,
    action: paths.settlement(page.id, { say }),
    cancelTo: page_,
    business,
    forSomebody: true,
  };
  if (say === 'claim') return <ClaimFields {...form} />;
  if (say === 'promise') return <PromiseFields {...form} />;
  if (say === 'dispute') return <DisputeFields {...form} />;
  return (
    <div className="row">
      <span className="small muted">{t('settlement:said.note')}</span>
      {says
        .filter((each) => may[each])
        .map((each) => (
          <LinkButton
            key={each}
            size="desk"
            look="quiet"
            to={paths.settlement(page.id, { say: each })}
            preventScrollReset
          >
            {t(`settlement:said.${each}.act`)}
          </LinkButton>
        ))}
    </div>
  );
};
