import type { timeline as french } from '../fr/timeline.ts';
import type { Texts } from '../texts.ts';

export const timeline: Texts<typeof french> = {
  title: 'Trace',
};
