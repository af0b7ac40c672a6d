import { namedIn } from './names.ts';
import { isMisreadIn, numbersIn } from './numbers.ts';
import { type Book, bareIban, payerOf } from './prepare-book.ts';
import { proposeReversal } from './propose-reversal.ts';
import { subsets } from './subsets.ts';
import type { Choice, Credit, MatchLine, MatchReason, OpenItem, Proposal, Sureness } from './types.ts';

const payout = /\b(?:REM(?:ISE)? ?CB|TPE|REMISE CARTES?|STRIPE|SUMUP|PAYPAL|ZETTLE|IZETTLE)\b/;
const internal = /\b(?:VIR(?:EMENT)? INTERNE|VIR(?:EMENT)? DE COMPTE A COMPTE)\b/;

const nothing = (
  reasons: MatchReason[],
  customerId: string | null = null,
  alternatives: Choice[] = [],
): Proposal => ({
  shares: [],
  credits: [],
  customerId,
  sureness: 'none',
  reasons,
  alternatives,
  reversal: null,
});
const sumOf = (items: readonly { balanceCents: number }[]) =>
  items.reduce((sum, each) => sum + each.balanceCents, 0);

/** Whose all of these are; null where they are several customers' or nobody's. */
const ownerOf = (items: readonly OpenItem[]): string | null => {
  const ids = new Set(items.map(({ customerId }) => customerId));
  return ids.size === 1 ? (items[0]?.customerId ?? null) : null;
};

const whole = (items: readonly OpenItem[]): Choice => ({
  shares: items.map(({ invoiceId, balanceCents }) => ({ invoiceId, cents: balanceCents })),
  credits: [],
  customerId: ownerOf(items),
});

/** Settles these in their order, as far as the line goes. */
function fill(items: readonly OpenItem[], lineCents: number): Choice {
  let left = lineCents;
  const shares = items.flatMap(({ invoiceId, balanceCents }) => {
    const cents = Math.min(left, balanceCents);
    left -= cents;
    return cents > 0 ? [{ invoiceId, cents }] : [];
  });
  return { shares, credits: [], customerId: ownerOf(items) };
}

/** These less a credit that the customer took off: the credit settles the last of them, as far as it goes. */
function lessCredit(items: readonly OpenItem[], credit: Credit): Choice {
  let left = credit.cents;
  const credits: Choice['credits'][number][] = [];
  const shares = [...items].reverse().flatMap(({ invoiceId, balanceCents }) => {
    const cents = Math.min(left, balanceCents);
    left -= cents;
    if (cents > 0) credits.push({ source: { kind: credit.kind, id: credit.id }, invoiceId, cents });
    return balanceCents > cents ? [{ invoiceId, cents: balanceCents - cents }] : [];
  });
  return { shares: shares.reverse(), credits, customerId: ownerOf(items) };
}

/** What a line of a bank is most probably for, and why. Nothing is done with it. */
export function propose(book: Book, line: MatchLine): Proposal {
  if (line.cents < 0) return proposeReversal(book, line);
  if (line.isReturn) return nothing([{ code: 'returned' }]);
  const payerIban = bareIban(line.counterpartyIban);
  if (book.ownIbans.has(payerIban)) return nothing([{ code: 'internal' }]);
  const endToEnd = /^NOT ?PROVIDED$/i.test(line.endToEndId.trim()) ? '' : line.endToEndId;
  const text = endToEnd ? `${line.label}\n${endToEnd}` : line.label;
  const inCurrency = <T extends { currency: string }>(each: T) => each.currency === line.currency;

  const found = numbersIn(book.numbers, text, line.cents).filter(({ of }) => inCurrency(of));
  const inLabel = endToEnd
    ? new Set(numbersIn(book.numbers, line.label, line.cents).map(({ of }) => of))
    : null;
  const settledHits = numbersIn(book.settledNumbers, text, line.cents).filter(
    ({ reading, isDoubtful }) => !isDoubtful && reading !== 'cut',
  );
  const byIban = payerIban ? (book.ibans.get(payerIban) ?? []) : [];
  const nameHits = namedIn(book.names, line.counterpartyName || line.label);
  const moreNames =
    nameHits.length > 0 || !line.counterpartyName ? nameHits : namedIn(book.names, line.label);
  const named =
    moreNames.filter(({ isWhole }) => isWhole).length > 0
      ? moreNames.filter(({ isWhole }) => isWhole)
      : moreNames;
  const payers = byIban.length > 0 ? byIban : named.map(({ customerId }) => customerId);
  const isPayer = (item: OpenItem) => payers.includes(payerOf(item));
  const isOther = (items: readonly OpenItem[]) => payers.length > 0 && !items.every(isPayer);
  const payerReasons = (items: readonly OpenItem[]): MatchReason[] => {
    const [first] = items;
    if (!first) return [];
    if (byIban.includes(payerOf(first))) return [{ code: 'iban' }];
    const hit = named.find(({ customerId }) => customerId === payerOf(first));
    if (hit) return [{ code: 'name', name: hit.name, isWhole: hit.isWhole }];
    return payers.length > 0 ? [{ code: 'otherPayer', name: line.counterpartyName }] : [];
  };
  const numberReasons = (items: readonly OpenItem[]): MatchReason[] =>
    found
      .filter(({ of }) => items.includes(of))
      .flatMap(({ of, reading, isDoubtful }): MatchReason[] => [
        {
          code: 'number',
          number: of.number,
          reading,
          from: inLabel && !inLabel.has(of) ? 'endToEnd' : 'label',
        },
        ...(isDoubtful && reading !== 'cut' && reading !== 'serial' ? [{ code: 'mayBeDate' as const }] : []),
      ]);
  const early = (items: readonly OpenItem[]) => items.some(({ issuedOn }) => line.bookedOn < issuedOn);
  const say = (
    choice: Choice,
    items: readonly OpenItem[],
    sure: boolean,
    reasons: MatchReason[],
    alternatives: Choice[] = [],
  ): Proposal => {
    const several = new Set(items.map(payerOf)).size;
    const sureness: Sureness =
      sure &&
      !payout.test(text.toUpperCase()) &&
      several === 1 &&
      !early(items) &&
      !isOther(items) &&
      alternatives.length === 0
        ? 'sure'
        : 'likely';
    return {
      ...choice,
      customerId: choice.customerId ?? ownerOf(items),
      sureness,
      reasons: [
        ...numberReasons(items),
        ...reasons,
        ...payerReasons(items),
        ...(several > 1 ? [{ code: 'severalCustomers' as const, count: several }] : []),
        ...(early(items) ? [{ code: 'beforeIssue' as const }] : []),
        ...(alternatives.length > 0 ? [{ code: 'ambiguous' as const, count: alternatives.length + 1 }] : []),
      ],
      alternatives,
      reversal: null,
    };
  };

  const firm = found.filter(
    ({ isDoubtful, of, reading }) =>
      !isDoubtful ||
      (isPayer(of) &&
        (of.balanceCents === line.cents || (reading === 'serial' && /^\d{4,}$/.test(of.number)))),
  );
  // A serial alone is many documents' across years: the payer's, or what the amount says, if one of them is.
  const named1 = firm.filter(({ reading }) => reading === 'whole' || reading === 'digits');
  const serials = firm.filter(({ reading }) => reading === 'serial');
  const ofPayer = serials.filter(({ of }) => isPayer(of));
  const picked = [
    ...named1,
    ...(ofPayer.length > 0 ? ofPayer : payers.length > 0 && named1.length > 0 ? [] : serials),
  ];
  const hits = [...new Map(picked.map((hit) => [hit.of, hit])).values()].sort((a, b) => a.at - b.at);
  const items = hits.map(({ of }) => of);
  const isStrong = hits.every(
    ({ reading, isDoubtful, of }) => !isDoubtful && (reading !== 'serial' || isPayer(of)),
  );
  const isSettledToo = settledHits.length > 0;

  if (items.length > 0) {
    const total = sumOf(items);
    const exact = items.filter(({ balanceCents }) => balanceCents === line.cents);
    // One place of the label may be several documents: then the amount tells, or a person.
    const places = new Set(hits.map(({ at }) => at)).size;
    if (total === line.cents)
      return say(
        whole(items),
        items,
        isStrong && !isSettledToo && (items.length === 1 || places === items.length),
        items.length === 1 ? [{ code: 'exactAmount' }] : [{ code: 'sumOfNumbers', count: items.length }],
      );
    if (exact[0] && (places < items.length || items.length > 1)) {
      const [first, ...rest] = exact;
      return say(
        whole([first]),
        [first],
        isStrong && places === 1 && !isSettledToo,
        [{ code: 'exactAmount' }],
        rest.map((each) => whole([each])),
      );
    }
    if (places < items.length && payers.length === 0)
      return nothing(
        numberReasons(items),
        null,
        items.slice(0, 4).map((each) => fill([each], line.cents)),
      );
    for (const credit of new Set(
      items.flatMap(({ customerId }) => book.creditsOf.get(customerId ?? '') ?? []).filter(inCurrency),
    ))
      if (total - credit.cents === line.cents)
        return say(lessCredit(items, credit), items, false, [
          { code: 'creditDeducted', number: credit.number, cents: credit.cents },
        ]);
    if (items.length > 1) {
      const { found: sums } = subsets(
        items.map(({ balanceCents }) => balanceCents),
        line.cents,
      );
      const sets = sums.map((set) => set.flatMap((at) => items[at] ?? []));
      const [best, ...others] = sets;
      if (best)
        return say(whole(best), best, false, [{ code: 'sumOfItems', count: best.length }], others.map(whole));
    }
    if (line.cents < total) {
      const missing = total - line.cents;
      const reasons: MatchReason[] = items.some(({ parts }) => parts.includes(line.cents))
        ? [{ code: 'part' }]
        : missing <= Math.max(book.input.chargeLimitCents, 5000) && missing * 20 <= total
          ? [{ code: 'charge', cents: missing, isWithinLimit: missing <= book.input.chargeLimitCents }]
          : [{ code: 'partial', missingCents: missing }];
      const choice = fill(items, line.cents);
      const charged = missing <= book.input.chargeLimitCents ? items.at(-1) : undefined;
      return say(
        charged ? { ...choice, charges: [{ invoiceId: charged.invoiceId, cents: missing }] } : choice,
        items,
        false,
        reasons,
      );
    }
    const owner = items[0] ? payerOf(items[0]) : '';
    const rest = (book.byPayer.get(owner) ?? []).filter((each) => inCurrency(each) && !items.includes(each));
    const [more] = subsets(
      rest.map(({ balanceCents }) => balanceCents),
      line.cents - total,
      2,
    ).found;
    if (more) {
      const both = [...items, ...more.flatMap((at) => rest[at] ?? [])];
      return say(whole(both), both, false, [{ code: 'sumOfItems', count: both.length }]);
    }
    return say(fill(items, line.cents), items, false, [{ code: 'over', overCents: line.cents - total }]);
  }

  const paid = settledHits.find(
    ({ of }) => of.totalCents === line.cents || (of.customerId && payers.includes(of.customerId)),
  );
  if (paid) return nothing([{ code: 'alreadySettled', number: paid.of.number }], paid.of.customerId);
  if (internal.test(text.toUpperCase())) return nothing([{ code: 'internal' }]);
  if (payout.test(text.toUpperCase())) return nothing([{ code: 'payout' }]);

  const equal = (book.byAmount.get(`${line.currency}${line.cents}`) ?? []).filter(
    (item) => payers.length === 0 || isPayer(item),
  );
  const hinted = equal.filter(
    (item) => found.some(({ of }) => of === item) || isMisreadIn(item.number, text),
  );
  const [hint] = hinted;
  if (hint && hinted.length === 1) {
    const isMisread = !found.some(({ of }) => of === hint);
    const misread: MatchReason[] = isMisread
      ? [{ code: 'number', number: hint.number, reading: 'misread', from: 'label' }]
      : [];
    return say(whole([hint]), [hint], false, [...misread, { code: 'exactAmount' }]);
  }

  if (payers.length > 0) {
    const sets: OpenItem[][] = [];
    let isWhole = true;
    for (const payer of payers) {
      const open = (book.byPayer.get(payer) ?? []).filter(inCurrency);
      const sums = subsets(
        open.map(({ balanceCents }) => balanceCents),
        line.cents,
      );
      isWhole &&= sums.isWhole;
      sets.push(...sums.found.map((set) => set.flatMap((at) => open[at] ?? [])));
    }
    const dated = sets.filter((set) => !early(set));
    const [best, ...others] = dated.length > 0 ? dated : sets;
    if (best) {
      const mayBeTwice = payers.some((payer) =>
        (book.settledOf.get(payer) ?? []).some(({ totalCents }) => totalCents === line.cents),
      );
      const hasOtherNumber = /\d{3,}/.test(line.label.replace(/\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/g, ''));
      const sure =
        byIban.length === 1 &&
        best.length === 1 &&
        isWhole &&
        !mayBeTwice &&
        !isSettledToo &&
        !hasOtherNumber;
      return say(
        whole(best),
        best,
        sure,
        best.length === 1 ? [{ code: 'exactAmount' }] : [{ code: 'sumOfItems', count: best.length }],
        others.map(whole),
      );
    }
    const [payer, second] = payers;
    const open = second || !payer ? [] : (book.byPayer.get(payer) ?? []).filter(inCurrency);
    for (const credit of (book.creditsOf.get(payer ?? '') ?? []).filter(inCurrency)) {
      const [set] = subsets(
        open.map(({ balanceCents }) => balanceCents),
        line.cents + credit.cents,
        2,
      ).found;
      const less = set?.flatMap((at) => open[at] ?? []);
      if (less)
        return say(lessCredit(less, credit), less, false, [
          { code: 'creditDeducted', number: credit.number, cents: credit.cents },
        ]);
    }
    const part = open.find(({ parts }) => parts.includes(line.cents));
    if (part) return say(fill([part], line.cents), [part], false, [{ code: 'part' }]);
    const [only, another] = open;
    if (only && !another && line.cents < only.balanceCents && !early([only]))
      return say(fill([only], line.cents), [only], false, [
        { code: 'onlyOpen' },
        { code: 'partial', missingCents: only.balanceCents - line.cents },
      ]);
    return nothing(
      byIban.length > 0 ? [{ code: 'iban' }] : [],
      second || payer?.startsWith('name:') ? null : (payer ?? null),
    );
  }

  const [alone, ...others] = equal.filter((item) => !early([item]));
  if (!alone) return nothing([]);
  if (others.length === 0 && (line.cents % 10_000 !== 0 || !line.counterpartyName))
    return say(whole([alone]), [alone], false, [{ code: 'amountAlone' }]);
  return nothing(
    [{ code: 'amountAlone' }],
    null,
    [alone, ...others].slice(0, 4).map((each) => whole([each])),
  );
}
