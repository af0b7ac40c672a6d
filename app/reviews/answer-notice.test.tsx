import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LocaleProvider } from '#app/lib/use-t.tsx';
import { textOf } from '#test/support/page-text.ts';
import { AnswerNotice } from './answer-notice.tsx';
import type { Answer } from './review-requests.server.ts';
import { type ReviewPageData, ReviewProvider } from './use-review.ts';

type Whose = { name: string; isReader: boolean } | null;

function notice(shown: { done?: string; answer?: Answer; undone?: Whose; decision?: Whose }): string {
  const decision = shown.decision ? { by: 'owner', at: '2026-11-30T10:00:00.000Z', ...shown.decision } : null;
  const page = { view: { decision, invoiceId: 'i' }, undone: shown.undone ?? null };
  return textOf(
    renderToStaticMarkup(
      <LocaleProvider locale="fr">
        <ReviewProvider value={page as unknown as ReviewPageData}>
          <AnswerNotice answer={shown.answer} done={shown.done ?? null} />
        </ReviewProvider>
      </LocaleProvider>,
    ),
  );
}

const mine = { name: 'Thierry Vasseur', isReader: true };
const his = { name: 'Thierry Vasseur', isReader: false };

test('whose approval was taken back is said', () => {
  expect(notice({ done: 'undo-approval', undone: mine })).toContain('Votre validation est annulée.');
  const other = notice({ done: 'undo-approval', undone: his });
  expect(other).toContain('La validation de Thierry Vasseur est annulée.');
  expect(other).not.toMatch(/votre/i);
});

test('whose approval is final is said to whoever comes too late to take it back', () => {
  const answer = { act: 'undo-approval', refusal: 'notUndone' } as const;
  expect(notice({ answer, decision: mine })).toContain('votre accord est définitif');
  const other = notice({ answer, decision: his });
  expect(other).toContain('L’accord de Thierry Vasseur est définitif');
  expect(other).not.toMatch(/votre/i);
});
