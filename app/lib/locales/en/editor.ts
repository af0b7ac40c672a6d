import type { editor as french } from '../fr/editor.ts';
import type { Texts } from '../texts.ts';

export const editor: Texts<typeof french> = {
  title: 'New invoice',
};
