/** Everything of a business or of the office, in files. */
export const exports = {
  title: 'Exports',
  link: 'Exports',
  intro:
    'The issued invoices (PDF, XML, data), their register for spreadsheets, the signed ledger, the logs and what was said: all of it can be read and checked without Tacite.',
  scope: 'What is exported',
  hint: 'Made in the background, then kept for twenty-four hours. Only the person who asked for it can download it.',
  whole: 'The whole office',
  ask: 'Make the export',
  asked: 'The export is being made. It shows below as soon as it is ready, and an e-mail tells you.',
  list: 'Exports asked for',
  none: 'Nobody has asked for an export.',
  by: 'Asked for by {{name}}, {{date}}',
  ready_one: 'Ready: {{count}} file, {{size}}, kept until {{date}}',
  ready_other: 'Ready: {{count}} files, {{size}}, kept until {{date}}',
  kilobytes: '{{n}} kB',
  megabytes: '{{n}} MB',
  state: {
    waiting: 'Being made…',
    failed: 'Given up: every try failed. Ask for another one.',
    gone: 'Deleted: an export is kept for twenty-four hours.',
  },
  taken: 'Downloaded {{date}}, from {{address}}',
  take: 'Download',
  refused: {
    notFound: 'Choose what is to be exported.',
    tooMany: 'Three exports are being made already: wait until one of them is ready.',
  },
};
