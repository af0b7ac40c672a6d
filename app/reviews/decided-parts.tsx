import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { Thread } from '#app/ui/thread.tsx';
import { AskButton } from './ask-button.tsx';
import { FirstLines } from './first-lines.tsx';
import { LeftToPay } from './left-to-pay.tsx';
import { ReadableDocument } from './readable-document.tsx';
import { useReview } from './use-review.ts';

/** The head of every page about a decision: the state, the sentence, whose document, how much and for what. */
export const DecidedHead = ({ title }: { title: string }) => {
  const f = useFormat();
  const { view } = useReview();
  return (
    <div className="stack">
      <Chip status={view.status} />
      <h1 className="h1">{title}</h1>
      <p className="lead muted">
        {view.buyer}, <span className="num">{f.money(view.payableCents, view.currency)}</span>
      </p>
      <LeftToPay left={view.leftToPay} />
      <FirstLines document={view.document} />
    </div>
  );
};

/** The mistakes that were reported once it was issued: their author finds them here, with when. */
export const ReportedErrors = () => {
  const t = useT();
  const f = useFormat();
  const { messages, office, kind } = useReview().view;
  const reports = messages.filter(({ isReport }) => isReport);
  if (reports.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="reported" data-status="error-reported">
      <h2 className="h3" id="reported">
        {t('review:error.sent')}
      </h2>
      <Thread
        messages={reports.map(({ id, from, text, isReader, author, at }) => ({
          id,
          from,
          text,
          by: isReader ? t('review:thread.you') : author,
          at: f.instant(at),
        }))}
      />
      <p className="small muted">{t('review:error.follows', { office: office.name, context: kind })}</p>
    </section>
  );
};

/** « Signaler une erreur », on everything that is issued, whoever decided. */
export const ReportErrorButton = ({ isFirst = false }: { isFirst?: boolean }) => {
  const t = useT();
  const { view } = useReview();
  if (!view.number) return null;
  const look = isFirst ? ({ look: 'primary', size: 'lg' } as const) : ({ icon: 'circle-alert' } as const);
  return (
    <AskButton access={view.access} ask="report-error" id="report" block {...look}>
      {t('review:tacit.report')}
    </AskButton>
  );
};

/** The document stays readable, folded, and one tap away as a PDF. */
export const DecidedDocument = () => {
  const t = useT();
  const { view } = useReview();
  return (
    <>
      <LinkButton icon={view.number ? 'download' : 'file-text'} block to={view.pdf.href} reloadDocument>
        {view.number ? t('review:pdfFinal', { context: view.kind }) : t('review:pdf')}
      </LinkButton>
      <Fold icon="file-text" summary={t('review:reread')}>
        <ReadableDocument document={view.document} pdf={null} />
      </Fold>
    </>
  );
};
