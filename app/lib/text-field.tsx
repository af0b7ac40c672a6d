import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import { fieldOf, inputOf } from '#app/lib/forms.tsx';
import { Field } from '#app/ui/field.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { Input, Select, TextArea } from '#app/ui/input.tsx';

/** A field of a form, as conform describes it. */
export type AnyField = Parameters<typeof inputOf>[0] & Parameters<typeof fieldOf>[0];

type Common = {
  field: AnyField;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
  /** Worth a second look, but no error; it gives way to one. */
  advice?: string;
  className?: string;
};

type Joined = ReturnType<typeof inputOf> & {
  id?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
};

/** Joins a control to its label, hint, error and advice. */
const Framed = ({
  field,
  advice,
  children,
  ...rest
}: Common & { children: (props: Joined) => ReactNode }) => {
  const shown = !field.errors?.length && advice;
  const adviceId = `${field.id}-advice`;
  return (
    <Field {...fieldOf(field)} {...rest}>
      {(props) => {
        const described =
          [props['aria-describedby'], shown && adviceId].filter(Boolean).join(' ') || undefined;
        return (
          <>
            {children({ ...inputOf(field), ...props, 'aria-describedby': described })}
            {shown && (
              <p className="error advice" id={adviceId}>
                <Icon name="triangle-alert" />
                <span>{shown}</span>
              </p>
            )}
          </>
        );
      }}
    </Field>
  );
};

type Inputs = Omit<ComponentPropsWithoutRef<'input'>, keyof Common | 'children'>;

/** One line of text in a console form: `<TextField field={fields.city} label={t('…')} autoComplete="address-level2" />`. */
export const TextField = ({ field, label, hint, optional, advice, className, ...input }: Common & Inputs) => (
  <Framed {...{ field, label, hint, optional, advice, className }}>
    {(props) => <Input desk {...props} {...input} />}
  </Framed>
);

/** Several lines of text. */
export const TextAreaField = ({ rows, ...rest }: Common & { rows?: number }) => (
  <Framed {...rest}>{(props) => <TextArea desk rows={rows} {...props} />}</Framed>
);

/** One of a list; the options are its children. */
export const SelectField = ({ children, ...rest }: Common & { children: ReactNode }) => (
  <Framed {...rest}>
    {({ maxLength: _, ...props }) => (
      <Select desk {...props}>
        {children}
      </Select>
    )}
  </Framed>
);
