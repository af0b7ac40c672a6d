import type { kept as french } from '../fr/kept.ts';
import type { Texts } from '../texts.ts';

export const kept: Texts<typeof french> = {
  title: 'Taken over from the imported file',
  titlePlain: 'Other details of the document',
  lead: 'These details have no field here. They are kept as they are and go on into the electronic invoice.',
  remove: 'Remove',
  removeOf: 'Remove: {{what}}',
  removeHint: 'What you tick is no longer part of it. Untick to keep it.',
  withLine: 'Goes with its line',
  withAmount: 'Goes with its amount',
  line: 'Line {{n}} ({{count}})',
  lineNamed: 'Line {{n}}, {{name}} ({{count}})',
  more_one: 'And one more detail of a line, kept as well.',
  more_other: 'And {{count}} more details of lines, kept as well.',
  ofLine: '{{what}}, line {{n}}',
  colon: ':',
  review: 'Also sent with the electronic invoice',
};
