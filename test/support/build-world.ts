import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { type Db, inOffice, rows } from '#db/client.ts';
import {
  businesses,
  customers,
  invoices,
  mandates,
  offices,
  owners,
  policies,
  staff,
} from '#db/schema/index.ts';
import type { ReviewPolicy } from '#db/shapes/review-policy.ts';
import type { TestDatabase } from '#test/setup/clone-database.ts';
import { drain } from '#workflows/drain.ts';
import { clock, moveClock } from '#workflows/engine/clock.ts';
import { passTime } from '#workflows/engine/pass-time.ts';
import type { Actor } from '#workflows/engine/types.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { defaultPolicy } from '#workflows/invoice/default-policy.ts';
import { ensureLedgerKey } from '#workflows/ledger/key.ts';
import type { MailTransport } from '#workflows/mail/transport.ts';
import { captureTransport } from '#workflows/mail/transport-capture.ts';
import { parseEnv } from '#workflows/process/env.ts';
import { createDraft } from '#workflows/review/commands.ts';
import { createServices, type Services } from '#workflows/services.ts';
import { party, sampleContent } from './content.ts';

/**
 * An office with a biller, a business, its owner, a mandate with the silence clause and a customer, in a database that
 * is its own. `policy` without guardrails by default, so that a test turns on the one it is about.
 */
export async function buildWorld(
  database: TestDatabase,
  options: { policy?: Partial<ReviewPolicy>; mandate?: boolean; transport?: MailTransport } = {},
) {
  const dataDir = mkdtempSync(join(tmpdir(), 'tacite-world-'));
  return openWorld({ ...database, dataDir }, await addOffice(database.ownerDb, options), options.transport);
}

/** A world around an office that is in the database already. */
export async function openWorld<D extends TestDatabase & { dataDir: string }>(
  place: D,
  people: Awaited<ReturnType<typeof addOffice>>,
  given?: MailTransport,
) {
  const env = parseEnv({
    NODE_ENV: 'test',
    DATABASE_URL: place.url,
    DATA_DIR: place.dataDir,
    LOG_LEVEL: 'silent',
  });
  ensureLedgerKey(env.LEDGER_KEY_FILE);
  const s = createServices(env, 'worker', { max: 6 });
  await s.boss.start();
  const directory = join(place.dataDir, 'mailbox');
  const transport = given ?? captureTransport({ directory, now: () => clock(s.db) });
  const leave = async () => {
    await s.boss.stop({ graceful: false });
    await s.close();
  };
  return { ...place, ...people, s, env, transport, ...doings(s, people, transport), leave };
}

/** A second office and so on: inserted as the owner of the tables, as nobody of the application makes offices. */
export async function addOffice(db: Db, options: { policy?: Partial<ReviewPolicy>; mandate?: boolean } = {}) {
  const [officeId, staffId, businessId, ownerId, customerId] = Array.from({ length: 5 }, newId) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const address = {
    line1: '4, rue de la Forge',
    line2: '',
    postcode: '80000',
    city: 'Amiens',
    country: 'FR',
  };
  await db.insert(offices).values({
    id: officeId,
    name: 'Calame Facturation',
    email: 'bureau@calame.example',
    phone: '03 53 01 42 00',
    address,
  });
  await db.insert(staff).values({
    officeId,
    id: staffId,
    email: 'ines@calame.example',
    name: 'Inès Rouvière',
    role: 'biller',
    phone: '03 53 01 42 18',
  });
  await db.insert(businesses).values({
    officeId,
    id: businessId,
    name: 'Vasseur Plomberie Chauffage',
    party: party('Vasseur Plomberie Chauffage', '904117263'),
    iban: 'FR7630006000011234567890189',
    numberPrefix: 'VPC',
    contactStaffId: staffId,
  });
  await db
    .insert(owners)
    .values({ officeId, id: ownerId, businessId, name: 'Thierry Vasseur', email: 'thierry@vasseur.example' });
  await db.insert(customers).values({
    officeId,
    id: customerId,
    businessId,
    name: 'Commune de Saint-Riquet',
    kind: 'public',
    party: party('Commune de Saint-Riquet', '218007415'),
    email: 'marches@saint-riquet.example',
  });
  await db.insert(policies).values({
    officeId,
    businessId,
    version: 1,
    policy: { ...defaultPolicy, guardrails: [], ...options.policy },
    createdBy: 'Inès Rouvière',
  });
  if (options.mandate !== false) {
    await db.insert(mandates).values({
      officeId,
      businessId,
      signedOn: '2026-01-05',
      signedBy: 'Thierry Vasseur',
      silenceClause: true,
      clauseArticle: '4',
    });
  }
  const biller: Actor = { kind: 'staff', id: staffId, name: 'Inès Rouvière', channel: 'console' };
  const owner: Actor = { kind: 'owner', id: ownerId, name: 'Thierry Vasseur', channel: 'link' };
  return { officeId, staffId, businessId, ownerId, customerId, biller, owner };
}

function doings(s: Services, people: Awaited<ReturnType<typeof addOffice>>, transport: MailTransport) {
  const { officeId, businessId, customerId, biller } = people;
  const work = () => drain(s, transport);
  return {
    work,
    /** Lets time pass, with what comes due on the way; the second more than asked for lets the grace of timers pass. */
    pass: (hours: number) => passTime(s.db, Math.round(hours * 3_600_000) + 1000, work),
    /** Time that passes while nobody works: what came due is done late. */
    outage: async (hours: number) => {
      await moveClock(s.db, Math.round(hours * 3_600_000) + 1000);
      await work();
    },
    draft: async (content = sampleContent()) => {
      const source = { kind: 'hand' };
      return (await createDraft(s, { officeId, actor: biller, businessId, customerId, content, source }))
        .invoiceId;
    },
    /** The review, the invoice and what was sent about it. */
    look: (invoiceId: string) =>
      inOffice(s.db, officeId, async (tx) => {
        const [review] = await rows<{ state: string; context: Record<string, unknown>; step: number }>(
          tx,
          sql`select state, snapshot -> 'context' as context, sequence as step from workflows where subject_id = ${invoiceId} and machine = 'review'`,
        );
        const [invoice] = await tx.select().from(invoices).where(sql`id = ${invoiceId}`);
        const mails = await rows<{ kind: string; state: string; to_address: string }>(
          tx,
          sql`select kind, state, to_address from mails where invoice_id = ${invoiceId} order by id`,
        );
        const { state, context = {}, step = 0 } = review ?? {};
        return { state, context, step, invoice: invoice!, mails };
      }),
  };
}
