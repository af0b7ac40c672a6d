import type { AllowanceCharge, Line, Vat } from '#db/shapes/content.ts';
import { blankLine } from '#workflows/invoice/blank-content.ts';
import { unitCodes } from '#workflows/invoice/codes/unit-codes.ts';
import { addDecimals } from '#workflows/invoice/decimal.ts';
import { percentOfCents } from '#workflows/invoice/money.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import type { Chance } from './random.ts';

const articles = [
  'Pose & joints',
  'Fourniture <lot 3>',
  'Heures d’atelier',
  'Chauffe-eau « Ballon 200 l »',
  'Ελιά 日本 😀',
];
const units = [...unitCodes];

/** A line of one VAT, with every liberty that quantities, prices, discounts and periods leave. */
export function someLine(c: Chance, id: string, vat: Vat): Line {
  const unitPrice = decimal(c, 900, c.pick([0, 2, 2, 2, 4, 6]));
  const line: Line = {
    ...blankLine(id),
    name: c.pick(articles),
    description: c.oneIn(3) ? 'Première ligne\nSeconde ligne' : '',
    quantity: decimal(c, 60, c.pick([0, 0, 1, 2, 4])),
    unit: c.oneIn(3) ? c.pick(units) : c.pick(['C62', 'HUR', 'MTK', 'DAY']),
    unitPrice,
    baseQuantity: c.oneIn(10) ? c.pick(['10', '100', '1000', '2.5']) : '1',
    vat,
    period: c.oneIn(8) ? { from: '2026-10-01', to: c.oneIn(3) ? null : '2026-10-31' } : null,
    ...(c.oneIn(8) && { grossPrice: addDecimals(unitPrice, '3.25') }),
    ...(c.oneIn(10) && { note: 'Dont éco-participation' }),
    ...(c.oneIn(10) && { orderLine: String(c.whole(1, 90)) }),
    ...(c.oneIn(12) && { buyerAccount: '606100' }),
    ...(c.oneIn(12) && { object: { scheme: c.pick(['', 'AFL']), value: 'PDL-4471' } }),
    ...(c.oneIn(8) && { article: someArticle(c) }),
  };
  const base = lineNetCents(line);
  return { ...line, adjustments: c.oneIn(5) ? someAdjustments(c, base) : [] };
}

/** A line that deducts: the minus stands on the quantity. */
export function deductingLine(c: Chance, id: string, vat: Vat): Line {
  return {
    ...someLine(c, id, vat),
    quantity: `-${c.whole(1, 3)}`,
    unitPrice: '1.5',
    baseQuantity: '1',
    adjustments: [],
  };
}

export function someAdjustments(c: Chance, baseCents: number): AllowanceCharge[] {
  return Array.from({ length: c.whole(1, 2) }, () => {
    const kind = c.pick(['allowance', 'charge'] as const);
    const percent = c.oneIn(2) ? c.pick(['5', '2.5', '10']) : null;
    const share = percentOfCents(Math.abs(baseCents), percent ?? '1');
    return {
      kind,
      amountCents: share,
      baseCents: percent ? Math.abs(baseCents) : null,
      percent,
      reason: c.oneIn(4) ? '' : kind === 'allowance' ? 'Remise fidélité' : 'Frais de port',
      reasonCode: c.pick(kind === 'allowance' ? ['95', '100'] : ['FC', 'ABL']),
    };
  });
}

function someArticle(c: Chance): NonNullable<Line['article']> {
  return {
    ...(c.oneIn(2) && { sellerId: 'ART-12' }),
    ...(c.oneIn(2) && { buyerId: 'REF 9854' }),
    ...(c.oneIn(2) && { standardId: { scheme: '0160', value: '3020180000005' } }),
    ...(c.oneIn(2) && { classes: [{ code: '44121600', list: 'MP', version: c.pick(['', '26']) }] }),
    ...(c.oneIn(2) && { attributes: [{ name: 'Couleur', value: 'Blanc' }] }),
    origin: c.pick(['FR', 'IT', 'CN']),
  };
}

/** A positive decimal below `most` with so many decimals at most. */
function decimal(c: Chance, most: number, places: number): string {
  const whole = c.whole(1, most);
  return places === 0
    ? String(whole)
    : `${whole}.${String(c.whole(0, 10 ** places - 1)).padStart(places, '0')}`;
}
