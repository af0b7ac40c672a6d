import type { ReactNode } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Changed } from '#app/ui/diff.tsx';
import { DocumentTitle, Facts, Parties, Totals } from '#app/ui/document.tsx';
import { Lines, type LineView } from '#app/ui/lines.tsx';
import { Fold, Sheet } from '#app/ui/sheet.tsx';
import { SlicePager } from '#app/ui/slice-pager.tsx';
import type { DocumentLine, DocumentView, LineCell } from './document-view.server.ts';

type Props = {
  document: DocumentView;
  /** Between the head and the parties: what this paper is worth. */
  notice?: ReactNode;
  /** Above the lines. */
  hint?: ReactNode;
  pdf: { href: string; label: ReactNode } | null;
  /** What can be done with a line, and what was said about it. */
  action?: (line: DocumentLine) => ReactNode;
  aside?: (line: DocumentLine) => ReactNode;
  /** In a later round: marks what was read before and has not changed. */
  marksSeen?: boolean;
  mentionsOpen?: boolean;
};

/** The document as a page reads it out: the same words as its PDF, as rows on a phone, as a table from 960 px. */
export const ReadableDocument = ({
  document,
  notice,
  hint,
  pdf,
  action,
  aside,
  marksSeen,
  mentionsOpen,
}: Props) => {
  const t = useT();
  const { seller, buyer, others, pencil } = document;
  return (
    <Sheet stage={pencil ? 'pencil' : 'ink'} className="doc">
      <header className="doc__head">
        <DocumentTitle
          title={pencil ? t('review:provisional', { title: document.title }) : document.title}
          number={document.number.value}
          stage={pencil ? 'pencil' : 'ink'}
        />
        {notice}
        <Parties
          from={{ name: seller.name, lines: seller.lines }}
          to={{ name: buyer.who, lines: [...buyer.lines, ...buyer.ids] }}
        />
        {others.map((block) => (
          <div key={block.caption} className="small muted">
            <h3 className="label">{block.caption}</h3>
            {[block.who, ...block.lines].filter(Boolean).map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        ))}
        {pdf && (
          <p className="row">
            <LinkButton icon="file-text" to={pdf.href} reloadDocument>
              {pdf.label}
            </LinkButton>
          </p>
        )}
      </header>
      <Facts items={document.facts} />
      {hint}
      <SlicePager slice={document.slice} name="lines" />
      <Lines
        number={document.number.value}
        lines={document.lines.map((line) => lineView(line, { marksSeen, action, aside }))}
      />
      <MorePages slice={document.slice} />
      <Totals rows={totalRows(document)} />
      <div className="mentions">
        <Mentions document={document} open={mentionsOpen} />
        <Beside document={document} />
      </div>
    </Sheet>
  );
};

/** Below the lines as well: who has read a hundred goes on from there. */
const MorePages = ({ slice }: Pick<DocumentView, 'slice'>) => {
  const t = useT();
  if (slice.pages === 1) return null;
  return (
    <>
      <SlicePager slice={slice} name="lines" />
      <p className="small muted">{t('document.allLines', { count: slice.total })}</p>
    </>
  );
};

function totalRows({ totals, net }: DocumentView) {
  return [
    ...totals.map(({ label, note, amount, strong }) => ({
      label,
      detail: note,
      value: amount,
      kind: strong ? ('sub' as const) : undefined,
    })),
    { label: net.label, value: net.amount, kind: 'net' as const },
  ];
}

function lineView(
  line: DocumentLine,
  { marksSeen, action, aside }: Pick<Props, 'marksSeen' | 'action' | 'aside'>,
): LineView {
  const isChanged = line.isNew || Object.keys(line.before).length > 0;
  const cell = (name: LineCell) =>
    line.before[name] === undefined ? line[name] : <Changed before={line.before[name]} after={line[name]} />;
  return {
    id: line.id,
    n: line.n,
    name: line.isNew ? <ins>{line.name}</ins> : cell('name'),
    detail: <LineDetail line={line} isSeen={Boolean(marksSeen) && !isChanged} />,
    quantity: cell('quantity'),
    unitPrice: cell('price'),
    vat: cell('rate'),
    amount: cell('amount'),
    changed: isChanged,
    action: action?.(line),
    aside: aside?.(line),
  };
}

const LineDetail = ({ line, isSeen }: { line: DocumentLine; isSeen: boolean }) => {
  const t = useT();
  return (
    <>
      {line.notes.map((note) => (
        <span key={note} className="block">
          {note}
        </span>
      ))}
      {isSeen && (
        <span className="block faint" title={t('review:seenWhy')}>
          {t('review:seen')}
        </span>
      )}
      {line.isNew && <span className="block">{t('review:newLine')}</span>}
    </>
  );
};

const Mentions = ({ document, open }: { document: DocumentView; open?: boolean }) => {
  const t = useT();
  const text = (
    <>
      {document.mentions.map((column) => (
        <p key={column.title}>
          <b className="strong">{column.title}.</b> {column.paragraphs.join(' ')}
        </p>
      ))}
      {document.identity.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
  return open ? text : <Fold summary={t('document.mentions')}>{text}</Fold>;
};

/** What the electronic invoice says that this sheet does not: at once where it is about who is paid, folded otherwise. */
const Beside = ({ document: { beside } }: { document: DocumentView }) => {
  const t = useT();
  if (beside.items.length === 0) return null;
  return (
    <Fold summary={t('kept:review')} open={beside.matters}>
      {beside.items.map(({ label, text, line }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity
        <p key={index}>
          <b className="strong">
            {line === null ? label : t('kept:ofLine', { what: label, n: line })}
            {t('kept:colon')}
          </b>{' '}
          {text}
        </p>
      ))}
    </Fold>
  );
};
