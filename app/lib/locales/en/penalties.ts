/** What lateness comes to, and how it is computed. */
export const penalties = {
  title: 'Late payment penalties',
  see: 'Penalties',
  of: 'Penalties of {{name}}',
  with: 'Towards {{business}}, computed on {{date}}',
  sum: '<due>{{sum}}</due>: <b>{{interest}}</b> of interest and <b>{{indemnity}}</b> of compensation',
  says: 'This adds nothing to what is owed. It is claimed only where the business wants it. Each line: still open × rate × days ÷ 365. A payment stops it in the evening of its day; what is disputed, credited or written off bears nothing.',
  incomplete:
    'This sum is not complete: a rate is missing, or a mention was not understood. The lines say which.',
  none: 'Nothing was ever late',
  alsoPaid: 'With what was paid late',
  openOnly: 'Only what is open',
  paidLate: 'paid late',
  linesOf: 'Computation of {{number}}',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  fromTo: 'from {{from}} to {{to}}',
  notComputed: 'not computed',
  total: 'Total of the document',
  indemnity: 'Fixed compensation for recovery costs',
  indemnityBy: {
    professional: 'French Commercial Code, art. L. 441-10 and D. 441-5: one for each invoice paid late',
    public: 'French Public Procurement Code, art. D. 2192-35: one for each invoice paid late',
  },
  column: {
    part: 'Part',
    days: 'Days late',
    base: 'Still open',
    rate: 'Rate',
    amount: 'Amount',
    since: 'Since',
    which: 'Reference',
    source: 'Source',
  },
  rate: {
    ecb: '{{base}} (ECB) + {{points}} points',
    legal: '{{times}} × {{base}} (legal interest)',
    fixed: '{{rate}} a year',
    floor: 'raised to the floor: 3 × {{base}} (legal interest)',
    by: { law: 'by law', terms: 'by the document' },
  },
  missing: {
    ecb: 'The ECB’s rate of the half-year that begins on {{date}} is not known here yet: nothing is assumed.',
    legal: 'The legal rate of the half-year that begins on {{date}} is not known here: nothing is assumed.',
  },
  why: {
    consumer:
      'The customer is a private person: neither interest nor compensation, unless the contract says so.',
    unreadable:
      'The document has its own words about lateness, and no rate was read in them. Nothing is assumed: compute it by them.',
    currency: 'The document is not in euros: nothing is computed.',
  },
  rates: 'Reference rates',
  which: { ecb: 'ECB refinancing', legal: 'Legal interest, professional creditor' },
} as const;
