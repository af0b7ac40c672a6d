import { Rich, useFormat, useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { ActForm } from './act-form.tsx';
import { type CodeSending, CodeStep, isCodeRefusal } from './code-step.tsx';
import type { Answer } from './review-requests.server.ts';
import { useClosed } from './use-closed.ts';
import { useReview } from './use-review.ts';

type Props = { answer: Answer | undefined; sending: CodeSending };

/** The second step of an approval: number, dispatch and irreversibility, said where the decision is made. */
export const ApproveDialog = ({ answer, sending }: Props) => {
  const t = useT();
  const f = useFormat();
  const closeTo = useClosed();
  const { view, needsCode } = useReview();
  const refusal = isCodeRefusal(answer?.refusal) ? answer.refusal : undefined;
  const isCredit = view.kind === 'creditNote';
  return (
    <Dialog
      title={t('review:approve.title', { amount: f.money(view.payableCents, view.currency) })}
      closeTo={closeTo}
      id="approve-dialog"
    >
      <ActForm ask="approve">
        <DialogBody>
          <p>
            <Rich
              i18nKey={isCredit ? 'review:approve.creditBody' : 'review:approve.body'}
              count={view.document.slice.total}
              values={{ customer: view.buyer, due: view.due }}
              components={{ b: <b className="strong" /> }}
            />
          </p>
          <Notice icon="lock">
            <p>
              {t('review:approve.final', {
                context: view.kind,
                recipient: view.recipient ?? t('review:approve.yourCustomer'),
              })}
            </p>
          </Notice>
          {needsCode && <CodeStep refusal={refusal} sending={sending} address={view.reader.address} />}
          <p className="small muted">{t('review:approve.who', { owner: view.reader.name })}</p>
        </DialogBody>
        <DialogFoot>
          <Button id="confirm-approve" look="primary" size="lg" block>
            {t('review:approve.confirm')}
          </Button>
          <LinkButton to={closeTo} replace preventScrollReset block>
            {t('review:approve.reread')}
          </LinkButton>
        </DialogFoot>
      </ActForm>
    </Dialog>
  );
};
