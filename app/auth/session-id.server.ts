import { createHmac } from 'node:crypto';
import { deriveKey } from '#workflows/access/derive-key.ts';
import type { AuthServices } from './services.ts';

/**
 * What is kept of a session, of staff or of a link: the secret of its cookie under a key of SESSION_SECRET, in hex. A
 * changed SESSION_SECRET looks for ids that nobody has, so that every open session ends with the former one.
 */
export const sessionIdOf = ({ env }: Pick<AuthServices, 'env'>, cookieSecret: string): string =>
  createHmac('sha256', deriveKey(env.SESSION_SECRET, 'sessions')).update(cookieSecret).digest('hex');
