import { expect, test } from 'vitest';
import { sampleContent } from '#test/support/content.ts';
import { namesOfPeriod } from './old-period.ts';

const period = (from: string, to: string) => ({ from, to });
const october = { period: period('2026-10-01', '2026-10-31') };
const september = period('2026-09-01', '2026-09-30');
test.each([
  ['Maintenance de septembre 2026', 'septembre 2026'],
  ['Maintenance SEPT. 2026', 'SEPT. 2026'],
  ['Loyer septembre', 'septembre'],
  ['Rent of September 2026', 'September 2026'],
  ['Période 09/2026', '09/2026'],
  ['du 01/09/2026 au 30/09/2026', '01/09/2026'],
  ['sept. 26', 'sept. 26'],
  ['du 1er au 30 septembre', 'septembre'],
])('« %s » still names September', (subject, found) => {
  expect(namesOfPeriod(sampleContent({ ...october, subject }), september)).toMatchObject([
    { path: 'subject', code: 'copy.oldPeriod', severity: 'advice', values: { found } },
  ]);
});

test.each([
  'Maintenance d’octobre 2026',
  'Septembre 2025',
  'Article 109/20261',
  'Mission de septuagénaires',
  'Mars',
])('« %s » does not name September 2026', (subject) => {
  expect(namesOfPeriod(sampleContent({ ...october, subject }), september)).toEqual([]);
});

test('names of the old time are found in lines and notes, for a quarter by its months and its number', () => {
  const [line] = sampleContent().lines;
  const content = sampleContent({
    period: period('2026-10-01', '2026-12-31'),
    subject: 'T3 2026',
    lines: [{ ...line!, description: 'Août 2026' }],
    notes: [{ code: '', text: '3e trimestre 2026' }],
  });
  const found = namesOfPeriod(content, period('2026-07-01', '2026-09-30'));
  expect(found.map(({ path, values }) => [path, values?.found])).toEqual([
    ['subject', 'T3 2026'],
    ['lines.0.description', 'Août 2026'],
    ['notes.0.text', '3e trimestre 2026'],
  ]);
  // A year later the months are the same; only the year tells them apart.
  const year = sampleContent({
    period: period('2027-01-01', '2027-12-31'),
    subject: 'Année 2026, dès janvier',
  });
  expect(namesOfPeriod(year, period('2026-01-01', '2026-12-31')).map(({ values }) => values?.found)).toEqual([
    '2026',
  ]);
});
