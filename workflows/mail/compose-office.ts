import type { Locale } from '#db/shapes/locale.ts';
import type { Mail } from '#emails/index.ts';
import { undeliveredCauses } from '#emails/undelivered.tsx';
import { fieldLabel, lowered } from '../invoice/fields/names.ts';
import {
  draftOf,
  envelopeOf,
  fromOffice,
  issuedOf,
  oneLine,
  readExchange,
  readOwner,
  whereOf,
} from './compose-parts.ts';
import type { ComposeContext, Composition } from './composition.ts';
import { readSubject } from './read-subject.ts';
import { undeliveredCause } from './undelivered-cause.ts';

type ToOffice = 'commentReceived' | 'correctionReceived' | 'undelivered' | 'lapsed' | 'errorReported';

/** What the person of the office who looks after the business has to know at once, in the language of that person. */
export async function composeForOffice({
  tx,
  row,
  origin,
  sentAt,
}: ComposeContext<ToOffice>): Promise<Composition | null> {
  const subject = await readSubject(tx, row.invoiceId ?? '');
  const owner = 'ownerId' in row.facts ? await readOwner(tx, row.facts.ownerId) : undefined;
  const exchange = await readExchange(tx, row.facts.exchangeId);
  const locale = subject.contact?.locale ?? 'fr';
  const common = {
    ...envelopeOf(subject, locale),
    business: oneLine(subject.business, 120),
    owner: oneLine(exchange?.authorName ?? owner?.name ?? row.facts.ownerName ?? '', 120),
    draft: draftOf(subject),
    link: `${origin}/invoices/${subject.invoiceId}`,
  };
  const at = row.facts.at ?? sentAt;
  const where = whereOf(subject, exchange?.lineId ?? null, locale);
  const office = (mail: Mail): Composition => ({
    ...fromOffice(subject, mail),
    fromName: 'Tacite',
    replyTo: null,
  });
  switch (row.kind) {
    case 'commentReceived':
      return office({ ...common, kind: 'commentReceived', at, where, comment: exchange?.body ?? '' });
    case 'correctionReceived':
      return office({
        ...common,
        kind: 'correctionReceived',
        round: Math.max(1, subject.review.round),
        at,
        items: exchange
          ? [
              {
                where: oneLine(
                  [where, exchange.field && fieldIn(where, exchange.field, locale)]
                    .filter(Boolean)
                    .join(', '),
                ),
                shown: oneLine(exchange.before ?? ''),
                wanted: oneLine(exchange.after ?? ''),
                reason: '',
              },
            ]
          : [],
        comment: exchange?.body ?? '',
      });
    case 'errorReported': {
      const { draft: _, ...envelope } = common;
      const comment = exchange?.body ?? '';
      return office({ ...envelope, kind: 'errorReported', document: issuedOf(subject), at, comment });
    }
    case 'undelivered': {
      const detail = oneLine(row.facts.reason ?? '', 400);
      return office({
        ...common,
        kind: 'undelivered',
        address: oneLine(owner?.email ?? '', 254),
        at,
        // Requests that came back before causes were kept have only the words of the other side.
        cause:
          undeliveredCauses.find((each) => each === row.facts.cause) ?? undeliveredCause('bounced', detail),
        detail,
        // Addresses and persons are put right on the page of the business, which sends again, too.
        link: `${origin}/businesses/${subject.businessId}`,
      });
    }
    default: {
      const guardrails = subject.review.blockedBy.map((block) =>
        block === 'noMandate' ? ('noClause' as const) : block,
      );
      if (guardrails.length === 0) return null;
      const silence = { kind: 'neverApproves' as const, guardrails, capCents: subject.capCents };
      const isLast = row.facts.isLast === 1;
      if (isLast && subject.reviewState !== 'awaiting.lapsed') return null;
      return office({ ...common, kind: 'lapsed', dueAt: subject.review.reviewDueAt ?? at, silence, isLast });
    }
  }
}

/** « Ligne 2, quantité », or « Client » where no line comes before it. */
function fieldIn(where: string | null, field: string, locale: Locale): string {
  const name = fieldLabel(field, locale);
  return where ? lowered(name) : name;
}
