import { expect, test } from 'vitest';
import { filterOf, periodsOf, readReportParams, reportQuery } from './report-params.ts';

const read = (search: string) => readReportParams(new URLSearchParams(search), '2026-11-30');

test('without a period it is the last twelve months; days the wrong way round are turned', () => {
  expect(read('')).toMatchObject({ report: 'turnover', by: 'month', from: '2025-12-01', to: '2026-11-30' });
  expect(read('from=2026-05-01&to=2026-02-30')).toMatchObject({ from: '2026-05-01', to: '2026-11-30' });
  expect(read('from=2026-05-01&to=2026-03-01')).toMatchObject({ from: '2026-03-01', to: '2026-05-01' });
});

test('an address says what it was made of, and nothing that it can’t read', () => {
  const params = read('report=invoices&state=late&q=+Orbane+&business=x&page=3&by=vat');
  expect(params).toMatchObject({ businessId: '', text: 'Orbane', state: 'late', page: 3 });
  expect(reportQuery(params)).toMatchObject({ report: 'invoices', by: undefined, q: 'Orbane', page: 3 });
  expect(read('state=draft').state).toBe('');
});

test('the state filters by computed statuses, and never payments', () => {
  expect(filterOf(read('report=invoices&state=settled')).statuses).toEqual([
    'paid',
    'cancelled',
    'writtenOff',
  ]);
  expect(filterOf(read('report=payments&state=settled')).statuses).toBeUndefined();
});

test('periods of a day', () => {
  expect(periodsOf('2026-01-15')).toEqual({
    month: { from: '2026-01-01', to: '2026-01-31' },
    lastMonth: { from: '2025-12-01', to: '2025-12-31' },
    quarter: { from: '2026-01-01', to: '2026-03-31' },
    year: { from: '2026-01-01', to: '2026-12-31' },
    lastYear: { from: '2025-01-01', to: '2025-12-31' },
  });
});
