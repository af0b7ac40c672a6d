import { memo } from 'react';
import { useLocale, useT } from '#app/lib/use-t.tsx';
import { specialCases } from '#db/shapes/content.ts';
import { unitLabel } from '#workflows/documents/units.ts';
import { unitCodes } from './unit-codes.ts';
import { vatChoices } from './vat-choices.ts';

// Twenty lines have a thousand options between them, which are the same at every key.

/** The units of a line; one that came with a file and is not offered otherwise comes first. */
export const UnitOptions = memo(({ current }: { current: string }) => {
  const locale = useLocale();
  const codes = unitCodes.some((code) => code === current) ? unitCodes : [current, ...unitCodes];
  return codes.map((code) => (
    <option key={code} value={code}>
      {unitLabel(code, '1', locale)}
    </option>
  ));
});

export const VatOptions = memo(({ current }: { current: string }) =>
  vatChoices(current, useLocale()).map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  )),
);

export const SpecialOptions = memo(() => {
  const t = useT();
  return (
    <>
      <option value="">{t('editor:line.plain')}</option>
      {specialCases.map((special) => (
        <option key={special} value={special}>
          {t(`status:special.${special}`)}
        </option>
      ))}
    </>
  );
});
