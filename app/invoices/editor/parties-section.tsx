import { Link } from '@remix-run/react';
import { namesApart } from '#app/invoices/names-apart.ts';
import { inputOf } from '#app/lib/forms.tsx';
import { paths } from '#app/lib/paths.ts';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { buyerKinds, type Party } from '#db/shapes/content.ts';
import { problemText } from '#workflows/invoice/problem-texts.ts';
import { AskedOf } from './asked-here.tsx';
import { CustomerSearch } from './customer-search.tsx';
import type { Editor } from './editor.server.ts';
import { EditorField, Margin, useLiveContent } from './editor-context.tsx';
import type { Fields } from './editor-fields.ts';
import { OtherParties } from './other-parties.tsx';
import { setField } from './set-field.ts';

type Props = {
  fields: Fields;
  editor: Pick<Editor, 'business' | 'customers' | 'customerSearch'>;
  touch: () => void;
  /** A customer was found: the act that makes him the buyer. */
  onFound: (act: string) => void;
};

/** The seller, by its name; the buyer, from the list of customers or typed for this invoice only. */
export const PartiesSection = ({ fields, editor, touch, onFound }: Props) => {
  const t = useT();
  const { business, customers } = editor;
  const { problems } = useLiveContent();
  const hasBuyerProblem = [...problems].some(
    ([name, found]) => name.startsWith('buyer.') && found.some(({ severity }) => severity === 'blocking'),
  );
  // A fresh draft of which only the business is known begins here.
  const isUnnamed = !fields.customerId.initialValue && !fields.buyer.getFieldset().name.initialValue;
  const choose = (select: HTMLSelectElement) => {
    const customer = customers.find(({ id }) => id === select.value);
    if (customer) fillBuyer(select.form, customer.party);
    touch();
  };
  return (
    <section className="sec" aria-labelledby="s-parties">
      <h2 className="h3" id="s-parties">
        {t('editor:section.parties')}
      </h2>
      <SellerNotice business={business} />
      <AskedOf places={['buyer']} />
      <Margin fields={[fields.customerId]}>
        <div className="two">
          <div className="field">
            <span className="label">{t('editor:business')}</span>
            <p>
              <Link to={paths.business(business.id)}>{business.name}</Link>
            </p>
          </div>
          <EditorField field={fields.customerId} label={t('editor:customer')}>
            {(props) => (
              <Select
                desk
                {...props}
                {...inputOf(fields.customerId)}
                data-first={isUnnamed || undefined}
                onChange={({ currentTarget }) => choose(currentTarget)}
              >
                <option value="">{t('editor:noCustomer')}</option>
                {namesApart(
                  customers.map(({ id, name, party }) => ({ id, name, city: party.address.city })),
                ).map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
              </Select>
            )}
          </EditorField>
        </div>
      </Margin>
      <CustomerSearch editor={editor} onFound={onFound} />
      <Fold
        summary={t('editor:buyer')}
        open={hasBuyerProblem || !fields.buyer.getFieldset().name.initialValue}
      >
        <BuyerFields fields={fields} />
      </Fold>
      <OtherParties fields={fields} />
    </section>
  );
};

const rows = [
  ['name', 'legalForm'],
  ['line1', 'line2'],
  ['postcode', 'city', 'country'],
  ['siren', 'siret', 'vatNumber'],
  ['email', 'contact'],
] as const;

const addressParts = ['line1', 'line2', 'postcode', 'city', 'country'] as const;
type AddressPart = (typeof addressParts)[number];
const isOfAddress = (name: string): name is AddressPart => addressParts.some((part) => part === name);

const BuyerFields = ({ fields }: { fields: Fields }) => {
  const t = useT();
  const buyer = fields.buyer.getFieldset();
  // Fieldsets are proxies: they hand out what is asked for by name, and nothing when spread.
  const address = buyer.address.getFieldset();
  const at = (name: (typeof rows)[number][number]) => (isOfAddress(name) ? address[name] : buyer[name]);
  return (
    <div className="stack">
      <Margin fields={[fields.buyerKind]}>
        <EditorField field={fields.buyerKind} label={t('editor:buyerKind.label')}>
          {(props) => (
            <Select desk {...props} {...inputOf(fields.buyerKind)}>
              <option value="">{t('editor:buyerKind.told')}</option>
              {buyerKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`editor:buyerKind.${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </EditorField>
      </Margin>
      {rows.map((row) => (
        <Margin key={row[0]} fields={row.map((name) => at(name))}>
          <div className={row.length === 3 ? 'two three' : 'two'}>
            {row.map((name) => (
              <EditorField key={name} field={at(name)} label={t(`editor:party.${name}`)}>
                {(props) => (
                  <Input
                    desk
                    {...props}
                    {...inputOf(at(name))}
                    type={name === 'email' ? 'email' : 'text'}
                    autoComplete="off"
                  />
                )}
              </EditorField>
            ))}
          </div>
        </Margin>
      ))}
      <p>
        <Button size="desk" icon="user-plus" name="do" value="keep-customer">
          {t('editor:keepCustomer')}
        </Button>
      </p>
    </div>
  );
};

/** What is missing of the seller is put right on its own page, for all its invoices. */
const SellerNotice = ({ business }: Pick<Editor, 'business'>) => {
  const t = useT();
  const locale = useLocale();
  const problems = (useLiveContent().problems.get('seller') ?? []).filter(
    ({ severity }) => severity === 'blocking',
  );
  if (problems.length === 0) return null;
  return (
    <div data-problem="seller" tabIndex={-1}>
      <Notice tone="red">
        <p>
          <b>{t('editor:seller')}</b> <Link to={paths.business(business.id)}>{t('editor:sellerLink')}</Link>
        </p>
        {problems.map((problem) => (
          <p key={problem.path + problem.code}>{problemText(problem, locale)}</p>
        ))}
      </Notice>
    </div>
  );
};

/** Takes the customer's particulars over into the fields, where they can still be changed for this invoice. */
function fillBuyer(form: HTMLFormElement | null, { address, ...party }: Party) {
  const texts = { ...party, ...prefixed(address) };
  for (const [name, value] of Object.entries(texts)) {
    if (typeof value === 'string') setField(form, `buyer.${name}`, value);
  }
}

const prefixed = (address: Party['address']) =>
  Object.fromEntries(Object.entries(address).map(([name, value]) => [`address.${name}`, value]));
