import { performance } from 'node:perf_hooks';
import { judge } from '#test/banking/matching/judge.ts';
import { prepareBook } from '#workflows/banking/matching/prepare-book.ts';
import { propose } from '#workflows/banking/matching/propose.ts';
import type { BookInput, OpenItem } from '#workflows/banking/matching/types.ts';
import type { Figure } from './figures.ts';

const items = 50_000;
const lines = 5_000;

/** How many lines of banks are proposed right, and how long 5,000 of them take against 50,000 open items. */
export async function matching(): Promise<Figure[]> {
  const words = [
    'MOREL',
    'GARNIER',
    'PETIT',
    'LECOQ',
    'DURAND',
    'OCEANE',
    'KRAFT',
    'HELIOS',
    'LUMEN',
    'ZEPHYR',
  ];
  const nameOf = (n: number) => `${words[n % 10]} ${words[(n * 7 + 3) % 10]} ${(n * 7919) % 9973}K`;
  const list: OpenItem[] = Array.from({ length: items }, (_, n) => ({
    invoiceId: `i${n}`,
    number: `FA-2026-${String(n).padStart(5, '0')}`,
    customerId: `c${n % 2500}`,
    buyerName: nameOf(n % 2500),
    balanceCents: 10_000 + ((n * 104_729) % 900_000),
    currency: 'EUR',
    issuedOn: '2026-08-01',
    dueOn: '2026-09-01',
    parts: [],
  }));
  const input: BookInput = {
    businessNames: [],
    ownIbans: [],
    items: list,
    settled: [],
    credits: [],
    payments: [],
    customers: Array.from({ length: 2500 }, (_, n) => ({ id: `c${n}`, names: [nameOf(n)] })),
    ibans: [],
    chargeLimitCents: 0,
  };
  const started = performance.now();
  const book = prepareBook(input);
  const ready = performance.now();
  for (let n = 0; n < lines; n++) {
    const item = list[(n * 31) % items];
    if (!item) continue;
    const other = list[(n * 31 + 2500) % items];
    const ways = [
      { label: `VIR SEPA RECU /DE ${item.buyerName} /MOTIF ${item.number}`, cents: item.balanceCents },
      { label: `VIR ${item.buyerName}`, cents: item.balanceCents },
      { label: `VIR ${item.buyerName}`, cents: item.balanceCents + (other?.balanceCents ?? 0) },
      { label: `VIR ${item.buyerName} ACOMPTE`, cents: 4321 },
      { label: `REMISE CHEQUES ${n}`, cents: item.balanceCents },
    ];
    const way = ways[n % ways.length];
    if (!way) continue;
    const said = {
      bookedOn: '2026-10-05',
      currency: 'EUR',
      counterpartyName: '',
      counterpartyIban: '',
      endToEndId: '',
    };
    propose(book, { ...said, ...way, isReturn: false });
  }
  const done = performance.now();
  const figure = (subject: string, metric: string, unit: string, value: number): Figure => ({
    bench: 'matching',
    subject,
    metric,
    unit,
    value,
    ratio: null,
    against: null,
  });
  return [
    ...['known.txt', 'held-out.txt'].flatMap((file) => {
      const judged = judge(file);
      return [
        figure(file, 'lines', '', judged.lines),
        figure(file, 'proposed right', '%', (100 * judged.right) / judged.lines),
        figure(file, 'sure', '', judged.sure),
        figure(file, 'sure and wrong', '', judged.sureWrong),
      ];
    }),
    figure('50,000 open items', 'made ready', 'ms', ready - started),
    figure('50,000 open items', '5,000 lines', 'ms', done - ready),
  ];
}
