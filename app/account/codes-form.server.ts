import { z } from 'zod';
import { factorShape } from '#app/auth/sign-in-form.server.ts';

export const codesForm = z.object(factorShape);
