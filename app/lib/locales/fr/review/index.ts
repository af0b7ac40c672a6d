import { answers } from './answers.ts';
import { clock } from './clock.ts';
import { document } from './document.ts';
import { link } from './link.ts';
import { outcomes } from './outcomes.ts';

/** Every text of the owner's review of one draft, behind its link. */
export const review = { ...document, ...clock, ...answers, ...outcomes, ...link };
