import type { SubmissionResult } from '@conform-to/react';
import { Form } from '@remix-run/react';
import { checkOf, FormErrors, useAppForm } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { SelectField, TextAreaField, TextField } from '#app/lib/text-field.tsx';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Fieldset } from '#app/ui/field.tsx';
import { contactKinds } from '#db/shapes/contacts.ts';
import type { contactForm } from './contact-form.server.ts';

type Props = {
  customerId: string;
  contactId: string;
  colleagues: readonly { id: string; name: string }[];
  me: string;
  today: string;
  lastResult?: SubmissionResult<string[]> | null | undefined;
};

/** What was said, with whom, and what comes next: by when, and who does it. */
export const ContactFields = ({ customerId, contactId, colleagues, me, today, lastResult }: Props) => {
  const t = useT();
  const busy = useSending();
  const [form, fields] = useAppForm<ReturnType<typeof contactForm>>({
    id: 'contact',
    lastResult,
    defaultValue: { kind: 'call', staffId: me },
  });
  return (
    <Form
      method="post"
      action={paths.outstanding(customerId, { note: '1' })}
      id={form.id}
      onSubmit={form.onSubmit}
      noValidate={form.noValidate}
      data-act="note-contact"
      data-first
      className="record-form"
    >
      <input type="hidden" name="act" value="note-contact" />
      <input type="hidden" name={fields.contactId.name} value={fields.contactId.initialValue ?? contactId} />
      <FormErrors form={form} />
      <Fieldset legend={t('contacts:kind')} errors={fields.kind.errors}>
        <Choices columns>
          {contactKinds.map((each) => (
            <Choice key={each} small {...checkOf(fields.kind, each)}>
              {t(`contacts:what.${each}`)}
            </Choice>
          ))}
        </Choices>
      </Fieldset>
      <TextField
        field={fields.person}
        label={t('contacts:person')}
        optional
        autoComplete="off"
        className="half"
      />
      <TextAreaField field={fields.words} label={t('contacts:words')} rows={3} />
      <TextField
        field={fields.step}
        label={t('contacts:step')}
        hint={t('contacts:stepHint')}
        optional
        autoComplete="off"
      />
      <div className="two">
        <TextField field={fields.on} label={t('contacts:on')} optional type="date" min={today} />
        <SelectField field={fields.staffId} label={t('contacts:who')}>
          {colleagues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="form-foot">
        <Button look="primary" size="desk" busy={busy}>
          {t('contacts:save')}
        </Button>
        <LinkButton look="quiet" size="desk" to={paths.outstanding(customerId)} data-abandons="">
          {t('do.cancel')}
        </LinkButton>
      </div>
    </Form>
  );
};
