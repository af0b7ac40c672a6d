import { useFormat, useT } from '#app/lib/use-t.tsx';

type Asked = { field: string | null; before: string | null; after: string | null };

const decimal = /^-?\d+(\.\d+)?$/;

/** What an owner asked to correct, as it was recorded, in the reader's words: the field, and both values as people write them. */
export const useAsked = () => {
  const t = useT();
  const f = useFormat();
  const names = new Map<string, string>(Object.entries(t('review:field', { returnObjects: true })));
  return ({ field, before, after }: Asked) => {
    const key = (field ?? '').replaceAll('.', '_');
    const written = (value: string | null) => {
      if (!value || !decimal.test(value)) return value || undefined;
      return key === 'line_vat_rate' ? f.percent(value) : f.number(value);
    };
    // A field of a line may have been recorded without its `line.`.
    return {
      name: names.get(key) ?? names.get(`line_${key}`),
      before: written(before),
      after: written(after),
    };
  };
};
