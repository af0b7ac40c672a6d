/**
 * The rates that penalties are computed from, each for a half-year and with where it is published; in hundredths of a
 * percent, so that all is whole. A new half-year is a new entry, twice a year; one that is missing is said, never guessed.
 */
export type ReferenceRate = {
  /** YYYY-01-01 or YYYY-07-01. */
  from: string;
  hundredths: number;
  source: string;
};

/**
 * The European Central Bank's main refinancing rate in force on the first day of each half-year (C. com. art. L441-10, II;
 * CCP art. R2192-31).
 */
const ecb: readonly ReferenceRate[] = [
  { from: '2024-07-01', hundredths: 425, source: 'BCE, opérations principales, depuis le 12/06/2024' },
  { from: '2025-01-01', hundredths: 315, source: 'BCE, opérations principales, depuis le 18/12/2024' },
  { from: '2025-07-01', hundredths: 215, source: 'BCE, opérations principales, depuis le 11/06/2025' },
  { from: '2026-01-01', hundredths: 215, source: 'BCE, opérations principales, depuis le 11/06/2025' },
  { from: '2026-07-01', hundredths: 240, source: 'BCE, opérations principales, depuis le 17/06/2026' },
];

/** The legal rate of interest of creditors that are professionals (C. mon. fin. art. L313-2), by its order. */
const legal: readonly ReferenceRate[] = [
  { from: '2024-07-01', hundredths: 492, source: 'taux de l’intérêt légal, 2e semestre 2024' },
  { from: '2025-01-01', hundredths: 371, source: 'taux de l’intérêt légal, 1er semestre 2025' },
  {
    from: '2025-07-01',
    hundredths: 276,
    source: 'taux de l’intérêt légal, 2e semestre 2025, JO du 24/06/2025',
  },
  { from: '2026-01-01', hundredths: 262, source: 'taux de l’intérêt légal, arrêté du 15/12/2025' },
  { from: '2026-07-01', hundredths: 275, source: 'taux de l’intérêt légal, arrêté du 26/06/2026' },
];

export const referenceRates = { ecb, legal };
export type ReferenceKind = keyof typeof referenceRates;

/** The first day of the half-year of a day. */
export const halfYearOf = (day: string): string =>
  `${day.slice(0, 4)}-${day.slice(5, 7) < '07' ? '01' : '07'}-01`;

/** The rate of a day's half-year; undefined where none is on record. */
export const rateOn = (kind: ReferenceKind, day: string): ReferenceRate | undefined =>
  referenceRates[kind].find(({ from }) => from === halfYearOf(day));
