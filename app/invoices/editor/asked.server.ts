import { pageAt } from '#app/lib/slice-of.ts';
import type { Tx } from '#db/client.ts';
import { listExchanges } from '#db/queries/exchanges.ts';
import { findLatestRevision } from '#db/queries/revisions.ts';
import { contentSchema, type InvoiceContent } from '#db/shapes/content.ts';
import {
  type AskedAbout,
  askedAbout,
  type Request,
  type Standing,
  standingOf,
} from '#workflows/review/requests.ts';
import { editedAtOnce } from './line-pages.ts';

/** What an owner asked to change in the round that is being corrected, and how the draft stands to it. */
export type Asked = Request & {
  id: string;
  authorName: string;
  at: string;
  body: string;
  /** The number of its line in the draft, from 1; 0 for the whole document, or a line that is gone. */
  line: number;
  /** The page of lines that it stands on. */
  page: number;
  standing: Standing;
};

export type Requests = {
  list: Asked[];
  /** The document that was asked about; null where nothing asked needs more than the draft to be told. */
  about: AskedAbout | null;
};

/** What the owners said in the last round of a draft, oldest first. */
export async function readRequests(
  tx: Tx,
  { id: invoiceId, round }: { id: string; round: number },
  content: InvoiceContent,
): Promise<Requests> {
  const said = (await listExchanges(tx, { invoiceId })).filter(
    (each) =>
      each.round === round &&
      each.authorKind === 'owner' &&
      (each.kind === 'correctionRequest' || each.kind === 'comment'),
  );
  if (said.length === 0) return { list: [], about: null };
  const isPlace = said.some(({ lineId, field }) => lineId === null && field !== null);
  const revision = isPlace ? await findLatestRevision(tx, { invoiceId }) : undefined;
  const about = revision ? askedAbout(contentSchema.parse(JSON.parse(revision.content))) : null;
  const places = new Map(content.lines.map(({ id }, index) => [id, index + 1]));
  const list = said.map(({ id, authorName, at, body, lineId, field, before: was, after }) => {
    const request = { lineId, field, before: was, after };
    const line = places.get(lineId ?? '') ?? 0;
    const page = pageAt(Math.max(0, line - 1), editedAtOnce);
    return {
      id,
      authorName,
      at,
      body,
      line,
      page,
      ...request,
      standing: standingOf(request, content, about),
    };
  });
  return { list, about };
}
