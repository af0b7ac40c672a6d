import type { ReleaseMode } from '#app/invoices/release-mode.ts';

export const releaseActNames = ['ask-release', 'release', 'return-draft'] as const;
export type ReleaseActName = (typeof releaseActNames)[number];

type Act<Name extends string, Reason> = { act: Name; enabled: boolean; reason: Reason };
type Situation = {
  mode: ReleaseMode;
  /** A request waits, by this person or by a colleague. */
  asked: 'mine' | 'theirs' | null;
};

/**
 * With four eyes the way to the owner has other names: a biller asks for a reader; the reader releases or gives back.
 * What may not be done stands with its reason, like every act.
 */
export function withReleaseActs<Name extends string, Reason>(
  acts: readonly Act<Name, Reason>[],
  { mode, asked }: Situation,
): Act<Name | ReleaseActName, Reason | 'withReader' | 'ownRelease'>[] {
  return acts.flatMap((submit): Act<Name | ReleaseActName, Reason | 'withReader' | 'ownRelease'>[] => {
    if (submit.act !== 'submit-review' || !submit.enabled || mode === 'off') return [submit];
    if (mode === 'ask') {
      return [{ act: 'ask-release', enabled: asked === null, reason: asked ? 'withReader' : submit.reason }];
    }
    if (asked === null) return [submit];
    const isMine = asked === 'mine';
    const reason = isMine ? 'ownRelease' : submit.reason;
    return [
      { act: 'release', enabled: !isMine, reason },
      { act: 'return-draft', enabled: !isMine, reason },
    ];
  });
}
