import { useRef, useState } from 'react';
import type { BulkAct } from '#app/invoices/list/row-words.ts';
import { paths } from '#app/lib/paths.ts';
import type { BulkItem, BulkResult } from './bulk.server.ts';

/** Few enough to show progress, enough not to pay the way for each. */
const atOnce = 5;

export type BulkRun = { total: number; results: BulkResult[]; isRunning: boolean };

/**
 * Does a bulk action in the browser, a few items at a time. Items whose answer never came are given as failed, with
 * `unsaid` as the reason, and stop none of the others.
 */
export function useBulkRun(act: BulkAct, unsaid: string) {
  const [run, setRun] = useState<BulkRun | null>(null);
  const isRunning = useRef(false);

  const start = async (items: readonly BulkItem[], before: readonly BulkResult[] = []) => {
    if (isRunning.current) return;
    isRunning.current = true;
    const ids = new Set(items.map(({ id }) => id));
    let results = before.filter(({ id }) => !ids.has(id));
    const total = results.length + items.length;
    setRun({ total, results, isRunning: true });
    for (let from = 0; from < items.length; from += atOnce) {
      results = [...results, ...(await send(act, items.slice(from, from + atOnce), unsaid))];
      setRun({ total, results, isRunning: true });
    }
    isRunning.current = false;
    setRun({ total, results, isRunning: false });
  };
  return { run, start };
}

async function send(act: BulkAct, items: readonly BulkItem[], unsaid: string): Promise<BulkResult[]> {
  const body = new FormData();
  body.set('do', act);
  for (const { id } of items) body.append('id', id);
  const answers = await fetch(paths.bulkItems(), { method: 'POST', body })
    .then((response) => response.json() as Promise<{ results: BulkResult[] | null }>)
    .catch(() => ({ results: null }));
  const byId = new Map(answers.results?.map((result) => [result.id, result]));
  return items.map((item) => byId.get(item.id) ?? { ...item, done: false, text: unsaid });
}
