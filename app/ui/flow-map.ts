import type { Status } from './vocabulary.ts';

/** The map of an invoice's states, in units of its drawing (1300 × 330). */

export type FlowNode = { status: Status; x: number; y: number; width: number };
export type FlowEdge = { from: Status; to: Status; path: string };

export const nodes: readonly FlowNode[] = [
  { status: 'draft', x: 0.5, y: 168.5, width: 142 },
  { status: 'awaiting', x: 208.5, y: 168.5, width: 172 },
  { status: 'correction', x: 186.5, y: 62.5, width: 194 },
  { status: 'onHold', x: 198.5, y: 274.5, width: 170 },
  { status: 'approved', x: 470.5, y: 110.5, width: 130 },
  { status: 'tacitlyApproved', x: 450.5, y: 226.5, width: 176 },
  { status: 'issued', x: 676.5, y: 168.5, width: 128 },
  { status: 'sent', x: 860.5, y: 168.5, width: 128 },
  { status: 'delivered', x: 1030.5, y: 168.5, width: 108 },
  { status: 'opened', x: 1176.5, y: 168.5, width: 112 },
  { status: 'undelivered', x: 1020.5, y: 62.5, width: 130 },
  { status: 'cancelled', x: 660.5, y: 62.5, width: 182 },
  { status: 'overdue', x: 660.5, y: 274.5, width: 124 },
  { status: 'partPaid', x: 812.5, y: 274.5, width: 164 },
  { status: 'paid', x: 1004.5, y: 274.5, width: 102 },
  { status: 'writtenOff', x: 1134.5, y: 274.5, width: 160 },
];

export const edges: readonly FlowEdge[] = [
  { from: 'draft', to: 'awaiting', path: 'M143 190H207' },
  { from: 'awaiting', to: 'correction', path: 'M283 168V108' },
  { from: 'correction', to: 'draft', path: 'M186 84H71V167' },
  { from: 'awaiting', to: 'onHold', path: 'M275 213V273' },
  { from: 'onHold', to: 'awaiting', path: 'M291 274V214' },
  { from: 'awaiting', to: 'approved', path: 'M381 184H436V132H469' },
  { from: 'awaiting', to: 'tacitlyApproved', path: 'M381 196H430V248H449' },
  { from: 'approved', to: 'issued', path: 'M601 132H650V184H675' },
  { from: 'tacitlyApproved', to: 'issued', path: 'M627 248H650V196H675' },
  { from: 'issued', to: 'sent', path: 'M805 190H859' },
  { from: 'sent', to: 'delivered', path: 'M989 190H1029' },
  { from: 'delivered', to: 'opened', path: 'M1139 190H1175' },
  { from: 'sent', to: 'undelivered', path: 'M976 168V134H1085V108' },
  { from: 'issued', to: 'cancelled', path: 'M740 168V108' },
  { from: 'issued', to: 'overdue', path: 'M720 213V273' },
  { from: 'sent', to: 'overdue', path: 'M890 213V244H740V273' },
  { from: 'delivered', to: 'partPaid', path: 'M1044 213V244H900V273' },
  { from: 'delivered', to: 'paid', path: 'M1072 213V273' },
  { from: 'opened', to: 'paid', path: 'M1210 213V244H1090V273' },
  { from: 'overdue', to: 'partPaid', path: 'M785 296H811' },
  { from: 'partPaid', to: 'paid', path: 'M977 296H1003' },
  { from: 'overdue', to: 'writtenOff', path: 'M722 319V326H1214V320' },
];

/** The point of no return: two strokes between pencil and ink. */
export const split = 'M412.5 0v330M416.5 0v330';

/** Which arrows were walked, given the states in the order they were passed. */
export const walked = (visited: readonly Status[]): Set<FlowEdge> => {
  const steps = new Set(visited.slice(1).map((to, index) => `${visited[index]} ${to}`));
  return new Set(edges.filter(({ from, to }) => steps.has(`${from} ${to}`)));
};
