import { readFileSync } from 'node:fs';
import { prepareBook } from '#workflows/banking/matching/prepare-book.ts';
import { propose } from '#workflows/banking/matching/propose.ts';
import { bookOf } from './base.ts';
import { books } from './books.ts';

/** What became of a file of labels: proposed right, and of the sure ones, wrong. `misses` say what was expected. */
export function judge(file: string) {
  const prepared = new Map(Object.entries(books).map(([key, base]) => [key, prepareBook(bookOf(base))]));
  const rows = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
  const figures = { lines: 0, right: 0, sure: 0, sureWrong: 0 };
  const misses: string[] = [];
  for (const row of rows) {
    if (!row || row.startsWith('#')) continue;
    const [key = '', amount, label = '', counterpartyName = '', payer = '', wanted = ''] = row.split('|');
    const book = prepared.get(key);
    if (!book) throw new Error(`no business ${key}: ${row}`);
    const counterpartyIban = payer ? `IBAN-${payer}` : '';
    const said = {
      bookedOn: '2026-10-05',
      cents: Number(amount),
      currency: 'EUR',
      label,
      counterpartyName,
      counterpartyIban,
    };
    const { sureness, shares } = propose(book, { ...said, endToEndId: '', isReturn: false });
    const balance = (number: string) => book.input.items.find((item) => item.number === number)?.balanceCents;
    const list = wanted.trim() === '-' ? [] : wanted.trim().split(' ');
    const expected = list
      .map((each) => (each.includes('=') ? each : `${each}=${balance(each)}`))
      .sort()
      .join(' ');
    const got = shares
      .map(({ invoiceId, cents }) => `${invoiceId}=${cents}`)
      .sort()
      .join(' ');
    const isRight = got === expected;
    figures.lines++;
    if (isRight) figures.right++;
    if (sureness === 'sure') figures.sure++;
    if (sureness === 'sure' && !isRight) figures.sureWrong++;
    if (!isRight) misses.push(`${row}: ${sureness} ${got || '-'}`);
  }
  return { ...figures, misses };
}
