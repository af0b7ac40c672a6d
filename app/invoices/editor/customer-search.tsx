import { useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Combobox } from '#app/ui/combobox.tsx';
import { Field } from '#app/ui/field.tsx';
import type { Editor } from './editor.server.ts';
import { useFindParties } from './start-invoice.tsx';

type Props = { editor: Pick<Editor, 'business' | 'customerSearch'>; onFound: (act: string) => void };

/** The customers of a business that has too many to list: what is taken becomes the buyer. */
export const CustomerSearch = ({ editor, onFound }: Props) => {
  const t = useT();
  const { business, customerSearch } = editor;
  const find = useFindParties(business.id);
  if (!customerSearch) return null;
  return (
    <div className="start">
      <Field label={t('editor:new.customerOf', { name: business.name })}>
        {(props) => (
          <Combobox
            {...props}
            desk
            form="editor"
            name="customerSearch"
            maxLength={100}
            defaultValue={customerSearch.text}
            placeholder={t('editor:new.hintCustomer')}
            find={find}
            onPick={({ value }) => onFound(value)}
            words={{ list: t('editor:new.list'), found: (count) => t('editor:new.found', { count }) }}
          />
        )}
      </Field>
      <Button size="desk" icon="search" form="editor" name="do" value="find-customer">
        {t('editor:new.search')}
      </Button>
    </div>
  );
};
