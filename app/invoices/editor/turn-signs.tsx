import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { isWrittenNegative, turnedSigns } from '#workflows/invoice/turned-signs.ts';
import { useLiveContent } from './editor-context.tsx';

/** A credit note that was written as a negative invoice: a press turns all its signs, nothing does so by itself. */
export const TurnSigns = () => {
  const t = useT();
  const f = useFormat();
  const { content } = useLiveContent();
  if (!isWrittenNegative(content)) return null;
  const money = (cents: number) => f.money(cents, content.currency);
  const turned = turnedSigns(content).totals.grossCents;
  return (
    <Notice tone="ochre">
      <p>{t('editor:signs.why', { before: money(content.totals.grossCents) })}</p>
      <Button size="desk" name="do" value="turn-signs" data-act="turn-signs">
        {t('editor:signs.turn', { after: money(turned) })}
      </Button>
    </Notice>
  );
};
