import { AnswerNotice } from './answer-notice.tsx';
import { ApproveDialog } from './approve-dialog.tsx';
import { ApprovedPage } from './approved-page.tsx';
import { codeSendingOf, isCodeRefusal } from './code-step.tsx';
import { CommentDialog } from './comment-dialog.tsx';
import { CorrectionDialog } from './correction-dialog.tsx';
import { ErrorDialog } from './error-dialog.tsx';
import { GoBackDialog } from './go-back-dialog.tsx';
import { PromptDialog } from './prompt-dialog.tsx';
import type { Question } from './review-data.ts';
import { ReviewPage } from './review-page.tsx';
import type { Answer } from './review-requests.server.ts';
import { TacitPage } from './tacit-page.tsx';
import { TimeDialog } from './time-dialog.tsx';
import { type ReviewPageData, ReviewProvider } from './use-review.ts';
import { WaivedPage } from './waived-page.tsx';

type Props = {
  page: ReviewPageData;
  ask?: Question | null;
  line?: string | null;
  done?: string | null;
  answer?: Answer;
};

/** The page of a review, by where it stands: to decide, decided and how. */
export const ReviewScreen = ({ page, ask = null, line = null, done = null, answer }: Props) => {
  const { view } = page;
  const notice = (
    <ReviewProvider value={page}>
      <AnswerNotice answer={answer} done={answer ? null : done} />
    </ReviewProvider>
  );
  const reporting = <Reporting page={page} ask={ask} answer={answer} />;
  if (view.decision?.by === 'silence') return <TacitPage data={page} notice={notice} dialog={reporting} />;
  if (view.decision?.by === 'owner') {
    return (
      <ApprovedPage
        data={page}
        notice={notice}
        dialog={
          ask === 'report-error' ? (
            reporting
          ) : (
            <TakingBack page={page} ask={ask} line={line} answer={answer} />
          )
        }
      />
    );
  }
  if (view.decision) return <WaivedPage data={page} notice={notice} dialog={reporting} />;
  return (
    <ReviewPage
      data={page}
      notice={notice}
      dialog={<Asked page={page} ask={ask} line={line} answer={answer} done={done} />}
    />
  );
};

/** Behind the cookie, where an act can be confirmed, and while the review still takes it. */
const canGoBack = ({ acts, access }: ReviewPageData['view'], ask: 'undo-approval' | 'resume') =>
  access.kind === 'session' && acts[ask].enabled;

/** While an approval is not final: taken back alone, or with the correction that is asked for. */
const TakingBack = ({ page, ask, line, answer }: Pick<Props, 'page' | 'ask' | 'line' | 'answer'>) => {
  if (ask === 'undo-approval' && canGoBack(page.view, ask) && !answer) return <GoBackDialog ask={ask} />;
  if (ask !== 'request-correction' || !page.view.acts[ask].enabled) return null;
  return <Asked page={page} ask={ask} line={line ?? null} answer={answer} done={null} />;
};

/** What the mail about a tacit approval leads to: by its link first the way in, behind the cookie the form. */
const Reporting = ({ page, ask, answer }: Pick<Props, 'page' | 'ask' | 'answer'>) => {
  if (ask !== 'report-error' || !page.view.number) return null;
  return page.view.access.kind === 'link' ? (
    <PromptDialog ask={ask} line={null} />
  ) : (
    <ErrorDialog answer={answer} />
  );
};

/** The question of the address, if it can be asked now. */
const Asked = ({
  page,
  ask,
  line,
  answer,
  done,
}: Pick<Props, 'page' | 'answer' | 'done'> & { ask: Question | null; line: string | null }) => {
  const { acts, access } = page.view;
  // What changed is to be read before the question is asked again; words that were typed are not lost for that.
  const isAboutCode = isCodeRefusal(answer?.refusal);
  if (answer?.refusal && !answer.result && !isAboutCode) return null;
  if (ask && access.kind === 'link') return <PromptDialog ask={ask} line={line} />;
  if (ask === 'approve' && acts.approve.enabled)
    return <ApproveDialog answer={answer} sending={codeSendingOf(done)} />;
  if (ask === 'request-correction' && acts['request-correction'].enabled) {
    return <CorrectionDialog key={line} lineId={line} answer={answer} />;
  }
  if (ask === 'ask-time' && acts['ask-time'].enabled) return <TimeDialog answer={answer} />;
  if (ask === 'resume' && canGoBack(page.view, ask) && !answer) return <GoBackDialog ask="resume" />;
  if (ask === 'comment' && acts.comment.enabled)
    return <CommentDialog key={line} lineId={line} answer={answer} />;
  return null;
};
