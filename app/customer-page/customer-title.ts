import type { tFor } from '#app/lib/i18n.ts';
import type { CustomerView } from './customer-data.ts';

/** What a title needs of a page's data. */
export type Titled = { view?: CustomerView };

/** The title of a customer's page; it says nothing of a document when its link is gone. */
export const customerTitle = (t: ReturnType<typeof tFor>, loaded: Titled | undefined): string => {
  const view = loaded?.view;
  return view
    ? t('customer:title', { kind: view.title, number: view.number, business: view.business })
    : t('review:link.gone');
};
