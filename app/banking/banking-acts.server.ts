import { data, redirect } from '@remix-run/node';
import { factorMissing } from '#app/auth/factor-missing.server.ts';
import { requireMay } from '#app/auth/require-staff.server.ts';
import type { StaffAction } from '#app/auth/roles.ts';
import { finish } from '#app/contacts/contacts-acts.server.ts';
import { tFor } from '#app/lib/i18n.ts';
import { paths } from '#app/lib/paths.ts';
import { readCents } from '#app/lib/read-cents.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import { inOffice } from '#db/client.ts';
import { findBankLine } from '#db/queries/bank-lines.ts';
import { returnCauses } from '#db/shapes/settling.ts';
import { acceptLine } from '#workflows/banking/commands/accept-line.ts';
import { acceptSure } from '#workflows/banking/commands/accept-sure.ts';
import { addAccount } from '#workflows/banking/commands/add-account.ts';
import { ignoreLine } from '#workflows/banking/commands/ignore-line.ts';
import { returnLine } from '#workflows/banking/commands/return-line.ts';
import { takeBackLine } from '#workflows/banking/commands/take-back-line.ts';
import { loadBook } from '#workflows/banking/load-book.ts';
import type { CreditShare } from '#workflows/banking/matching/types.ts';
import type { Share } from '#workflows/settlement/commands/record-payment.ts';
import type { Difference } from '#workflows/settlement/commands/settle-difference.ts';
import type { SettlementOutcome } from '#workflows/settlement/outcome.ts';
import { bringIn } from './import.server.ts';
import type { Run } from './reply.ts';

const whoOf = ({ staff: { officeId, actor } }: Run) => ({ officeId, actor });
const lineOf = ({ form }: Run) => idIn(form, 'line');

function idIn(form: FormData, name: string): string {
  const id = String(form.get(name) ?? '');
  if (!isUuid(id)) throw new Response(null, { status: 400 });
  return id;
}

/** Why a line stays as it is, beside it, with all that was typed. */
const refusedLine = ({ form }: Run, text: string, needsFactor = false) =>
  data(
    {
      refused: {
        line: String(form.get('line') ?? ''),
        text,
        needsFactor,
        typed: Object.fromEntries(
          [...form].filter((each): each is [string, string] => typeof each[1] === 'string'),
        ),
      },
    },
    { status: 409 },
  );

function answer(run: Run, outcome: SettlementOutcome) {
  const t = tFor(run.locale);
  if (!outcome.ok) {
    const { reason } = outcome;
    return refusedLine(
      run,
      reason === 'doubled' ? t('banking:refused.doubled') : t(`settlement:refused.${reason}`),
    );
  }
  throw redirect(paths.settlements());
}

/** A line for documents: as proposed in cents, or by the parts that somebody wrote. */
async function allocate(run: Run) {
  const t = tFor(run.locale);
  const shares = sharesIn(run);
  if (shares === null) return refusedLine(run, t('banking:refused.amount'));
  if (shares.length === 0) return refusedLine(run, t('banking:refused.noShare'));
  const lineId = lineOf(run);
  const customerId = await inOffice(run.s.db, run.staff.officeId, async (tx) => {
    const line = await findBankLine(tx, lineId);
    if (!line) throw new Response(null, { status: 404 });
    const { items } = (await loadBook(tx, line.businessId)).input;
    const owing = new Set(
      shares.map(({ invoiceId }) => items.find((item) => item.invoiceId === invoiceId)?.customerId),
    );
    return owing.size === 1 ? ([...owing][0] ?? null) : null;
  });
  const beside = besideIn(run);
  return answer(run, await acceptLine(run.s, whoOf(run), { lineId, shares, customerId, ...beside }));
}

/** What settles the same documents beside the line, as it was proposed: `credit-KIND-ID-INVOICE` and `charge-INVOICE`, in cents. */
function besideIn({ form }: Run) {
  const credits: CreditShare[] = [];
  const differences: Difference[] = [];
  for (const [name, value] of form) {
    const [, kind, id = '', invoiceId = ''] = besideName.exec(name) ?? [];
    const cents = Number(value);
    if (!kind || !isUuid(invoiceId) || !Number.isSafeInteger(cents) || cents <= 0) continue;
    if (kind === 'charge')
      differences.push({ invoiceId, cents, kind: 'bankCharges', isLeading: false, owedCents: null });
    else if (isUuid(id) && (kind === 'payment' || kind === 'creditNote'))
      credits.push({ source: { kind, id }, invoiceId, cents });
  }
  return { credits, differences };
}

const besideName = /^(?:credit-)?(charge|payment|creditNote)-(?:(.{36})-)?(.{36})$/;

/** A line that went out takes a payment back: only who may reverse one, with a fresh factor. */
async function giveBack(run: Run) {
  const t = tFor(run.locale);
  const cause = returnCauses.find((each) => each === run.form.get('cause'));
  if (!cause || !run.form.get('payment')) return refusedLine(run, t('settlement:errors.choice'));
  if (!reasonIn(run)) return refusedLine(run, t('settlement:refused.noReason'));
  const missing = await factorMissing(run);
  if (missing) return refusedLine(run, missing.fieldErrors.factorCode[0] ?? '', true);
  const words = { lineId: lineOf(run), paymentId: idIn(run.form, 'payment'), cause, reason: reasonIn(run) };
  return answer(run, await returnLine(run.s, whoOf(run), words));
}

function sharesIn({ form, locale }: Run): Share[] | null {
  const shares: Share[] = [];
  for (const [name, value] of form) {
    const [, kind, invoiceId = ''] = /^(cents|amount)-(.+)$/.exec(name) ?? [];
    if (!kind || typeof value !== 'string' || value.trim() === '') continue;
    const cents = kind === 'cents' ? Number(value) : readCents(value, locale);
    if (!isUuid(invoiceId) || cents === null || !Number.isSafeInteger(cents) || cents < 0) return null;
    if (cents > 0) shares.push({ invoiceId, cents });
  }
  return shares;
}

/** All that are still sure of those that were shown as sure. */
async function allocateSure(run: Run) {
  const ids = run.form.getAll('line').map(String).filter(isUuid);
  const lines = await inOffice(run.s.db, run.staff.officeId, async (tx) => {
    const found = [];
    for (const id of ids) found.push(await findBankLine(tx, id));
    return found.flatMap((line) => line ?? []);
  });
  let left = 0;
  for (const [businessId, own] of Map.groupBy(lines, (line) => line.businessId)) {
    const done = await acceptSure(run.s, whoOf(run), { businessId, lineIds: own.map(({ id }) => id) });
    left += done.filter(({ outcome }) => !outcome.ok).length;
  }
  if (left > 0) return refusedLine(run, tFor(run.locale)('banking:refused.notSure', { count: left }));
  throw redirect(paths.settlements());
}

const reasonIn = ({ form }: Run) =>
  String(form.get('reason') ?? '')
    .trim()
    .slice(0, 500);

const ignore = async (run: Run) =>
  answer(run, await ignoreLine(run.s, whoOf(run), { lineId: lineOf(run), reason: reasonIn(run) }));

/** What was ignored anybody takes back who may assign; what became a payment or undid one, who may reverse one, with a fresh factor. */
async function takeBack(run: Run) {
  const lineId = lineOf(run);
  const line = await inOffice(run.s.db, run.staff.officeId, (tx) => findBankLine(tx, lineId));
  if (line?.state === 'accepted' || line?.state === 'returned') {
    requireMay(run.staff, 'reverse-payment');
    if (!reasonIn(run)) return refusedLine(run, tFor(run.locale)('settlement:refused.noReason'));
    const missing = await factorMissing(run);
    if (missing) return refusedLine(run, missing.fieldErrors.factorCode[0] ?? '', true);
  }
  return answer(run, await takeBackLine(run.s, whoOf(run), { lineId, reason: reasonIn(run) }));
}

async function addOne(run: Run) {
  const [iban, businessId] = ['iban', 'businessId'].map((name) => String(run.form.get(name) ?? ''));
  const outcome = await addAccount(run.s, whoOf(run), { iban: iban ?? '', businessId: businessId ?? '' });
  if (outcome === 'added') throw redirect(paths.settlements());
  return data(
    { account: { iban: iban ?? '', text: tFor(run.locale)(`banking:account.${outcome}`) } },
    { status: 409 },
  );
}

const acts = new Map(
  Object.entries({
    'import-statement': { needs: 'payments' as StaffAction, run: bringIn },
    allocate: { needs: 'payments' as StaffAction, run: allocate },
    'allocate-sure': { needs: 'payments' as StaffAction, run: allocateSure },
    'reverse-payment': { needs: 'reverse-payment' as StaffAction, run: giveBack },
    'ignore-line': { needs: 'payments' as StaffAction, run: ignore },
    'take-back-line': { needs: 'payments' as StaffAction, run: takeBack },
    'end-step': { needs: 'payments' as StaffAction, run: (run: Run) => finish(run, paths.settlements()) },
    'add-bank-account': { needs: 'bank-details' as StaffAction, run: addOne },
  }),
);

export const actionsOfBanking: readonly StaffAction[] = [
  ...new Set([...acts.values()].map(({ needs }) => needs)),
];

/** Throws a redirect when it is done; otherwise the page again, with what is wrong beside its line or field. */
export async function actOnBanking(run: Run) {
  const act = acts.get(String(run.form.get('act') ?? ''));
  if (!act) throw new Response(null, { status: 400 });
  requireMay(run.staff, act.needs);
  return act.run(run);
}
