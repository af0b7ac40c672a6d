/**
 * What is kept of an error for people to read and for `failureKind` to recognise, in one line: of a failed query its cause,
 * which says more than its text and holds nothing anybody typed; with the SQLSTATE, as a server may speak any language, and
 * with the name or the code of an error of ours, which needs no cause to be known. PostgreSQL keeps no text with a NUL in it.
 */
export function failureSentence(error: unknown): string {
  const outer =
    error instanceof Error && error.cause instanceof Error && !hasCode(error) ? error.cause : error;
  const told: unknown = outer instanceof AggregateError ? (outer.errors[0] ?? outer) : outer;
  const { name, message, code } = (told ?? {}) as { name?: string; message?: string; code?: unknown };
  const text = (message ?? String(told)).replaceAll('\0', '').replace(/\s+/g, ' ').trim();
  const isOfDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  if (isOfDatabase) return `${text} (SQLSTATE ${code})`;
  const named = name && name !== 'Error' ? `${name}: ${text}` : text;
  return typeof code === 'string' && !named.includes(code) ? `${named} (${code})` : named;
}

const hasCode = (error: Error) => typeof (error as { code?: unknown }).code === 'string';
