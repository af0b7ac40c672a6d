import { useFormat, useLocale, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import type { Line } from '#db/shapes/content.ts';
import { rateLabel } from '#workflows/documents/sheet-lines.ts';
import { withDepositsLeft } from '#workflows/invoice/check-earlier.ts';
import { recoveryLines } from '#workflows/invoice/derive.ts';
import { replacementOf } from '#workflows/invoice/earlier.ts';
import { lineNetCents } from '#workflows/invoice/totals.ts';
import type { Editor } from './editor.server.ts';
import { useLiveContent } from './editor-context.tsx';
import type { Fields, Form } from './editor-fields.ts';
import { lineFields, lineNumber } from './fields-of.ts';

type Props = { fields: Fields; form: Form; editor: Pick<Editor, 'earlier'>; nextId: string };

/** The deposits of this buyer of which something is left: a press takes it back, as a line that deducts it with its VAT. */
export const RecoverDeposits = ({ fields, form, editor, nextId }: Props) => {
  const t = useT();
  const f = useFormat();
  const locale = useLocale();
  const { content } = useLiveContent();
  if (content.kind !== 'invoice' && content.kind !== 'corrective') return null;
  const taken = withDepositsLeft(content, editor.earlier).lines;
  const offers = editor.earlier
    .filter((each) => each.isDeposit && !replacementOf(each)?.isIssued)
    .flatMap((deposit) => recoveryLines(deposit, lineNumber(nextId)))
    .filter((line) => !taken.some((each) => isSameRecovery(each, line)));
  if (offers.length === 0) return null;
  return (
    <div className="stack">
      <p className="label">{t('editor:recover.title')}</p>
      <ul className="stack">
        {offers.map((line) => {
          const { number = '', date = null } = line.recovers ?? {};
          const left = f.money(-lineNetCents(line), content.currency);
          return (
            <li key={`${number} ${line.vat.category} ${line.vat.rate}`} className="row">
              <span>
                {t('editor:recover.offer', {
                  number,
                  date: date ? f.date(date) : '',
                  left,
                  rate: rateLabel(line.vat, locale),
                })}
              </span>
              <Button
                {...form.insert.getButtonProps({
                  name: fields.lines.name,
                  defaultValue: lineFields({ ...line, id: nextId }, locale),
                })}
                size="desk"
                icon="plus"
              >
                {t('editor:recover.take', { number })}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
};

function isSameRecovery(a: Line, b: Line): boolean {
  return (
    a.recovers?.number === b.recovers?.number &&
    a.vat.category === b.vat.category &&
    Number(a.vat.rate) === Number(b.vat.rate)
  );
}
