import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Flag } from '#app/ui/chip.tsx';
import type { Special } from '#app/ui/vocabulary.ts';
import type { ReviewView } from './review-data.ts';

/** What is special about the document, before anything is decided. */
export const Flags = ({ view }: { view: Pick<ReviewView, 'kind' | 'specialCases' | 'retentionPercent'> }) => {
  const t = useT();
  const f = useFormat();
  const flags: Special[] = [
    ...(view.kind === 'creditNote' ? (['creditNote'] as const) : []),
    ...view.specialCases,
  ];
  if (flags.length === 0) return null;
  return (
    <p className="row">
      {flags.map((special) => (
        <Flag key={special} special={special}>
          {special === 'retention' && view.retentionPercent
            ? t('status:special.retentionOf', { rate: f.percent(view.retentionPercent) })
            : undefined}
        </Flag>
      ))}
    </p>
  );
};
