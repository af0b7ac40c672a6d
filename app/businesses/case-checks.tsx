import { checkOf } from '#app/lib/forms.tsx';
import { useT } from '#app/lib/use-t.tsx';
import { Check } from '#app/ui/check.tsx';
import { specialCases } from '#db/shapes/content.ts';

/** A box for each special case, ticked where the policy names it. */
export const CaseChecks = ({ field }: { field: Parameters<typeof checkOf>[0] }) => {
  const t = useT();
  return specialCases.map((each) => (
    <Check key={each} desk {...checkOf(field, each)}>
      {t(`businesses:policy.caseLabel.${each}`)}
    </Check>
  ));
};
