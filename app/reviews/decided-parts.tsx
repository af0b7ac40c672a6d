import { useFormat, useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Chip } from '#app/ui/chip.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { LeftToPay } from './left-to-pay.tsx';
import { ReadableDocument } from './readable-document.tsx';
import { useReview } from './use-review.ts';

/** The head of every page about a decision: the state, the sentence, whose document and how much. */
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
    </div>
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
