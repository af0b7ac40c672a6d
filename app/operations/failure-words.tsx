import { useT } from '#app/lib/use-t.tsx';
import { Fold } from '#app/ui/sheet.tsx';
import { failureKind } from './failure-kind.ts';

/** Why something failed and what to do about it, in the reader's language; what the error itself said is folded below. */
export const FailureWords = ({ sentence }: { sentence: string | null }) => {
  const t = useT();
  const kind = failureKind(sentence);
  return (
    <div className="failure" data-kind={kind}>
      <b>{t(`engine:reason.${kind}.what`)}</b>
      <span>{t(`engine:reason.${kind}.do`)}</span>
      {sentence ? (
        <Fold className="why-not" summary={t('engine:failed.technical')}>
          <code lang="en">{sentence}</code>
        </Fold>
      ) : (
        <span>{t('engine:failed.noReason')}</span>
      )}
    </div>
  );
};
