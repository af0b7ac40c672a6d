import { useFormat, useLocale } from '#app/lib/use-t.tsx';
import { nameOf } from '#workflows/invoice/fields/names.ts';

type Asked = { field: string | null; before: string | null; after: string | null };

const decimal = /^-?\d+(\.\d+)?$/;

/** What an owner asked to correct, as it was recorded, in the reader's words: the field, and both values as people write them. */
export const useAsked = () => {
  const locale = useLocale();
  const f = useFormat();
  return ({ field, before, after }: Asked) => {
    const key = field ?? '';
    const written = (value: string | null) => {
      if (!value || !decimal.test(value)) return value || undefined;
      return key === 'line.vat.rate' ? f.percent(value) : f.number(value);
    };
    // A field of a line may have been recorded without its `line.`.
    return {
      name: nameOf(key, locale) ?? nameOf(`line.${key}`, locale),
      before: written(before),
      after: written(after),
    };
  };
};
