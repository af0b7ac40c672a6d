import { expect, it } from 'vitest';
import { paths } from '#app/lib/paths.ts';
import { redactPath } from './redact-path.ts';

const token = 'Zm9vYmFy-_0123456789';

it.each([
  [paths.reviewLink(token), '/review/:token'],
  [`${paths.reviewLink(token)}.data`, '/review/:token.data'],
  [`${paths.reviewLink(token)}/renew?ask=1`, '/review/:token/renew'],
  [paths.portalLink(token), '/portal/:token'],
  [paths.customerInvoiceLink(token), '/invoice/:token'],
  [paths.invitation(token), '/invitation/:token'],
  [paths.newPassword(token), '/password/:token'],
  [paths.newAddress(token), '/address/:token'],
  [paths.reportLink(token, { done: '1' }), '/report/:token'],
  [`${paths.invoices()}?q=${token}`, '/invoices'],
  [paths.invoice('42'), '/invoices/42'],
])('%s is logged as %s', (target, expected) => expect(redactPath(target)).toBe(expected));
