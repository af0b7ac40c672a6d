import {
  type DefaultValue,
  type FieldMetadata,
  type FormMetadata,
  type SubmissionResult,
  useForm,
} from '@conform-to/react';
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import { useT } from '#app/lib/use-t.tsx';
import { Notice } from '#app/ui/notice.tsx';

type Options<Schema extends z.ZodType> = {
  /** Several forms on a page need one each; also the prefix of every field's id. */
  id: string;
  /** Where it can run in a browser: the same messages before anything is sent. */
  schema?: Schema;
  /** `useActionData<typeof action>()?.result`. */
  lastResult?: SubmissionResult<string[]> | null;
  defaultValue?: DefaultValue<z.input<Schema>>;
};

/** A form of the product: checked when a field is left, then at each key once it is wrong; without scripts by the action. */
export const useAppForm = <Schema extends z.ZodType<unknown, Record<string, unknown>>>({
  id,
  schema,
  lastResult,
  defaultValue,
}: Options<Schema>) =>
  useForm<z.input<Schema>, z.output<Schema>>({
    id,
    lastResult,
    defaultValue: defaultValue as never,
    constraint: schema ? (getZodConstraint(schema) as never) : undefined,
    // Without a schema here every check would be a request to the action.
    shouldValidate: schema ? 'onBlur' : 'onSubmit',
    shouldRevalidate: schema ? 'onInput' : 'onSubmit',
    onValidate: schema ? ({ formData }) => parseWithZod(formData, { schema }) : undefined,
  });

type AnyField = Pick<FieldMetadata<unknown>, 'id' | 'errors'>;

/** For `Field`: `<Field label={t('…')} {...fieldOf(fields.name)}>{(props) => <Input {...inputOf(fields.name)} {...props} />}</Field>`. */
export const fieldOf = ({ id, errors }: AnyField) => ({ id, errors });

type NamedField = Pick<FieldMetadata<unknown>, 'name' | 'formId' | 'initialValue' | 'required' | 'maxLength'>;

/** Name and first value of a text control. */
export const inputOf = ({ name, formId, initialValue, required, maxLength }: NamedField) => ({
  name,
  form: formId,
  required,
  maxLength,
  defaultValue: typeof initialValue === 'string' ? initialValue : undefined,
});

/** Name and first state of a checkbox or radio that stands for `value`. */
export const checkOf = ({ name, formId, initialValue }: NamedField, value = 'on') => ({
  name,
  form: formId,
  value,
  defaultChecked: Array.isArray(initialValue) ? initialValue.includes(value) : initialValue === value,
});

/** Above the form: how many fields to correct, and what concerns none of them. */
export const FormErrors = ({ form }: { form: Pick<FormMetadata, 'errors' | 'allErrors' | 'errorId'> }) => {
  const t = useT();
  const fields = Object.keys(form.allErrors).filter((name) => name !== '');
  if (fields.length === 0 && !form.errors) return null;
  return (
    <Notice tone="red" role="alert">
      <div id={form.errorId}>
        {form.errors?.map((message) => <p key={message}>{message}</p>) ?? (
          <p>{t('errors:form', { count: fields.length })}</p>
        )}
      </div>
    </Notice>
  );
};
