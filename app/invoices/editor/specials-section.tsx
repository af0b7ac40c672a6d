import type { ReactNode } from 'react';
import { checkOf, inputOf } from '#app/lib/forms.tsx';
import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import { Input, NumberInput } from '#app/ui/input.tsx';
import { AskedOf } from './asked-here.tsx';
import { EditorField, type FieldMeta, Margin, useLiveContent, useNotes } from './editor-context.tsx';
import type { Fields } from './editor-fields.ts';

/** What makes a document special, marked as what it is: such a draft is always read by its owner. */
export const SpecialsSection = ({ fields }: { fields: Fields }) => {
  const t = useT();
  const f = useFormat();
  const { content } = useLiveContent();
  const retention = fields.retention.getFieldset();
  const penalty = fields.penalty.getFieldset();
  const retained = content.retention && f.money(-content.retention.amountCents, content.currency);
  return (
    <section className="sec" aria-labelledby="s-specials">
      <h2 className="h3" id="s-specials">
        {t('editor:section.specials')}
      </h2>
      <AskedOf places={['retention', 'penalty']} />
      <Margin
        fields={[
          fields.prepaidCents,
          fields.paidOn,
          retention.percent,
          retention.releaseOn,
          penalty.amountCents,
          penalty.reason,
          { id: 'totals', name: 'totals' },
        ]}
      >
        <ul className="specials">
          <li>
            <Words name="prepaid" />
            <span className="val">
              <EditorField field={fields.prepaidCents} label={t('editor:special.prepaid')} hideLabel>
                {(props) => <NumberInput desk {...props} {...inputOf(fields.prepaidCents)} />}
              </EditorField>
              <span>€</span>
            </span>
          </li>
          <li>
            <Words name="paidOn" />
            <span className="val">
              <EditorField field={fields.paidOn} label={t('editor:special.paidOn')} hideLabel>
                {(props) => <Input desk type="date" className="num" {...props} {...inputOf(fields.paidOn)} />}
              </EditorField>
            </span>
          </li>
          <li>
            <Check desk {...checkOf(retention.on)}>
              <Words name="retention" />
            </Check>
            <span className="val num muted">{retained}</span>
            <Detail>
              <Small field={retention.percent} label={t('editor:special.percent')}>
                {(props) => <NumberInput desk {...props} {...inputOf(retention.percent)} />}
              </Small>
              <Small field={retention.releaseOn} label={t('editor:special.releaseOn')}>
                {(props) => <Input desk type="date" {...props} {...inputOf(retention.releaseOn)} />}
              </Small>
              <Small field={retention.reason} label={t('editor:special.retentionReason')}>
                {(props) => <Input desk {...props} {...inputOf(retention.reason)} />}
              </Small>
            </Detail>
          </li>
          <li>
            <Check desk {...checkOf(penalty.on)}>
              <Words name="penalty" />
            </Check>
            <span />
            <Detail>
              <Small field={penalty.amountCents} label={t('editor:special.penaltyAmount')}>
                {(props) => <NumberInput desk {...props} {...inputOf(penalty.amountCents)} />}
              </Small>
              <Small field={penalty.reason} label={t('editor:special.penaltyReason')}>
                {(props) => <Input desk {...props} {...inputOf(penalty.reason)} />}
              </Small>
            </Detail>
          </li>
          {(['specialPrice', 'exceptional'] as const).map((name) => (
            <li key={name}>
              <Check desk {...checkOf(fields[name])}>
                <Words name={name} />
              </Check>
              <span />
            </li>
          ))}
        </ul>
      </Margin>
    </section>
  );
};

const Words = ({
  name,
}: {
  name: 'prepaid' | 'paidOn' | 'retention' | 'penalty' | 'specialPrice' | 'exceptional';
}) => {
  const t = useT();
  return (
    <span className="strong">
      {t(`editor:special.${name}`)}
      <small>{t(`editor:special.${name}Hint`)}</small>
    </span>
  );
};

/** The particulars of a condition, in sight once it is ticked; without `:has` or a script they are always in sight. */
const Detail = ({ children }: { children: ReactNode }) => <div className="specials__detail">{children}</div>;

const Small = ({
  field,
  label,
  children,
}: { field: FieldMeta; label: string } & Pick<Parameters<typeof EditorField>[0], 'children'>) => {
  const isWrong = useNotes()(field).length > 0;
  return (
    <div className={isWrong ? 'is-wrong' : undefined}>
      <EditorField field={field} label={label}>
        {children}
      </EditorField>
    </div>
  );
};
