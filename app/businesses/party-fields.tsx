import { type AnyField, SelectField, TextField } from '#app/lib/text-field.tsx';
import { useT } from '#app/lib/use-t.tsx';
import type { Country } from './countries.server.ts';
import type { PartyValues } from './party-form.server.ts';

type Fields = Record<keyof PartyValues, AnyField>;
type Advice = Record<string, string>;

/** Where a party is: street to country. */
export const AddressFields = ({
  fields,
  advice = {},
  countries,
}: {
  fields: Pick<Fields, 'line1' | 'line2' | 'postcode' | 'city' | 'country'>;
  advice?: Advice;
  countries: Country[];
}) => {
  const t = useT();
  return (
    <>
      <TextField field={fields.line1} label={t('businesses:party.line1')} autoComplete="off" />
      <TextField field={fields.line2} label={t('businesses:party.line2')} optional autoComplete="off" />
      <div className="three">
        <TextField
          field={fields.postcode}
          label={t('businesses:party.postcode')}
          advice={advice.postcode}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField field={fields.city} label={t('businesses:party.city')} autoComplete="off" />
        <SelectField field={fields.country} label={t('businesses:party.country')}>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  );
};

type IdentifierProps = { fields: Fields; advice: Advice; party: 'seller' | 'buyer' };

/** How a firm or a public body is identified on an invoice (CGI ann. II, art. 242 nonies A). */
export const IdentifierFields = ({ fields, advice, party }: IdentifierProps) => {
  const t = useT();
  return (
    <>
      <div className="two">
        <TextField
          field={fields.siren}
          label="SIREN"
          hint={t('businesses:party.sirenHint')}
          advice={advice.siren}
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField
          field={fields.siret}
          label="SIRET"
          hint={t(party === 'seller' ? 'businesses:party.siretHint' : 'businesses:party.siretBuyerHint')}
          advice={advice.siret}
          inputMode="numeric"
          autoComplete="off"
        />
      </div>
      <div className="two">
        <TextField
          field={fields.vatNumber}
          label={t('businesses:party.vatNumber')}
          hint={t(
            party === 'seller' ? 'businesses:party.vatNumberHint' : 'businesses:party.vatNumberBuyerHint',
          )}
          advice={advice.vatNumber}
          optional
          autoComplete="off"
        />
        <TextField
          field={fields.registration}
          label={t('businesses:party.registration')}
          optional
          autoComplete="off"
        />
      </div>
      <TextField
        field={fields.legalForm}
        label={t('businesses:party.legalForm')}
        hint={t('businesses:party.legalFormHint')}
        optional
        autoComplete="off"
      />
    </>
  );
};
