import { sql } from 'drizzle-orm';
import { rows } from '#db/client.ts';
import { askOwner } from './support/drafts.ts';
import { invoiceOf, reviewOf } from './support/facts.ts';
import { approveOn, openRequest, thierry } from './support/owner.ts';
import { expect, test } from './support/test.ts';

test('above the cap silence decides nothing, and everyone is told why', async ({
  product,
  phone,
  mailbox,
}) => {
  await rows(
    product.db,
    sql`insert into policies (office_id, business_id, version, policy, created_by)
      select office_id, business_id, version + 1,
        policy || '{"guardrails": ["amountCap"], "capCents": 20000}', created_by
      from policies where business_id = ${product.people.businesses.plumber?.id}`,
  );
  const { invoiceId } = await askOwner(product);

  expect((await mailbox.newest(thierry.email)).text).toMatch(/plafond/);
  await openRequest(phone, mailbox);
  const main = phone.locator('main');
  await expect(main).toContainText('Votre silence ne vaudra pas accord');
  await expect(main).toContainText('le montant TTC dépasse votre plafond de 200,00 €');

  await product.pass(100);
  expect((await reviewOf(product, invoiceId)).state).toBe('awaiting.lapsed');
  expect((await invoiceOf(product, invoiceId)).number).toBeNull();
  expect((await mailbox.newest('ines@calame.example')).text).toMatch(/plafond/);

  await openRequest(phone, mailbox);
  await expect(main).toContainText('attend votre réponse, sans limite de temps');
  await approveOn(phone);
  await product.pass(0.2);
  expect(await reviewOf(product, invoiceId)).toMatchObject({ state: 'issued', decided_by: 'owner' });
});
