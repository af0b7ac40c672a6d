import { Form, useNavigation, useSubmit } from '@remix-run/react';
import { type ReactNode, useRef } from 'react';
import { paths } from '#app/lib/paths.ts';
import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Combobox, type Option } from '#app/ui/combobox.tsx';
import { Field } from '#app/ui/field.tsx';
import type { FoundParty } from '#db/queries/find-parties.ts';

/** One stands on a page; buttons beside it belong to its form. */
export const startFormId = 'start-invoice';
export const startFieldId = 'start-for';

type Props = {
  /** Its customers alone. */
  business?: { id: string; name: string } | null;
  search?: string;
  errors?: string[];
  /** More about the document. */
  children?: ReactNode;
};

/** Whom a new invoice is for, customer or business, in one field: what is taken leads straight into the editor. */
export const StartInvoice = ({ business = null, search = '', errors, children }: Props) => {
  const t = useT();
  const submit = useSubmit();
  const find = useFindParties(business?.id);
  const form = useRef<HTMLFormElement>(null);
  const isBusy = useNavigation().formData?.has('for') === true;
  const start = ({ value }: Option) => {
    const body = new FormData(form.current ?? undefined);
    body.set('for', value);
    submit(body, { method: 'post', action: paths.newInvoice() });
  };
  return (
    <Form
      ref={form}
      id={startFormId}
      method="get"
      action={paths.newInvoice()}
      role="search"
      className="start"
    >
      {business && <input type="hidden" name="business" value={business.id} />}
      <Field
        id={startFieldId}
        label={business ? t('editor:new.customerOf', { name: business.name }) : t('editor:new.for')}
        errors={errors}
      >
        {(props) => (
          <Combobox
            {...props}
            desk
            name="q"
            maxLength={100}
            defaultValue={search}
            key={search}
            placeholder={t(business ? 'editor:new.hintCustomer' : 'editor:new.hint')}
            find={find}
            onPick={start}
            words={{ list: t('editor:new.list'), found: (count) => t('editor:new.found', { count }) }}
          />
        )}
      </Field>
      {children}
      <Button size="desk" icon="search" busy={isBusy}>
        {t('editor:new.search')}
      </Button>
    </Form>
  );
};

/** Asks the office's customers and businesses, or the customers of one business. */
export const useFindParties = (business?: string) => {
  const wordsOf = useFoundWords();
  return async (q: string, signal: AbortSignal): Promise<Option[] | null> => {
    const answer = await fetch(paths.newInvoiceMatches({ q, business }), { signal });
    if (!answer.ok) return null;
    const { found } = (await answer.json()) as { found: FoundParty[] | null };
    return found?.map(wordsOf) ?? null;
  };
};

/** What was found in a reader's words: a name, and what tells it from others of that name. */
export const useFoundWords = () => {
  const t = useT();
  return ({ kind, id, name, businessName, city, siren, email }: FoundParty): Option => ({
    value: `${kind}:${id}`,
    label: name,
    detail: [
      kind === 'customer' ? t('editor:new.ofBusiness', { name: businessName }) : t('editor:new.noCustomer'),
      city,
      siren,
      kind === 'customer' && email,
    ]
      .filter(Boolean)
      .join(', '),
  });
};
