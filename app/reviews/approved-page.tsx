import type { ReactNode } from 'react';
import { Rich, useFormat, useT } from '#app/lib/use-t.tsx';
import { Accord } from '#app/ui/accord.tsx';
import { Button } from '#app/ui/button.tsx';
import { Sheet } from '#app/ui/sheet.tsx';
import { ActForm } from './act-form.tsx';
import { AfterApproval } from './after-approval.tsx';
import { AskButton } from './ask-button.tsx';
import { DecidedDocument, DecidedHead, ReportErrorButton, ReportedErrors } from './decided-parts.tsx';
import { EndPage } from './end-page.tsx';
import { OthersWaiting } from './others-waiting.tsx';
import { type ReviewPageData, useReview } from './use-review.ts';
import { useUndoWords } from './use-undo-words.ts';

type Props = { data: ReviewPageData; notice?: ReactNode; dialog?: ReactNode };

/** After an explicit approval: by whom and when, the way back while there is one, and what follows by itself. */
export const ApprovedPage = ({ data, notice, dialog }: Props) => {
  const t = useT();
  const isReader = data.view.decision?.isReader;
  return (
    <EndPage data={data} notice={notice} dialog={dialog}>
      <DecidedHead title={t(isReader ? 'review:approved.title' : 'review:decided.title')} />
      <Proof />
      <ReportedErrors />
      <Undo />
      <AfterApproval />
      <div className="stack">
        <OthersWaiting />
        <DecidedDocument />
        <ReportErrorButton />
      </div>
      <Closing />
    </EndPage>
  );
};

/** « Bon pour accord », the name, the time, and the fingerprint of what was read. */
const Proof = () => {
  const t = useT();
  const f = useFormat();
  const { view } = useReview();
  const { decision, revisionSha256 } = view;
  if (!decision) return null;
  const short = `${revisionSha256.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')} … ${revisionSha256.slice(-4)}`;
  return (
    <Sheet pad stage="ink" className="stack">
      <Accord />
      <p>
        {decision.name}, {f.instant(decision.at)}
      </p>
      <p className="small muted">{t('review:approved.from')}</p>
      <p className="small muted">
        {t('review:approved.proof')}{' '}
        <span className="proof" title={revisionSha256}>
          {short}
        </span>
      </p>
    </Sheet>
  );
};

/** Ten minutes to take it back, by itself or with what is wrong, and their exact end. It goes when they are over. */
const Undo = () => {
  const f = useFormat();
  const { view } = useReview();
  const { now } = view;
  const until = view.decision?.undoUntil;
  const words = useUndoWords();
  if (!until || until <= now || !view.acts['undo-approval'].enabled) return null;
  return (
    <div className="stack" data-ends={Date.parse(until) - Date.parse(now)}>
      <p>
        <Rich
          i18nKey={view.decision?.isReader ? 'review:approved.undoUntil' : 'review:approved.undoUntilOf'}
          values={{ time: f.instant(until), name: view.decision?.name ?? '' }}
          components={{ b: <b /> }}
        />
      </p>
      {view.access.kind === 'link' ? (
        // Its form has no box of its own to keep the distance with.
        <div>
          <AskButton access={view.access} ask="undo-approval" icon="undo-2" block>
            {words.button}
          </AskButton>
        </div>
      ) : (
        <ActForm ask="undo-approval">
          <Button id="undo" icon="undo-2" block>
            {words.button}
          </Button>
        </ActForm>
      )}
      <div>
        <AskButton access={view.access} ask="request-correction" id="act-correct" icon="pencil-line" block>
          {words.correct}
        </AskButton>
      </div>
    </div>
  );
};

const Closing = () => {
  const t = useT();
  const { view } = useReview();
  return (
    <p className="small muted">
      {view.number && `${t('review:approved.final', { context: view.kind })} `}
      {t('review:approved.call', { name: view.contact.name, phone: view.contact.phone })}
    </p>
  );
};
