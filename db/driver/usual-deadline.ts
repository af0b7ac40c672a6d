/** How long a query waits for a database that says nothing (deadline.ts), unless DATABASE_DEADLINE_MS says otherwise. */
export const usualDeadlineMs = 10_000;
