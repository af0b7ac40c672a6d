import { and, eq } from 'drizzle-orm';
import { businesses, exports, offices, securityEvents, staff, staffTokens } from '#db/schema/index.ts';
import type { Locale } from '#db/shapes/locale.ts';
import { mailedEvents } from '#emails/security-notice.tsx';
import { deviceWords } from '../access/device-words.ts';
import { oneLine } from './compose-parts.ts';
import { type ComposeContext, type Composition, tokenPlace } from './composition.ts';

type Office = typeof offices.$inferSelect;

const toColleague = (office: Office, mail: Composition['mail']): Composition => ({
  fromName: 'Tacite',
  replyTo: { name: office.name, address: office.email },
  attachment: null,
  mail,
});

const envelope = (office: Office, locale: Locale) => ({
  locale,
  office: { name: oneLine(office.name, 120), contact: null, phone: oneLine(office.phone, 40) || null },
});

/** What happened to somebody's access. */
export async function composeSecurityNotice({
  tx,
  row,
  origin,
}: ComposeContext<'securityNotice'>): Promise<Composition | null> {
  const [found] = await tx
    .select({ event: securityEvents, staff, office: offices })
    .from(securityEvents)
    .innerJoin(staff, and(eq(staff.officeId, securityEvents.officeId), eq(staff.id, securityEvents.staffId)))
    .innerJoin(offices, eq(offices.id, staff.officeId))
    .where(eq(securityEvents.id, row.facts.eventId ?? ''));
  const event = mailedEvents.find((each) => each === found?.event.event);
  if (!found || !event) return null;
  const { locale } = found.staff;
  return toColleague(found.office, {
    kind: 'securityNotice',
    ...envelope(found.office, locale),
    event,
    name: oneLine(found.staff.name, 120),
    detail: oneLine(found.event.detail, 254),
    at: found.event.at,
    device: deviceWords(found.event.userAgent, locale),
    from: oneLine(found.event.address, 60),
    accountLink: `${origin}/account`,
    passwordLink: `${origin}/password`,
  });
}

/** A link that somebody of the office asked for; the link is the row's. */
export async function composeStaffLink({
  tx,
  row,
  origin,
}: ComposeContext<'staffLink'>): Promise<Composition | null> {
  const [found] = await tx
    .select({ token: staffTokens, staff, office: offices })
    .from(staffTokens)
    .innerJoin(staff, and(eq(staff.officeId, staffTokens.officeId), eq(staff.id, staffTokens.staffId)))
    .innerJoin(offices, eq(offices.id, staff.officeId))
    .where(eq(staffTokens.id, row.linkId ?? ''));
  if (!found || found.token.usedAt || found.staff.disabledAt) return null;
  const { purpose, expiresAt } = found.token;
  return toColleague(found.office, {
    kind: 'staffLink',
    ...envelope(found.office, found.staff.locale),
    purpose,
    name: oneLine(found.staff.name, 120),
    link: `${origin}/${purpose}/${tokenPlace}`,
    linkExpiresAt: expiresAt,
  });
}

/**
 * An export was made or given up. Pointless once it stands otherwise: its day is over, or what
 * was given up was made after all.
 */
export async function composeExportEnded({
  tx,
  row,
  origin,
  sentAt,
}: ComposeContext<'exportEnded'>): Promise<Composition | null> {
  const [found] = await tx
    .select({ asked: exports, business: businesses.name, staff, office: offices })
    .from(exports)
    .innerJoin(staff, and(eq(staff.officeId, exports.officeId), eq(staff.id, exports.staffId)))
    .innerJoin(offices, eq(offices.id, exports.officeId))
    .leftJoin(
      businesses,
      and(eq(businesses.officeId, exports.officeId), eq(businesses.id, exports.businessId)),
    )
    .where(eq(exports.id, row.facts.exportId ?? ''));
  if (!found || found.staff.disabledAt || found.asked.state !== row.facts.outcome) return null;
  const { state, expiresAt, requestedAt } = found.asked;
  const said = {
    kind: 'exportEnded' as const,
    ...envelope(found.office, found.staff.locale),
    business: found.business === null ? null : oneLine(found.business, 120),
    askedAt: requestedAt,
    link: `${origin}/exports`,
  };
  if (state === 'failed') return toColleague(found.office, { ...said, outcome: 'failed' });
  if (expiresAt === null || Date.parse(expiresAt) <= Date.parse(sentAt)) return null;
  return toColleague(found.office, { ...said, outcome: 'ready', expiresAt });
}
