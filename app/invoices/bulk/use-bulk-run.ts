import { useRef, useState } from 'react';
import type { BulkAct } from '#app/invoices/list/row-words.ts';
import { paths } from '#app/lib/paths.ts';
import type { BulkItem } from './bulk.server.ts';
import type { BulkResult } from './bulk-run.server.ts';

/** Few at once to show progress, more where there are many, not to pay the way for each. */
const many = 100;

export type BulkRun = { total: number; results: BulkResult[]; isRunning: boolean };

/**
 * Does a bulk action in the browser, a few items at a time. Items whose answer never came are given as failed, with
 * `unsaid` as the reason, and stop none of the others.
 */
export function useBulkRun(act: BulkAct, unsaid: string) {
  const [run, setRun] = useState<BulkRun | null>(null);
  const isRunning = useRef(false);

  const meant = useRef<readonly string[]>([]);

  /** `despiteTwins` counts for every later try as well; `before` are results that stand. */
  const start = async (
    items: readonly BulkItem[],
    {
      before = [],
      despiteTwins = meant.current,
    }: { before?: readonly BulkResult[]; despiteTwins?: readonly string[] } = {},
  ) => {
    if (isRunning.current) return;
    isRunning.current = true;
    meant.current = despiteTwins;
    const ids = new Set(items.map(({ id }) => id));
    let results = before.filter(({ id }) => !ids.has(id));
    const total = results.length + items.length;
    setRun({ total, results, isRunning: true });
    const atOnce = items.length > many ? 25 : 5;
    for (let from = 0; from < items.length; from += atOnce) {
      const some = items.slice(from, from + atOnce);
      results = [...results, ...(await send(act, some, { despiteTwins, unsaid }))];
      setRun({ total, results, isRunning: true });
    }
    isRunning.current = false;
    setRun({ total, results, isRunning: false });
  };
  return { run, start };
}

async function send(
  act: BulkAct,
  items: readonly BulkItem[],
  { despiteTwins, unsaid }: { despiteTwins: readonly string[]; unsaid: string },
): Promise<BulkResult[]> {
  const body = new FormData();
  body.set('do', act);
  for (const { id } of items) body.append(despiteTwins.includes(id) ? 'twin' : 'id', id);
  const answers = await fetch(paths.bulkItems(), { method: 'POST', body })
    .then((response) => response.json() as Promise<{ results: BulkResult[] | null }>)
    .catch(() => ({ results: null }));
  const byId = new Map(answers.results?.map((result) => [result.id, result]));
  return items.map((item) => byId.get(item.id) ?? { ...item, done: false, text: unsaid });
}
