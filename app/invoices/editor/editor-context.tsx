import { createContext, type ReactNode, useContext } from 'react';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import type { ControlProps } from '#app/ui/field.tsx';
import { Field, InMargin, MarginNote } from '#app/ui/field.tsx';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Problem } from '#workflows/invoice/problem.ts';
import { problemText } from '#workflows/invoice/problem-texts.ts';
import type { ReadingError } from './editor-schema.ts';

type Live = {
  content: InvoiceContent;
  problems: Map<string, Problem[]>;
  tooLarge?: string | undefined;
  /** Why fields can't be read, by their names. */
  misread: Record<string, string[] | null>;
  /** How often it was to be sent and could not: from then on nothing waits to be left before it is told. */
  tries: number;
};

const LiveContext = createContext<Live | null>(null);
export const LiveProvider = LiveContext.Provider;

/** The content as typed so far, and what is wrong with it. */
export function useLiveContent(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('no editor around');
  return live;
}

/** What a field of conform tells of itself. */
export type FieldMeta = { id: string; name: string; errors?: string[] };

export type Note = { tone: 'red' | 'ochre'; text: string };

/** What stands in the margin of a field: what can't be read first, then what blocks, then advice. */
export function useNotes(): (field: { name: string; errors?: string[] }) => Note[] {
  const t = useT();
  const locale = useLocale();
  const { problems, tooLarge, misread, tries } = useLiveContent();
  return ({ name, errors: found }) => {
    const told = found?.length ? found : tries > 0 ? misread[name] : undefined;
    const errors = tooLarge === name ? ['tooLarge'] : told;
    if (errors?.[0]) return [{ tone: 'red', text: t(`editor:error.${errors[0] as ReadingError}`) }];
    return (problems.get(name) ?? [])
      .map(
        (problem): Note => ({
          tone: problem.severity === 'blocking' ? 'red' : 'ochre',
          text: problemText(problem, locale),
        }),
      )
      .sort((a, b) => Number(a.tone === 'ochre') - Number(b.tone === 'ochre'));
  };
}

type EditorFieldProps = {
  field: FieldMeta;
  label: ReactNode;
  hideLabel?: boolean;
  hint?: ReactNode;
  className?: string;
  children: (props: ControlProps) => ReactNode;
};

/** A labelled field whose problems stand in the margin beside it; `Margin` draws them. */
export const EditorField = ({ field, children, ...rest }: EditorFieldProps) => {
  const notes = useNotes()(field);
  return (
    <Field id={field.id} {...rest}>
      {(props) => children({ ...props, ...noted(field, notes) })}
    </Field>
  );
};

/** Joins a control to its notes. */
export function noted({ id }: Pick<FieldMeta, 'id'>, notes: readonly Note[]): ControlProps {
  if (notes.length === 0) return {};
  const describedBy = { 'aria-describedby': `${id}-note` };
  return notes.some(({ tone }) => tone === 'red') ? { ...describedBy, 'aria-invalid': true } : describedBy;
}

/** Fields on one row, and in the margin what is wrong with them. */
export const Margin = ({ fields, children }: { fields: readonly FieldMeta[]; children: ReactNode }) => {
  const notesOf = useNotes();
  const noted = fields
    .map((field) => ({ field, notes: notesOf(field) }))
    .filter(({ notes }) => notes.length > 0);
  return (
    <InMargin
      note={
        noted.length > 0 && (
          <div>
            {noted.map(({ field, notes }) => (
              <div key={field.name} id={`${field.id}-note`} data-note={field.name} tabIndex={-1}>
                {notes.map(({ tone, text }) => (
                  <MarginNote key={text} tone={tone} title={text} />
                ))}
              </div>
            ))}
          </div>
        )
      }
    >
      {children}
    </InMargin>
  );
};
