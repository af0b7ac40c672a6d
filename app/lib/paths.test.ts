import { describe, expect, it } from 'vitest';
import { paths, safeRedirect, withQuery } from './paths.ts';

describe('the site map', () => {
  it.each([
    [paths.today(), '/'],
    [paths.signIn(), '/sign-in'],
    [paths.signIn({ redirectTo: '/invoices?a=1' }), '/sign-in?redirectTo=%2Finvoices%3Fa%3D1'],
    [paths.signInCode(), '/sign-in/code'],
    [paths.signOut(), '/sign-out'],
    [paths.invitation('t'), '/invitation/t'],
    [paths.invoices({ status: 'draft', page: 2, hide: false, q: '' }), '/invoices?status=draft&page=2'],
    [paths.newInvoice(), '/invoices/new'],
    [paths.importInvoices(), '/invoices/import'],
    [paths.invoice('42'), '/invoices/42'],
    [paths.editInvoice('42'), '/invoices/42/edit'],
    [paths.invoicePreview('42'), '/invoices/42/preview.pdf'],
    [paths.invoicePdf('42'), '/invoices/42/pdf'],
    [paths.business('b'), '/businesses/b'],
    [paths.businessPolicy('b'), '/businesses/b/policy'],
    [paths.customer('c'), '/customers/c'],
    [paths.failures(), '/failures'],
    [paths.settings(), '/settings'],
    [paths.reviewLink('t'), '/review/t'],
    [paths.review('r', { ask: 'approve' }), '/r/r?ask=approve'],
    [paths.portalLink('t'), '/portal/t'],
    [paths.portal(), '/portal'],
    [paths.customerInvoiceLink('t'), '/invoice/t'],
    [paths.customerInvoice('i'), '/i/i'],
    [paths.mail('m'), '/mailbox/m'],
    [paths.mail('m', { show: 'text' }), '/mailbox/m?show=text'],
    [paths.mailHtml('m'), '/mailbox/m/html'],
    [paths.mailFile('m', 0), '/mailbox/m/files/0'],
    [paths.resendWebhook(), '/webhooks/resend'],
  ])('%s', (path, expected) => expect(path).toBe(expected));

  it('keeps an id from climbing out of its place', () => {
    expect(paths.invoice('../sign-out?x#y')).toBe('/invoices/..%2Fsign-out%3Fx%23y');
  });

  it('repeats a name for each of its values', () => {
    expect(withQuery('/invoices', { id: ['a', 'b'] })).toBe('/invoices?id=a&id=b');
  });
});

describe('going back where a form came from', () => {
  it.each([
    ['/invoices?page=2#top', '/invoices?page=2#top'],
    ['/', '/'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/.//evil.example', '/'],
    ['/..//evil.example', '/'],
    ['/invoices/..//evil.example/', '/'],
    ['/%2e//evil.example', '/'],
    ['/./\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/\t/evil.example', '/'],
    ['invoices', '/'],
    [undefined, '/'],
    [null, '/'],
  ])('%s leads to %s', (to, expected) => expect(safeRedirect(to)).toBe(expected));
});
