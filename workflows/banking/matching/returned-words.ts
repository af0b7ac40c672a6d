import { fold } from './fold.ts';

const returned =
  /\b(?:IMPAYES?|IMP|CHQ IMP|REJETS?|REJ|RETOUR|RET|ANNUL(?:ATION)?|CONTREPASSATION|CONTREPASSE|SANS PROVISION)\b/;
const cost = /\b(?:FRAIS|COMMISSIONS?|COM|COTISATIONS?)\b/;

/** Whether a label says that money which came goes back; what the bank takes for it is none. */
export const saysReturned = (label: string): boolean => {
  const text = fold(label);
  return returned.test(text) && !cost.test(text);
};
