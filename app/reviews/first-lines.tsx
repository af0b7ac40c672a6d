import { useT } from '#app/lib/use-t.tsx';
import { classes } from '#app/ui/classes.ts';
import { Changed } from '#app/ui/diff.tsx';
import { InTurns } from '#app/ui/in-turns.tsx';
import { Fold, Sheet } from '#app/ui/sheet.tsx';
import type { DocumentLine, DocumentView, LineCell } from './document-view.server.ts';

/** As many as the first screen of a phone holds beside the amount, the clock and the answers. */
const first = 3;

/**
 * What the amount is for, before anything else: three lines, the others folded. Those that changed since the round before
 * come first. A line that says more says it in the document.
 */
export const FirstLines = ({ document }: { document: DocumentView }) => {
  const t = useT();
  const lines = [...document.lines].sort((a, b) => Number(isChanged(b)) - Number(isChanged(a)));
  const others = lines.slice(first);
  if (lines.length === 0) return null;
  const { total } = document.slice;
  const count = lines.length;
  const summary = count < total ? t('review:lines.part', { count, total }) : t('review:lines.all', { count });
  return (
    <Sheet
      stage={document.pencil ? 'pencil' : 'ink'}
      className="first-lines"
      role="region"
      aria-label={t('review:lines.label')}
    >
      <ul>
        {lines.slice(0, first).map((line) => (
          <FirstLine key={line.id} line={line} />
        ))}
      </ul>
      {others.length > 0 && (
        <Fold summary={summary}>
          <ul>
            <InTurns>
              {others.map((line) => (
                <FirstLine key={line.id} line={line} />
              ))}
            </InTurns>
          </ul>
        </Fold>
      )}
    </Sheet>
  );
};

const isChanged = ({ isNew, before }: DocumentLine) => isNew || Object.keys(before).length > 0;

/** So much of a name is read at a glance; the document has the whole. */
const glance = 80;
const shortened = (text: string) => (text.length > glance ? `${text.slice(0, glance).trimEnd()}…` : text);

const FirstLine = ({ line }: { line: DocumentLine }) => {
  const t = useT();
  const { before, isNew } = line;
  const cell = (name: LineCell) =>
    before[name] === undefined ? (
      shortened(line[name])
    ) : (
      <Changed before={shortened(before[name])} after={shortened(line[name])} />
    );
  return (
    <li className={classes(isChanged(line) && 'is-changed')}>
      <span className="first-lines__what">
        {isNew ? <ins>{shortened(line.name)}</ins> : cell('name')}{' '}
        <span className="muted">×&nbsp;{cell('quantity')}</span>
        {before.price !== undefined && <span className="small muted block">{cell('price')}</span>}
        {before.rate !== undefined && (
          <span className="small muted block">
            {t('document.vat')} {cell('rate')}
          </span>
        )}
      </span>
      <span className="num first-lines__sum">{cell('amount')}</span>
    </li>
  );
};
