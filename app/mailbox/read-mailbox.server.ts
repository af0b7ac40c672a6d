import { pageOf } from '#app/lib/page-of.ts';
import { findClock } from '#db/queries/demonstration.ts';
import { mailboxDirectory } from '#workflows/mail/create-transport.ts';
import { listCaptured } from '#workflows/mail/mailbox.ts';
import type { Services } from '#workflows/services.ts';
import { readCodes } from './read-codes.server.ts';

const pageSize = 30;

/** "Nom <adresse>" and "adresse" are the same recipient. */
export const addressOf = (mailbox: string) => /<([^>]*)>$/.exec(mailbox)?.[1] ?? mailbox;

/** One page of captured mail, newest first, of one recipient or of all, with the two panels beside it. */
export async function readMailbox(s: Services, query: URLSearchParams) {
  const [all, clock, codes] = await Promise.all([
    listCaptured(mailboxDirectory(s.env), Number.POSITIVE_INFINITY),
    findClock(s.db),
    readCodes(s),
  ]);
  const to = query.get('to') ?? '';
  const chosen = to ? all.filter((mail) => addressOf(mail.to) === to) : all;
  const pages = Math.max(1, Math.ceil(chosen.length / pageSize));
  const page = Math.min(pages, pageOf(query.get('page')));
  const start = (page - 1) * pageSize;
  return {
    mails: chosen.slice(start, start + pageSize),
    total: chosen.length,
    hidden: all.length - chosen.length,
    recipients: countRecipients(all.map((mail) => addressOf(mail.to))),
    isCapturing: s.env.MAIL_TRANSPORT === 'capture',
    to,
    page,
    pages,
    start,
    clock,
    codes,
  };
}

function countRecipients(addresses: string[]): { address: string; count: number }[] {
  const counts = Map.groupBy(addresses, (address) => address);
  return [...counts]
    .map(([address, each]) => ({ address, count: each.length }))
    .sort((a, b) => a.address.localeCompare(b.address));
}
