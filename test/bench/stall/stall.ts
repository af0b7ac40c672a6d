import { loadavg } from 'node:os';
import { paths } from '#app/lib/paths.ts';
import { startProcess } from '#test/support/start-process.ts';
import type { Figure } from '../figures.ts';
import { quantile } from '../quantile.ts';
import { onStand } from '../stand.ts';
import { type LongDocument, makeLong } from './long-documents.ts';
import { type Asked, longestStall, openPlace, type Place, waitsOfAnother } from './place.ts';

const lengths = [300, 1000, 5000];

/**
 * What is opened and sent of a document of 300, 1,000 and 5,000 lines, in a web process of its own as it is operated: the
 * longest time its event loop stood still meanwhile, by that process's own metrics, and what another reader waited for a
 * small page.
 */
export function stall(): Promise<Figure[]> {
  return onStand({ businesses: 1, connections: 4 }, async (stand) => {
    process.stdout.write(`Load of the machine at the start: ${(loadavg()[0] ?? 0).toFixed(1)}.\n`);
    const place = await openPlace(stand);
    const worker = await startProcess({ kind: 'worker', env: place.environment, asOperated: true });
    const figures: Figure[] = [];
    try {
      // Code paths are hot then, as they are in a process that has been asked before.
      for (const asked of pagesOf(place, await makeLong(place, 20))) await asked.ask();
      for (const lines of lengths) {
        const document = await makeLong(place, lines);
        for (const asked of pagesOf(place, document)) figures.push(...(await measure(place, asked, lines)));
      }
    } finally {
      await Promise.all([place.web.kill(), worker.kill()]);
    }
    return figures;
  });
}

function pagesOf(place: Place, { draft, asked, issued, csv }: LongDocument): Asked[] {
  const { staff, owner, customer } = place;
  return [
    { page: 'editor', ask: () => staff.get(paths.editInvoice(draft)) },
    { page: 'save', ask: () => staff.save(draft) },
    { page: 'preview', ask: () => staff.get(paths.invoicePreview(draft)) },
    { page: 'owner review', ask: () => owner(asked.first).then((to) => to.get(paths.review(asked.first))) },
    { page: 'difference', ask: () => owner(asked.second).then((to) => to.get(paths.review(asked.second))) },
    {
      page: 'correction',
      ask: () =>
        owner(asked.first).then((to) => to.get(paths.review(asked.first, { ask: 'request-correction' }))),
    },
    { page: 'timeline', ask: () => staff.get(paths.invoice(asked.second)) },
    {
      page: 'customer page',
      ask: () => customer(issued).then((to) => to.get(paths.customerInvoice(issued))),
    },
    { page: 'import', ask: () => staff.importFile(csv) },
  ];
}

async function measure(place: Place, asked: Asked, lines: number): Promise<Figure[]> {
  await asked.ask();
  await longestStall(place);
  const other = waitsOfAnother(place);
  // A page that fails is told by its own error, not by that of the other reader once all is put away.
  const waits = await asked.ask().finally(other.stop).then(other.stop);
  const stalled = await longestStall(place);
  const figure = (metric: string, value: number): Figure => ({
    bench: 'stall',
    subject: `${asked.page}, ${lines} lines`,
    metric,
    unit: 'ms',
    value,
    ratio: null,
    against: null,
  });
  return [figure('longest stall', stalled), figure('p99 of another reader', quantile(waits, 0.99))];
}
