import type { DunnedDocument } from '#db/shapes/dunning.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { formatDate, formatMoney } from '#emails/format.ts';
import { listed } from '#emails/wording.ts';
import { sumsByCurrency } from '../invoice/sums-by-currency.ts';
import { type DunningText, fillText, type Placeholder } from './texts.ts';
import type { Asked } from './what-is-asked.ts';

type Names = { customer: string; business: string };

/** What a message says: the words of its level, with what is known as it leaves. */
export const messageOf = (
  asked: Pick<Asked, 'documents'>,
  names: Names,
  locale: Locale,
  text: DunningText,
): DunningText => fillText(text, valuesOf(asked, names, locale), locale);

/** What stands in the place of each placeholder. */
export function valuesOf(
  { documents }: Pick<Asked, 'documents'>,
  names: Names,
  locale: Locale,
): Record<Placeholder, string> {
  const days = documents.flatMap(({ dueOn }) => (dueOn ? [dueOn] : [])).sort();
  const since = days[0] ? formatDate(days[0], locale) : '';
  return {
    ...names,
    amount: amountOf(documents, locale),
    documents: listed(
      documents.map(({ number }) => number),
      locale,
    ),
    since,
  };
}

/** What is asked for in all, a sum a currency. */
export const amountOf = (documents: readonly DunnedDocument[], locale: Locale): string =>
  listed(
    sumsByCurrency(documents).map(({ currency, cents }) => formatMoney(cents, currency, locale)),
    locale,
  );
