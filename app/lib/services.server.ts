import { readEnvOrExit } from '#workflows/process/env.ts';
import { createServices, type Services } from '#workflows/services.ts';

// On globalThis, so that a reload in development keeps the one connection pool.
const holder = globalThis as { taciteServices?: Services };

/** What pages and actions work with: one set a process, made when first asked for. */
export function services(): Services {
  holder.taciteServices ??= createServices(readEnvOrExit(), 'web');
  return holder.taciteServices;
}
