import { inOffice } from '#db/client.ts';
import { findBankLine } from '#db/queries/bank-lines.ts';
import { bankAccounts, bankImports, bankLines, bankStatements } from '#db/schema/index.ts';
import { settled } from '#test/settlement/given.ts';
import { loadBook } from '#workflows/banking/load-book.ts';
import { newId } from '#workflows/identity/new-id.ts';

/** A business with an account, and lines as its bank writes them; one below zero came back. */
export async function withLines(given?: Awaited<ReturnType<typeof settled>>) {
  const all = given ?? (await settled());
  const { w, who } = all;
  const at = '2026-01-01T00:00:00Z';
  const by = { officeId: w.officeId, staffId: null, recordedBy: 'Test', at };
  const [accountId, importId, statementId] = [newId(), newId(), newId()];
  const iban = 'FR1420041010050500013M02606';
  await inOffice(w.s.db, w.officeId, async (tx) => {
    await tx
      .insert(bankAccounts)
      .values({ ...by, id: accountId, businessId: w.businessId, iban, currency: 'EUR' });
    const file = {
      sha256: 'a',
      fileName: 'a.xml',
      format: 'camt053' as const,
      answers: {},
      taken: 1,
      known: 0,
      remarks: [],
    };
    await tx.insert(bankImports).values({ ...by, ...file, id: importId });
    const { officeId, businessId } = w;
    await tx.insert(bankStatements).values({ officeId, id: statementId, importId, businessId, accountId });
  });
  const line = async (cents: number, label: string, counterpartyIban = '') => {
    const id = newId();
    const { officeId, businessId } = w;
    const said = {
      cents,
      currency: 'EUR',
      label,
      counterpartyName: '',
      counterpartyIban,
      endToEndId: '',
      bankReference: '',
    };
    const row = {
      officeId,
      id,
      businessId,
      accountId,
      statementId,
      lineKey: id,
      bookedOn: await all.today(),
      ...said,
    };
    await inOffice(w.s.db, officeId, (tx) =>
      tx.insert(bankLines).values({ ...row, format: 'camt053', isReturn: cents < 0, at }),
    );
    return id;
  };
  const book = () => inOffice(w.s.db, w.officeId, (tx) => loadBook(tx, w.businessId));
  const stateOf = async (id: string) =>
    (await inOffice(w.s.db, w.officeId, (tx) => findBankLine(tx, id)))?.state;
  const numberOf = async (id: string) =>
    (await book()).input.items.find(({ invoiceId }) => invoiceId === id)?.number ?? '';
  return { ...all, who, line, book, stateOf, numberOf };
}
