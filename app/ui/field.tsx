import { type ComponentProps, type ReactNode, useId } from 'react';
import { useT } from '#app/lib/use-t.tsx';
import { Icon } from './icon.tsx';

/** What a control needs to be joined to its label, hint and error; `control(field)` of `#app/lib/forms.tsx` gives it. */
export type ControlProps = {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

type FieldProps = {
  label: ReactNode;
  /** The label is only for assistive tech, where the column or placeholder says it to the eye. */
  hideLabel?: boolean;
  hint?: ReactNode;
  /** Messages in the reader's language; the first is shown. */
  errors?: readonly string[];
  optional?: boolean;
  id?: string;
  className?: string;
  /** Draws the control with the props that join it to the rest. */
  children: (props: ControlProps) => ReactNode;
};

export const FieldError = ({ id, children }: { id?: string; children: ReactNode }) => (
  <p className="error" id={id}>
    <Icon name="circle-alert" />
    <span>{children}</span>
  </p>
);

/** Label, control, hint, and the error beside it: `<Field label="Objet">{(props) => <Input {...props} name="subject" />}</Field>`. */
export const Field = ({ label, hideLabel, hint, errors, optional, id, className, children }: FieldProps) => {
  const t = useT();
  const fallback = useId();
  const base = id ?? fallback;
  const error = errors?.[0];
  const describedBy =
    [hint && `${base}-hint`, error && `${base}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={className ? `field ${className}` : 'field'}>
      <label htmlFor={base} className={hideLabel ? 'vh' : undefined}>
        {label} {optional && <span className="field__optional">{t('optional')}</span>}
      </label>
      {children({
        id: base,
        'aria-describedby': describedBy,
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {hint && (
        <p className="hint" id={`${base}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${base}-error`}>{error}</FieldError>}
    </div>
  );
};

type FieldsetProps = { legend: ReactNode; errors?: readonly string[]; hint?: ReactNode; children: ReactNode };

/** Several controls under one question. */
export const Fieldset = ({ legend, errors, hint, children }: FieldsetProps) => {
  const id = useId();
  const error = errors?.[0];
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label">{legend}</legend>
      {children}
      {hint && <p className="hint">{hint}</p>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
};

/** Two columns from 960 px: fields, and what is wrong with them in the margin. */
export const InMargin = ({ children, note }: { children: ReactNode; note?: ReactNode }) => (
  <div className="inmargin">
    {children}
    {note}
  </div>
);

type MarginNoteProps = Omit<ComponentProps<'div'>, 'title'> & {
  title: ReactNode;
  /** red blocks, ochre advises. */
  tone?: 'red' | 'ochre';
};

/** A proofreader's mark beside the field. Its `id` goes into the field's `aria-describedby`. */
export const MarginNote = ({ title, tone = 'red', children, ...rest }: MarginNoteProps) => (
  <div {...rest} className="margin-note" data-tone={tone}>
    <Icon name={tone === 'red' ? 'circle-alert' : 'triangle-alert'} />
    <b>{title}</b>
    {children && <p>{children}</p>}
  </div>
);
