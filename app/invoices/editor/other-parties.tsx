import type { FieldMetadata } from '@conform-to/react';
import { checkOf, inputOf } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import { Input } from '#app/ui/input.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { EditorField, type FieldMeta, Margin } from './editor-context.tsx';
import type { Fields } from './editor-fields.ts';

const addressParts = ['line1', 'line2', 'postcode', 'city', 'country'] as const;
type Parts = Record<(typeof addressParts)[number], FieldMetadata<string | undefined>>;

/** Where it is delivered when that is elsewhere, and a third party who pays: each but a box to tick. */
export const OtherParties = ({ fields }: { fields: Fields }) => {
  const t = useT();
  const deliverTo = fields.deliverTo.getFieldset();
  const payer = fields.payer.getFieldset();
  const isUsed = deliverTo.on.initialValue === 'on' || payer.on.initialValue === 'on';
  return (
    <Fold summary={t('editor:otherParties')} open={isUsed}>
      <ul className="specials">
        <li>
          <Check desk {...checkOf(deliverTo.on)}>
            <Words name="deliverTo" />
          </Check>
          <span />
          <Particulars name={deliverTo.name} address={deliverTo.address.getFieldset() as Parts} />
        </li>
        <li>
          <Check desk {...checkOf(payer.on)}>
            <Words name="payer" />
          </Check>
          <span />
          <Particulars name={payer.name} siren={payer.siren} address={payer.address.getFieldset() as Parts} />
        </li>
      </ul>
    </Fold>
  );
};

const Words = ({ name }: { name: 'deliverTo' | 'payer' }) => {
  const t = useT();
  return (
    <span className="strong">
      {t(`editor:other.${name}`)}
      <small>{t(`editor:other.${name}Hint`)}</small>
    </span>
  );
};

type ParticularsProps = {
  name: FieldMetadata<string | undefined>;
  siren?: FieldMetadata<string | undefined>;
  address: Parts;
};

const Particulars = ({ name, siren, address }: ParticularsProps) => {
  const t = useT();
  const rows: [
    label: 'name' | 'siren' | (typeof addressParts)[number],
    field: FieldMetadata<string | undefined>,
  ][] = [
    ['name', name],
    ...(siren ? [['siren', siren] as ['siren', typeof siren]] : []),
    ...addressParts.map((part): [typeof part, Parts[typeof part]] => [part, address[part]]),
  ];
  return (
    <div className="specials__detail">
      {rows.map(([label, field]) => (
        <Margin key={label} fields={[field as FieldMeta]}>
          <EditorField field={field as FieldMeta} label={t(`editor:party.${label}`)}>
            {(props) => <Input desk {...props} {...inputOf(field)} autoComplete="off" />}
          </EditorField>
        </Margin>
      ))}
    </div>
  );
};
