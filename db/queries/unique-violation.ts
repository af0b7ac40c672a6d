/** Whether a failed statement broke this unique constraint: two people asked for the same thing at once. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code, constraint_name: name } = each as { code?: unknown; constraint_name?: unknown };
    if (code === '23505') return name === constraint;
  }
  return false;
}
