import type { ReactNode } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { OwnerHead } from '#app/ui/masthead.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Thread } from '#app/ui/thread.tsx';
import { AskButton } from './ask-button.tsx';
import { callOf } from './call-of.ts';
import type { DocumentLine } from './document-view.server.ts';
import { ReadableDocument } from './readable-document.tsx';
import type { ReviewView } from './review-data.ts';
import { ReviewPanel } from './review-panel.tsx';
import { useMessages } from './use-messages.tsx';
import { type ReviewPageData, ReviewProvider } from './use-review.ts';

type Props = {
  data: ReviewPageData;
  /** What became of the last answer, above everything. */
  notice?: ReactNode;
  /** The question over the page. */
  dialog?: ReactNode;
};

/** A draft before its owner: the document, and beside it (above it on a phone) what there is to decide. */
export const ReviewPage = ({ data, notice, dialog }: Props) => (
  <ReviewProvider value={data}>
    <Page head={<OwnerHead contact={callOf(data.view)} />} narrow className="page-review">
      <div className="owner">
        {notice}
        <div className="review">
          <ReviewPanel />
          <Paper view={data.view} />
        </div>
      </div>
      {dialog}
    </Page>
  </ReviewProvider>
);

const Paper = ({ view }: { view: ReviewView }) => {
  const t = useT();
  const canComment = view.acts.comment.enabled;
  const onWhole = useMessages(view, null);
  const byLine = useMessages(view);
  return (
    <article className="paper" aria-label={t('review:paper')}>
      {onWhole.length > 0 && (
        <section className="paper__thread" aria-label={t('review:thread.label')}>
          <h2 className="label">{t('review:whole')}</h2>
          <Thread messages={onWhole} />
        </section>
      )}
      <ReadableDocument
        document={view.document}
        notice={
          view.phase !== 'ended' && (
            <Notice icon="pencil-line">
              <p>{t('review:draftNotice')}</p>
            </Notice>
          )
        }
        hint={
          canComment && (
            <p className="hint-row small muted">
              <Icon name="message-square-plus" />
              {t('review:commentHint')}
            </p>
          )
        }
        pdf={{ href: view.pdf.href, label: t('review:pdf') }}
        action={canComment ? (line) => <CommentButton line={line} view={view} /> : undefined}
        aside={(line) => {
          const messages = byLine.filter((each) => each.lineId === line.id);
          return messages.length > 0 && <Thread messages={messages} />;
        }}
        marksSeen={view.round > 1}
      />
    </article>
  );
};

const CommentButton = ({ line, view }: { line: DocumentLine; view: ReviewView }) => {
  const t = useT();
  const isAnswer = view.messages.some((each) => each.lineId === line.id);
  const label = t(isAnswer ? 'review:answerLine' : 'review:commentLine', { n: line.n, name: line.name });
  return (
    <AskButton
      access={view.access}
      ask="comment"
      line={line.id}
      look="quiet"
      icon={isAnswer ? 'message-square' : 'message-square-plus'}
      iconOnly={label}
    />
  );
};
