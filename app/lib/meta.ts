import { isLocale, spokenFor, tFor } from '#app/lib/i18n.ts';

type Match = { id: string; data: unknown };
type MetaArguments<Data> = { data: Data | undefined; matches: readonly Match[] };

/**
 * A route's `meta` that is a title in the reader's language:
 * `export const meta = pageTitle<typeof loader>((t, data) => data?.number ?? t('console:invoices.title'));`
 */
export const pageTitle =
  <Data = unknown>(title: (t: ReturnType<typeof tFor>, data: Data | undefined) => string) =>
  ({ data, matches }: MetaArguments<Data>) => {
    const root = matches.find((match) => match.id === 'root')?.data as { locale?: unknown } | undefined;
    const locale = isLocale(root?.locale) ? root.locale : undefined;
    return [{ title: `${title(tFor(spokenFor(locale)), data)} — Tacite` }];
  };
