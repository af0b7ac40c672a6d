import { Form } from '@remix-run/react';
import { NoBusinesses } from '#app/businesses/no-businesses.tsx';
import { BackToList } from '#app/invoices/list/back-to-list.tsx';
import { paths } from '#app/lib/paths.ts';
import { useSending } from '#app/lib/use-sending.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Check } from '#app/ui/check.tsx';
import { Choice, Choices } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHead } from '#app/ui/page.tsx';
import type { ImportRefusal } from './import.server.ts';
import { MendedCells, WrongCells } from './wrong-cells.tsx';

type Props = {
  businesses: readonly { id: string; name: string }[];
  mayAdd: boolean;
  columns: { made: string; held: string };
  refusal?: ImportRefusal;
};

/** A file becomes a draft, or the page says what in it can't. */
export const ImportPage = ({ businesses, mayAdd, columns, refusal }: Props) => {
  const t = useT();
  const isBusy = useSending();
  const errorOf = (field: ImportRefusal['field']) =>
    refusal?.field === field && refusal ? [refusal.text] : undefined;
  if (businesses.length === 0) return <NoBusinesses mayAdd={mayAdd} />;
  return (
    <div className="stack narrow-form">
      <PageHead title={t('editor:import.title')}>
        <BackToList look="quiet">{t('editor:back')}</BackToList>
      </PageHead>
      <p className="muted">{t('editor:import.lead')}</p>
      {refusal && !refusal.field && refusal.questions.length === 0 && <Refusal refusal={refusal} />}
      <Form
        method="post"
        action={paths.importInvoices()}
        encType="multipart/form-data"
        className="stack"
        data-act="import"
      >
        <Field label={t('editor:import.business')} errors={errorOf('businessId')}>
          {(props) => (
            <Select
              desk
              {...props}
              name="businessId"
              required
              data-first={businesses.length > 1 || undefined}
              defaultValue={businesses.length === 1 ? businesses[0]?.id : ''}
            >
              <option value="">{t('editor:new.choose')}</option>
              {businesses.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('editor:import.file')} hint={t('editor:import.hint')} errors={errorOf('file')}>
          {(props) => (
            <input
              {...props}
              className="input input--desk"
              type="file"
              name="file"
              required
              data-first={businesses.length === 1 || undefined}
              accept=".pdf,.xml,.csv,.xlsx,application/pdf,text/xml,text/csv"
            />
          )}
        </Field>
        {refusal?.answered.map(({ field, value }) => (
          <input key={field} type="hidden" name={field} value={value} />
        ))}
        {refusal?.questions.length ? <Questions refusal={refusal} /> : null}
        {refusal?.rows.length ? <WrongCells refusal={refusal} /> : null}
        <p className="small muted">{t('editor:import.format', columns)}</p>
        <p className="small">
          <a href={paths.importTemplate()} download={t('editor:import.templateName')}>
            {t('editor:import.template')}
          </a>
        </p>
        <Check desk name="keepCustomer" value="on" defaultChecked>
          {t('editor:import.keepCustomer')}
        </Check>
        <p>
          <Button look="primary" icon="file-up" busy={isBusy}>
            {t(refusal?.rows.length ? 'editor:import.again' : 'editor:import.read')}
          </Button>
        </p>
      </Form>
    </div>
  );
};

/** What only a person knows of a table; the answers are sent with the file, which is still chosen where a script kept the page. */
const Questions = ({ refusal }: { refusal: ImportRefusal }) => (
  <>
    <Notice tone="ochre" role="alert">
      <p>{refusal.text}</p>
    </Notice>
    <MendedCells mended={refusal.mended} />
    {refusal.questions.map(({ field, text, choices }) => (
      <Fieldset key={field} legend={text}>
        <Choices>
          {choices.map((each) => (
            <Choice key={each.value} name={field} value={each.value} required small>
              {each.text}
            </Choice>
          ))}
        </Choices>
      </Fieldset>
    ))}
  </>
);

/** The exact reason, with the differences of a document; wrong cells of a table stand in the form. */
const Refusal = ({ refusal }: { refusal: ImportRefusal }) => {
  const t = useT();
  return (
    <Notice tone="red" role="alert">
      <p>
        <b>{t('editor:import.refused')}</b>
      </p>
      <p>{refusal.text}</p>
      {refusal.details.length > 0 && (
        <>
          <p>{t('editor:import.details')}</p>
          <ul className="bullets">
            {refusal.details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        </>
      )}
      <p>{t(refusal.rows.length > 0 ? 'editor:import.mendHere' : 'editor:import.nothing')}</p>
    </Notice>
  );
};
