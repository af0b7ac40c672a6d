import type { SubmissionResult } from '@conform-to/react';
import { z } from 'zod';
import { type CodeRefusal, linkCodeRefusal } from '#app/auth/link-code.server.ts';
import type { LinkSession } from '#app/auth/link-session.server.ts';
import { readDecision, shownOf } from '#app/auth/sealed-decision.server.ts';
import type { Locale } from '#app/lib/format.ts';
import { tFor } from '#app/lib/i18n.ts';
import { parseWithZod } from '#app/lib/parse-with-zod.ts';
import { inOffice } from '#db/client.ts';
import { findLatestRevision } from '#db/queries/revisions.ts';
import { contentSchema, type InvoiceContent } from '#db/shapes/content.ts';
import { clock } from '#workflows/engine/clock.ts';
import * as commands from '#workflows/review/commands.ts';
import type { Services } from '#workflows/services.ts';
import { commentForm, correctionForm, errorForm, timeForm } from './act-forms.server.ts';
import { type Correction, correctionEffect } from './correction.server.ts';

export type Refusal = commands.Refusal | 'stale' | 'notUndone' | CodeRefusal;

/** What a correction would make of the amount to pay, in cents; null where only the office can tell, undefined while
 * the form says nothing that could be computed. */
type Effect = { deltaCents: number; afterCents: number } | null | undefined;

/** What became of an answer of the owner. */
export type Outcome =
  | { kind: 'done'; act: string }
  /** `result` brings back what was typed. */
  | { kind: 'refused'; refusal: Refusal; result?: SubmissionResult<string[]> }
  | { kind: 'mistake'; result: SubmissionResult<string[]> }
  | { kind: 'preview'; result: SubmissionResult<string[]>; effect: Effect };

type Given = {
  s: Services;
  session: LinkSession;
  invoiceId: string;
  form: FormData;
  locale: Locale;
  arrivedAt: string;
  /** The step of the review that the page it comes from showed. */
  shownStep: number;
  /** The reader's network address. */
  from: string;
};

type Posted = Omit<Given, 'arrivedAt' | 'shownStep'>;

/**
 * Carries out what an owner posted from the page of a review. The act must come with the nonce of a page that was shown
 * to this session with this content; then it is the machine that takes or refuses it. Nothing is decided before.
 */
export async function answerReview(given: Posted): Promise<Outcome> {
  const outcome = await answer(given);
  if (outcome.kind !== 'refused' || !given.form.has('body')) return outcome;
  const message = tFor(given.locale)(`review:refused.${outcome.refusal}`);
  const typed = parseWithZod(given.form, { schema: z.looseObject({}) });
  return { ...outcome, result: typed.reply({ formErrors: [message] }) };
}

async function answer(given: Posted): Promise<Outcome> {
  const arrivedAt = await clock(given.s.db);
  const { form, session, s } = given;
  const act = text(form, 'act');
  const carryOut = answers.get(act);
  if (!carryOut) return { kind: 'refused', refusal: 'notNow' };
  if (form.get('intent') === 'preview') return previewCorrection(given);
  const nonce = text(form, 'nonce');
  const verdict = readDecision(s.env.SESSION_SECRET, session, act, text(form, 'revision'), nonce);
  if (verdict !== 'good') return { kind: 'refused', refusal: 'stale' };
  return carryOut({ ...given, arrivedAt, shownStep: shownOf(nonce).step });
}

const answers = new Map<string, (given: Given) => Promise<Outcome>>(
  Object.entries({
    async approve(given) {
      const { s, session, invoiceId, form, from } = given;
      const refusal = await linkCodeRefusal(s, { session, invoiceIds: [invoiceId], form, from });
      if (refusal) return { kind: 'refused', refusal };
      const revisionSha256 = text(given.form, 'revision');
      const outcome = await commands.approve(given.s, { ...argsOf(given), revisionSha256 });
      // Pressed twice: the first one counted, and the page says so.
      if (!outcome.accepted && outcome.context?.decidedBy === 'owner')
        return { kind: 'done', act: 'approve' };
      return outcomeOf(outcome, 'approve');
    },

    async 'undo-approval'(given) {
      const outcome = await commands.undoApproval(given.s, argsOf(given));
      if (outcome.accepted) return { kind: 'done', act: 'undo-approval' };
      return { kind: 'refused', refusal: outcome.reason === 'takenBack' ? 'takenBack' : 'notUndone' };
    },

    async comment(given) {
      const content = await readShown(given);
      return filled(given.form, commentForm(given.locale, content), async ({ line, body }) =>
        outcomeOf(await commands.comment(given.s, { ...argsOf(given), lineId: line, body }), 'comment'),
      );
    },

    async 'request-correction'(given) {
      const content = await readShown(given);
      return filled(given.form, correctionForm(given.locale, content), async (correction) => {
        const { before, after, ...rest } = correction;
        const words = { ...rest, before: before ?? '', after: after ?? '' };
        return outcomeOf(
          await commands.requestCorrection(given.s, { ...argsOf(given), ...words }),
          'request-correction',
        );
      });
    },

    'ask-time': (given) =>
      filled(given.form, timeForm(given.locale), async ({ until }) =>
        outcomeOf(await commands.askTime(given.s, { ...argsOf(given), until }), 'ask-time'),
      ),

    async resume(given) {
      return outcomeOf(await commands.resume(given.s, argsOf(given)), 'resume');
    },

    'report-error': (given) =>
      filled(given.form, errorForm(given.locale), async ({ body }) => {
        const { accepted } = await commands.reportError(given.s, { ...argsOf(given), body });
        return accepted ? { kind: 'done', act: 'report-error' } : { kind: 'refused', refusal: 'notFound' };
      }),
  }),
);

/** Computes what a correction would change, and changes nothing. */
async function previewCorrection(given: Posted): Promise<Outcome> {
  const content = await readShown(given);
  const submission = parseWithZod(given.form, { schema: correctionForm(given.locale, content) });
  const result = submission.reply();
  if (submission.status !== 'success') return { kind: 'preview', result, effect: undefined };
  return { kind: 'preview', result, effect: effectOf(submission.value, content) };
}

function effectOf(correction: Correction, content: InvoiceContent): Effect {
  const effect = correctionEffect(correction, content);
  return effect && { deltaCents: effect.afterCents - effect.beforeCents, afterCents: effect.afterCents };
}

async function filled<Schema extends z.ZodType>(
  form: FormData,
  schema: Schema,
  act: (value: z.output<Schema>) => Promise<Outcome>,
): Promise<Outcome> {
  const submission = parseWithZod(form, { schema });
  if (submission.status !== 'success') return { kind: 'mistake', result: submission.reply() };
  return act(submission.value);
}

function outcomeOf(outcome: commands.CommandOutcome, act: string): Outcome {
  return outcome.accepted ? { kind: 'done', act } : { kind: 'refused', refusal: outcome.reason };
}

/** The content of the round the page is in: what lines and values an answer speaks of. */
async function readShown({ s, session, invoiceId }: Posted): Promise<InvoiceContent> {
  const revision = await inOffice(s.db, session.officeId, (tx) => findLatestRevision(tx, { invoiceId }));
  if (!revision) throw new Response(null, { status: 404 });
  return contentSchema.parse(JSON.parse(revision.content));
}

const argsOf = ({ session, invoiceId, arrivedAt, shownStep }: Given) => ({
  officeId: session.officeId,
  actor: session.actor,
  invoiceId,
  arrivedAt,
  shownStep,
});

const text = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};
