import { formatNumber, formatPercent, type Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import type { Exchange } from '#db/queries/exchanges.ts';
import { quantityText } from '#workflows/documents/change-words.ts';
import { isDecimal } from '#workflows/invoice/decimal.ts';
import { fieldLabel } from '#workflows/invoice/fields/names.ts';
import { fieldAsked } from '#workflows/review/requests.ts';
import type { Gathered } from './gather-review.server.ts';
import type { MessageView, Reader } from './review-data.ts';

/** What owner and office said to each other about this draft, oldest first, in sentences. */
export function messageViews(found: Gathered, reader: Reader, locale: Locale): MessageView[] {
  const places = new Map(found.content?.lines.map(({ id }, index) => [id, index + 1]));
  return found.exchanges
    .filter((each) => each.authorKind !== 'customer')
    .map((each) => ({
      id: each.id,
      lineId: places.has(each.lineId ?? '') ? each.lineId : null,
      lineNumber: places.get(each.lineId ?? '') ?? null,
      from: each.authorKind === 'owner' ? 'owner' : 'office',
      isReader: each.authorKind === 'owner' && each.authorId === reader.id,
      author:
        each.authorKind === 'owner' ? each.authorName : `${each.authorName}, ${found.record.office.name}`,
      at: each.at,
      text: textOf(each, found, locale),
      isReport: each.kind === 'dispute',
    }));
}

function textOf(each: Exchange, found: Gathered, locale: Locale): string {
  const t = tFor(locale);
  if (each.kind === 'askTime') return t('review:thread.askedTime');
  if (each.kind === 'dispute') return [t('review:thread.dispute'), each.body].join('. ');
  if (each.kind !== 'correctionRequest' || !each.field) return each.body;
  const field = fieldLabel(fieldAsked(each.lineId, each.field), locale);
  const values = [each.before, each.after]
    .filter((value) => value !== null && value !== '')
    .map((value) => valueText(value ?? '', each, found, locale));
  const asked = t('review:thread.correction', { field });
  return [`${asked}${values.length > 0 ? `, ${values.join(' → ')}` : ''}`, each.body]
    .filter(Boolean)
    .join('. ');
}

/** Recorded decimals read as the document writes them. */
function valueText(value: string, each: Exchange, found: Gathered, locale: Locale): string {
  if (!isDecimal(value)) return value;
  const line = found.content?.lines.find(({ id }) => id === each.lineId);
  const field = fieldAsked(each.lineId, each.field ?? '');
  if (field === 'line.quantity' && line) return quantityText({ ...line, quantity: value }, locale);
  return field === 'line.vat.rate' ? formatPercent(value, locale) : formatNumber(value, locale);
}
