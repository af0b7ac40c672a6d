import { useFormat, useT } from '#app/lib/use-t.tsx';
import { Icon } from '#app/ui/icon.tsx';
import type { IconName } from '#app/ui/icons.ts';
import type { SpecialCase } from '#db/shapes/content.ts';
import type { ReviewPolicy } from '#db/shapes/review-policy.ts';

/** A policy in sentences. `hours` come from the mandate; null while there is none. */
export const PolicyTerms = ({ policy, hours }: { policy: ReviewPolicy; hours: number | null }) => {
  const t = useT();
  const f = useFormat();
  const { counting, closingDays, reminders, needsApproval, thresholdCents, guardrails, capCents } = policy;
  const window = hours ?? 48;
  const casesOf = (cases: readonly SpecialCase[]) =>
    cases.map((each) => t(`businesses:policy.caseName.${each}`));
  // What a guardrail holds is put before the owner in any case.
  const isGuarded = needsApproval !== 'always' && guardrails.length > 0;
  const named = needsApproval === 'specialCases' ? policy.approvalCases : undefined;
  const waiting: string[] = [...casesOf(named ?? []), t('businesses:policy.creditNotes')];
  if (named && thresholdCents !== null)
    waiting.push(t('businesses:policy.fromAmount', { amount: f.money(thresholdCents) }));
  const approval = named
    ? t('businesses:policy.needsNamed', { list: waiting.join(', ') })
    : needsApproval === 'specialCases' && thresholdCents !== null
      ? t('businesses:policy.needs.specialCasesAbove', { amount: f.money(thresholdCents) })
      : t(
          `businesses:policy.needs.${needsApproval === 'never' && isGuarded ? 'neverButGuarded' : needsApproval}`,
        );
  const reminderWords = reminders.map((rule) =>
    rule.at === 'fraction'
      ? t('businesses:policy.atFraction', { percent: f.percent(String(Math.round(rule.value * 100))) })
      : t('businesses:policy.beforeEnd', { count: rule.hours }),
  );
  const blocks = guardrails.flatMap((each) => {
    if (each === 'amountCap' && capCents !== null)
      return t('businesses:policy.guardrail.amountCapOf', { amount: f.money(capCents) });
    if (each === 'specialCase' && policy.silenceCases) return casesOf(policy.silenceCases);
    return t(`businesses:policy.guardrail.${each}`);
  });
  const terms: [IconName, string][] = [
    ['signature', approval],
    ['hourglass', t(`businesses:policy.window.${counting}`, { count: window })],
    [
      'bell',
      reminderWords.length > 0
        ? t('businesses:policy.remindersAt', { list: reminderWords.join(', ') })
        : t('businesses:policy.noReminders'),
    ],
    [
      'shield-check',
      blocks.length > 0
        ? t(isGuarded ? 'businesses:policy.blocksAsked' : 'businesses:policy.blocks', {
            list: blocks.join(', '),
          })
        : t('businesses:policy.noBlocks'),
    ],
  ];
  if (policy.codeAboveCents)
    terms.push(['key-round', t('businesses:policy.codeFrom', { amount: f.money(policy.codeAboveCents) })]);
  if (closingDays.length > 0 && counting === 'working') {
    const days = closingDays.map(({ from, to }) =>
      from === to ? f.date(from) : `${f.date(from)} → ${f.date(to)}`,
    );
    terms.splice(2, 0, ['calendar-clock', t('businesses:policy.closed', { list: days.join(', ') })]);
  }
  return (
    <ul className="terms">
      {terms.map(([icon, words]) => (
        <li key={icon}>
          <Icon name={icon} />
          <span>{words}</span>
        </li>
      ))}
    </ul>
  );
};
