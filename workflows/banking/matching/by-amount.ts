import { nothing, whole } from './choices.ts';
import { isMisreadIn } from './numbers.ts';
import { isEarly, type Reading } from './read-line.ts';
import { say } from './say.ts';
import type { MatchReason, OpenItem, Proposal } from './types.ts';

/** Documents of which exactly the line is owed, of who paid where that is known. */
const equalTo = ({ book, line, payers, isPayer }: Reading): OpenItem[] =>
  (book.byAmount.get(`${line.currency}${line.cents}`) ?? []).filter(
    (item) => payers.length === 0 || isPayer(item),
  );

/** The one document of this amount whose number the line has in part, or with a mistake. */
export function byHint(reading: Reading): Proposal | undefined {
  const { found, text } = reading;
  const isRead = (item: OpenItem) => found.some(({ of }) => of === item);
  const [hint, another] = equalTo(reading).filter((item) => isRead(item) || isMisreadIn(item.number, text));
  if (!hint || another) return undefined;
  const misread: MatchReason[] = isRead(hint)
    ? []
    : [{ code: 'number', number: hint.number, reading: 'misread', from: 'label' }];
  const reasons: MatchReason[] = [...misread, { code: 'exactAmount' }];
  return say(reading, { choice: whole([hint]), items: [hint], isSure: false, reasons });
}

/** The amount alone, where nothing else is known: one document of it is proposed, several are shown. */
export function byAmount(reading: Reading): Proposal {
  const { line } = reading;
  const [alone, ...others] = equalTo(reading).filter((item) => !isEarly(reading, [item]));
  if (!alone) return nothing([]);
  const reasons: MatchReason[] = [{ code: 'amountAlone' }];
  // A round sum is anybody's.
  const tells = line.cents % 10_000 !== 0 || !line.counterpartyName;
  if (others.length === 0 && tells)
    return say(reading, { choice: whole([alone]), items: [alone], isSure: false, reasons });
  const alternatives = [alone, ...others].slice(0, 4).map((each) => whole([each]));
  return nothing(reasons, null, alternatives);
}
