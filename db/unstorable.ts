/** PostgreSQL's words for text that it can't hold: U+0000, alone or in JSON, and what is no UTF-8 (appendix A of its manual). */
const codes = new Set(['22021', '22P05']);

/**
 * Whether a query failed because of what somebody typed rather than of us: no form of ours sends such text, so it needs
 * no place beside a field.
 */
export function isUnstorable(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (codes.has((at as { code?: string }).code ?? '')) return true;
  }
  return false;
}
