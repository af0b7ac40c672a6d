import type { Staff } from '#app/auth/require-staff.server.ts';
import { may } from '#app/auth/roles.ts';
import { isUuid } from '#app/lib/uuid-param.ts';
import type { Tx } from '#db/client.ts';
import type { Customer } from '#db/queries/customers.ts';
import { findDunning, listDunnings } from '#db/queries/dunnings.ts';
import {
  againstNotice,
  fewestDays,
  mostDays,
  noticeMark,
  readClaim,
  whatIsNoticed,
  writeNotice,
} from '#workflows/dunning/notice.ts';
import { type Asking, readAsking } from '#workflows/dunning/read-asking.ts';
import { letterOfNotice, readOpenNotice } from '#workflows/dunning/read-notice.ts';
import { writeLetter } from '#workflows/dunning/write-letter.ts';
import { newId } from '#workflows/identity/new-id.ts';
import { letterText } from '#workflows/letters/letter-paper.ts';

/** The days of the form, where none are asked for. */
const usualDays = mostDays;

const offeredDays = Array.from({ length: mostDays - fewestDays + 1 }, (_, index) => fewestDays + index);

/** A formal notice as the form asks for it: its letter, what stands in its way, and what may be claimed with it. */
export async function loadNotice(tx: Tx, asking: Asking, search: URLSearchParams) {
  const days = Number(search.get('payDays') ?? usualDays);
  const payDays = offeredDays.includes(days) ? days : usualDays;
  const isClaiming = search.get('claim') === 'on';
  const reason = (search.get('reason') ?? '').slice(0, 500);
  const { documents, leftOut } = whatIsNoticed(asking.asked, reason.trim() !== '');
  const { locale } = asking.customer;
  const letter =
    documents.length > 0
      ? await writeNotice(tx, asking, { documents, locale, signer: null, payDays, isClaiming })
      : null;
  return {
    /** Of the notice that may be prepared next: sent twice, it is one. */
    id: newId(),
    mark: noticeMark(asking, documents),
    payDays,
    offeredDays,
    isClaiming,
    reason,
    claim: await readClaim(tx, asking, documents.length > 0 ? documents : asking.asked.documents),
    refusals: againstNotice(asking, { documents, leftOut }),
    leftOut,
    letter: letter && letterText(letter),
  };
}

export type NoticeData = Awaited<ReturnType<typeof loadNotice>>;

/** A letter of a customer that waits for its owner, or for who releases it, as it would be written today. */
export async function loadWaiting(tx: Tx, staff: Staff, customer: Customer, id: string | null) {
  if (!id || !isUuid(id)) return null;
  const dunning = await findDunning(tx, id);
  if (dunning?.customerId !== customer.id || dunning.channel !== 'letter') return null;
  const list = await listDunnings(tx, { businessId: customer.businessId, customerId: customer.id }, 50);
  const row = list.find((each) => each.id === id);
  if (row?.state !== 'prepared' && row?.state !== 'agreed') return null;
  const open = row.notice && (await readOpenNotice(tx, id));
  const facts = open ? await letterOfNotice(tx, open) : await reminderOf();
  return {
    row,
    letter: facts && letterText(facts),
    why: open?.why ?? null,
    isOwn: dunning.staffId === staff.id,
    mayRelease: may(staff.role, 'release-notice'),
  };

  async function reminderOf() {
    const asking = await readAsking(tx, customer, { exceptId: id });
    return writeLetter(tx, asking, { ...asking.asked, locale: customer.locale, signer: null });
  }
}

export type WaitingData = NonNullable<Awaited<ReturnType<typeof loadWaiting>>>;
