import { useEffect, useState } from 'react';
import { paths } from '#app/lib/paths.ts';
import { type ListParams, placeQuery, readListParams } from './list-params.ts';

/** Where a tab of the browser keeps which list it saw last: tab, search, filters and place. */
const key = 'tacite:list';

/** The list remembers itself for the pages that lead back to it. */
export const useKeptList = (params: ListParams) => {
  const query = new URLSearchParams(paths.invoices(placeQuery(params)).split('?')[1]).toString();
  useEffect(() => sessionStorage.setItem(key, query), [query]);
};

/** The query of the list that was seen last in this tab, empty when there was none or no script runs yet. */
export const useListQuery = (): string => {
  const [query, setQuery] = useState('');
  useEffect(() => setQuery(sessionStorage.getItem(key) ?? ''), []);
  return query;
};

/** The address of a list by its query, of which nothing is kept that a list does not say. */
export const listAddress = (query: string) =>
  paths.invoices(placeQuery(readListParams(new URLSearchParams(query))));
