import { describe, expect, it } from 'vitest';
import { cacheControl, mailContentType, securityHeaders } from './security-headers.ts';

const page = { nonce: 'n0nce', contentType: 'text/html; charset=utf-8', isHashedAsset: false, isDev: false };
const policyOf = (change: Partial<typeof page>) =>
  securityHeaders({ ...page, ...change })['Content-Security-Policy'];

describe('content security policy', () => {
  it('lets only our files and nonced scripts run, and nobody frame us', () => {
    const policy = policyOf({});
    expect(policy).toContain("script-src 'self' 'nonce-n0nce'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('never allows inline scripts, not even in development', () => {
    expect(policyOf({ isDev: true })).toContain("script-src 'self' 'nonce-n0nce'");
    expect(policyOf({ isDev: true })).not.toContain('unsafe-eval');
  });

  it('lets our own page frame a PDF', () => {
    expect(policyOf({ contentType: 'application/pdf' })).toContain("frame-ancestors 'self'");
  });

  it('shows a captured mail in our own frame, without scripts, forms or anything from outside', () => {
    const policy = policyOf({ contentType: mailContentType });
    expect(policy).toContain("frame-ancestors 'self'");
    expect(policy).toMatch(/(^|; )sandbox allow-top-navigation-by-user-activation(;|$)/);
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('https:');
  });
});

it('keeps other sites and the powers of a browser away from every answer (OWASP ASVS 5.0, 3.4)', () => {
  const { 'Content-Security-Policy': _, ...others } = securityHeaders(page);
  expect(others).toEqual({
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': expect.stringMatching(/camera=\(\).*geolocation=\(\).*payment=\(\)/),
    'Referrer-Policy': 'no-referrer',
    'Strict-Transport-Security': expect.stringMatching(/^max-age=63072000;/),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
  });
});

it('forbids caches to keep anything but files that never change', () => {
  expect(cacheControl({ isHashedAsset: false })).toBe('no-store');
  expect(cacheControl({ isHashedAsset: true })).toContain('immutable');
});
