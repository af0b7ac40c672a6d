/** Headers of every answer, errors and assets included. Sources: OWASP ASVS 5.0 V3.4. */

export type AnswerKind = {
  /** Fresh per request; the only way for an inline script or style to run. */
  nonce: string;
  contentType: string | undefined;
  /** A file with a hash in its name: never changes. */
  isHashedAsset: boolean;
  /** Vite's dev server injects styles and opens a websocket. */
  isDev: boolean;
};

const policy = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

const pagePolicy = ({ nonce, isDev }: AnswerKind) =>
  policy({
    'default-src': "'none'",
    'base-uri': "'none'",
    'connect-src': isDev ? "'self' ws:" : "'self'",
    'font-src': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    // The preview of a PDF, and a captured mail.
    'frame-src': "'self'",
    // blob: the editor's drawings of a draft, made by a page of ours; a picture runs no script.
    'img-src': "'self' blob:",
    'manifest-src': "'self'",
    'script-src': `'self' 'nonce-${nonce}'`,
    'style-src': isDev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
  });

/**
 * A PDF is shown in a frame of our own page. Browsers draw it with a viewer of theirs inside this policy, so it names
 * what a document of ours must not do and leaves the viewer's own parts alone.
 */
const pdfPolicy = policy({
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'self'",
  'object-src': "'self'",
  'script-src': "'none'",
});

/** How the mailbox marks a captured mail: a parameter of its media type that browsers pass over. */
export const mailContentType = 'text/html; charset=utf-8; profile=mail';

/** A captured mail in a sandboxed frame of the mailbox: its own inline styles, no script, nothing from elsewhere. */
const mailPolicy = policy({
  'default-src': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'self'",
  'img-src': 'data:',
  sandbox: 'allow-top-navigation-by-user-activation',
  'style-src': "'unsafe-inline'",
});

const policyFor = (kind: AnswerKind) => {
  if (kind.contentType?.startsWith('application/pdf')) return pdfPolicy;
  return kind.contentType === mailContentType ? mailPolicy : pagePolicy(kind);
};

const isFramed = ({ contentType }: AnswerKind) =>
  contentType?.startsWith('application/pdf') || contentType === mailContentType;

/** Set by the server last, over whatever a route said: a page can't weaken them by mistake. */
export const securityHeaders = (kind: AnswerKind): Record<string, string> => ({
  'Content-Security-Policy': policyFor(kind),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  // For browsers that don't know frame-ancestors.
  'X-Frame-Options': isFramed(kind) ? 'SAMEORIGIN' : 'DENY',
});

/** Everything but hashed files holds data of somebody, so nothing is kept by a cache. */
export const cacheControl = ({ isHashedAsset }: Pick<AnswerKind, 'isHashedAsset'>) =>
  isHashedAsset ? 'public, max-age=31536000, immutable' : 'no-store';
