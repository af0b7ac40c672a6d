/** Every address of the product. Nothing else may write one, so that a page can be moved in one place. */

type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

/** Adds what is set to a path: `withQuery('/invoices', { status: 'draft', page: 2 })`. */
export const withQuery = (path: string, query: Query): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const each of values)
      if (each !== undefined && each !== false && each !== '') search.append(name, String(each));
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
};

const at = (strings: TemplateStringsArray, ...parts: string[]) =>
  strings.reduce((path, text, index) => path + encodeURIComponent(parts[index - 1] ?? '') + text);

export const paths = {
  // Staff
  today: () => '/',
  signIn: (query: { redirectTo?: string; again?: boolean } = {}) => withQuery('/sign-in', query),
  signInCode: (query: { redirectTo?: string; recovery?: boolean } = {}) => withQuery('/sign-in/code', query),
  /** Where a script asks what a passkey is to sign, and gives the answer. */
  signInPasskey: () => '/sign-in/passkey',
  signOut: () => '/sign-out',
  /** A forgotten password: the address to send to, then the link of that mail. */
  forgotten: (query: { sent?: boolean } = {}) => withQuery('/password', query),
  newPassword: (token: string) => at`/password/${token}`,
  /** The link of the mail to a new address. */
  newAddress: (token: string) => at`/address/${token}`,
  invitation: (token: string) => at`/invitation/${token}`,
  invoices: (query: Query = {}) => withQuery('/invoices', query),
  /** For the list's script: how many a whole list is, and what it comes to. */
  invoiceSums: (query: Query = {}) => withQuery('/invoices/sums', query),
  newInvoice: (query: Query = {}) => withQuery('/invoices/new', query),
  /** Whom a new invoice may be for, by what is typed. */
  newInvoiceMatches: (query: Query = {}) => withQuery('/invoices/new/matches', query),
  importInvoices: () => '/invoices/import',
  importTemplate: () => '/invoices/import/template.csv',
  /** What a bulk action will do, then what it did. */
  bulkInvoices: (query: Query = {}) => withQuery('/invoices/bulk', query),
  /** Does some items of a bulk action and answers with what became of each. */
  bulkItems: () => '/invoices/bulk/items',
  /** Everything of a month's end, and how far it is. */
  monthEnd: () => '/invoices/month-end',
  /** Sends off the next set of what is ready and answers with what became of it. */
  monthEndSteps: () => '/invoices/month-end/steps',
  invoice: (id: string, query: Query = {}) => withQuery(at`/invoices/${id}`, query),
  /** Money in: bank lines that wait, and files that bring them. */
  settlements: (query: Query = {}) => withQuery('/settlements', query),
  /** What should come in, by days; and what was paid, by how long it took. */
  expected: (query: Query = {}) => withQuery('/settlements/expected', query),
  paid: (query: Query = {}) => withQuery('/settlements/paid', query),
  /** Letters about money that wait to be printed and posted; all of them as one file, and one. */
  letters: (query: Query = {}) => withQuery('/settlements/letters', query),
  /** What plans propose, and what they announced. */
  dunnings: (query: Query = {}) => withQuery('/settlements/dunnings', query),
  lettersFile: () => '/settlements/letters.pdf',
  letterFile: (id: string) => at`/settlements/letters/${id}/pdf`,
  /** What was invoiced and paid, put together by what one asks. */
  reports: (query: Query = {}) => withQuery('/reports', query),
  agedBalance: (query: Query = {}) => withQuery('/reports/aged', query),
  accounting: (query: Query = {}) => withQuery('/reports/accounting', query),
  /** Journals of a business as a file; taking one is written down, so that it is a form. */
  journalsFile: () => '/reports/accounting/file',
  /** One of them as a spreadsheet. */
  reportFile: (report: string, form: string, query: Query = {}) =>
    withQuery(at`/reports/${report}.${form}`, query),
  settlement: (id: string, query: Query = {}) => withQuery(at`/invoices/${id}/settlement`, query),
  editInvoice: (id: string, query: Query = {}) => withQuery(at`/invoices/${id}/edit`, query),
  /** The same at a page of a long document's lines. */
  editLines: (id: string, lines: number) => `${withQuery(at`/invoices/${id}/edit`, { lines })}#s-lines`,
  /** Saves the editor's fields while somebody types. */
  autosaveInvoice: (id: string) => at`/invoices/${id}/autosave`,
  /** The draft as it would be printed now. */
  invoicePreview: (id: string) => at`/invoices/${id}/preview.pdf`,
  /** The same as a drawing, for the editor. */
  invoiceDrawing: (id: string, query: Query = {}) => withQuery(at`/invoices/${id}/preview.svg`, query),
  /** What changes of that drawing with what the editor's form holds. */
  typedDrawing: (id: string) => at`/invoices/${id}/drawing`,
  /** The sealed document. */
  invoicePdf: (id: string) => at`/invoices/${id}/pdf`,
  /** The same printed once more, marked as a duplicate. */
  invoiceDuplicate: (id: string) => at`/invoices/${id}/duplicate.pdf`,
  businesses: (query: Query = {}) => withQuery('/businesses', query),
  newBusiness: () => '/businesses/new',
  business: (id: string, query: Query = {}) => withQuery(at`/businesses/${id}`, query),
  businessPolicy: (id: string) => at`/businesses/${id}/policy`,
  /** What its reminders say. */
  businessDunning: (id: string, query: Query = {}) => withQuery(at`/businesses/${id}/dunning`, query),
  /** When and how it asks for what is late. */
  businessPlan: (id: string, query: Query = {}) => withQuery(at`/businesses/${id}/plan`, query),
  mandateDocument: (businessId: string, mandateId: string) =>
    at`/businesses/${businessId}/mandates/${mandateId}.pdf`,
  /** `version` names the file's content, so that a new one is fetched. */
  businessLook: (id: string, file: 'logo' | 'terms', version: string) =>
    withQuery(at`/businesses/${id}/look/${file}`, { v: version.slice(0, 12) }),
  customers: (query: Query = {}) => withQuery('/customers', query),
  newCustomer: (query: Query = {}) => withQuery('/customers/new', query),
  customer: (id: string, query: Query = {}) => withQuery(at`/customers/${id}`, query),
  outstanding: (id: string, query: Query = {}) => withQuery(at`/customers/${id}/outstanding`, query),
  /** A customer's account with his business over a period, and its files. */
  statement: (id: string, query: Query = {}) => withQuery(at`/customers/${id}/statement`, query),
  statementFile: (id: string, as: 'pdf' | 'csv', query: Query = {}) =>
    withQuery(`${at`/customers/${id}/statement`}.${as}`, query),
  /** What the lateness of a customer comes to; with `paid` also of what he paid late. */
  penalties: (id: string, query: Query = {}) => withQuery(at`/customers/${id}/penalties`, query),
  failures: (query: Query = {}) => withQuery('/failures', query),
  engine: (query: Query = {}) => withQuery('/engine', query),
  settings: (query: Query = {}) => withQuery('/settings', query),
  account: (query: Query = {}) => withQuery('/account', query),
  recoveryCodes: (query: Query = {}) => withQuery('/account/codes', query),
  changeFactor: () => '/account/factor',
  passkeys: () => '/account/passkeys',
  /** A session is used, so that it goes on. */
  stay: () => '/stay',
  /** A factor, once more, before something that needs it. */
  confirm: (query: { redirectTo?: string } = {}) => withQuery('/confirm', query),
  /** What is kept on whom and for how long; with `find`, the people it can be given to or taken from. */
  privacy: (query: Query = {}) => withQuery('/privacy', query),
  /** What is kept on one person, as a file. */
  personExport: (kind: string, id: string) => at`/privacy/${kind}/${id}`,

  /** Exports that were asked for, and the file of one. */
  exports: (query: Query = {}) => withQuery('/exports', query),
  exportFile: (id: string) => at`/exports/${id}`,

  // Owner: the link of a mail, then what its cookie opens
  reviewLink: (token: string) => at`/review/${token}`,
  reviewLinkPdf: (token: string) => at`/review/${token}/pdf`,
  review: (invoiceId: string, query: Query = {}) => withQuery(at`/r/${invoiceId}`, query),
  reviewPdf: (invoiceId: string, query: Query = {}) => withQuery(at`/r/${invoiceId}/pdf`, query),
  /** « It was not me », and abuse: from any link, in any state. */
  reportLink: (token: string, query: { done?: string } = {}) => withQuery(at`/report/${token}`, query),
  /** The same from a page behind the cookie, whose address holds no token. */
  report: (query: { from?: string; id?: string; as?: string; done?: string } = {}) =>
    withQuery('/report', query),
  /** The link of a mail that tells of another owner, or another address: to object. */
  objection: (token: string, query: { done?: boolean; unsure?: boolean } = {}) =>
    withQuery(at`/objection/${token}`, { done: query.done && 1, unsure: query.unsure && 1 }),
  /** A link by mail, for who has none at hand. */
  askLink: (query: { sent?: boolean } = {}) => withQuery('/link', { sent: query.sent && 1 }),
  portalLink: (token: string) => at`/portal/${token}`,
  portal: (query: Query = {}) => withQuery('/portal', query),

  // Customer: the link of a mail, then what its cookie opens
  customerInvoiceLink: (token: string) => at`/invoice/${token}`,
  customerInvoiceLinkPdf: (token: string) => at`/invoice/${token}/pdf`,
  customerInvoice: (invoiceId: string, query: Query = {}) => withQuery(at`/i/${invoiceId}`, query),
  customerInvoicePdf: (invoiceId: string, query: Query = {}) => withQuery(at`/i/${invoiceId}/pdf`, query),

  /** The whole account of the customer of an invoice, and its files. */
  customerStatement: (invoiceId: string, query: Query = {}) =>
    withQuery(at`/i/${invoiceId}/statement`, query),
  customerStatementFile: (invoiceId: string, as: 'pdf' | 'csv', query: Query = {}) =>
    withQuery(`${at`/i/${invoiceId}/statement`}.${as}`, query),

  /** What the QR code of a document leads to (workflows/documents/issued-input.ts); open to whoever holds it. */
  check: (code: string) => at`/check/${code}`,

  // The demonstration's captured mail
  mailbox: (query: Query = {}) => withQuery('/mailbox', query),
  mail: (id: string, query: Query = {}) => withQuery(at`/mailbox/${id}`, query),
  mailHtml: (id: string) => at`/mailbox/${id}/html`,
  mailFile: (id: string, index: number) => at`/mailbox/${id}/files/${String(index)}`,
  specimen: () => '/specimen',

  // Preferences and machines
  language: () => '/language',
  theme: () => '/theme',
  resendWebhook: () => '/webhooks/resend',
  health: () => '/health',
  ready: () => '/ready',
} as const;

/**
 * A path to go back to that came with a request: our own pages only, so that a link can't send a reader elsewhere.
 */
export const safeRedirect = (to: unknown, fallback = paths.today()): string => {
  const base = 'http://paths.invalid';
  if (typeof to !== 'string' || !to.startsWith('/') || !URL.canParse(to, base)) return fallback;
  const url = new URL(to, base);
  // "/.//elsewhere" has our origin, and the path "//elsewhere", which a browser reads as another host.
  const isOurs = url.origin === base && !url.pathname.startsWith('//');
  return isOurs ? `${url.pathname}${url.search}${url.hash}` : fallback;
};
