import { askOwner } from '../../../e2e/support/drafts.ts';
import { thierry } from '../../../e2e/support/owner.ts';
import { linkIn } from '../../../e2e/support/test.ts';
import type { Counted, Desk } from './desk-loops.ts';
import { Hand } from './hand.ts';

/** An owner, from the button of the mail to the approval; whether the lines were in sight before the second tap. */
export async function approvalFromMail({ product, phone, mailbox }: Desk): Promise<Counted> {
  await askOwner(product);
  const link = linkIn(await mailbox.newest(thierry.email), '/review/');
  const hand = new Hand(phone);
  // The first tap opens the mail's link.
  hand.presses += 1;
  await phone.goto(link);
  const lines = await phone
    .getByText('Pose et raccordement')
    .first()
    .evaluate((line) => {
      const { top, bottom } = line.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight ? 1 : 0;
    });
  await hand.click(phone.getByRole('button', { name: 'Valider la facture' }).first());
  await hand.click(phone.getByRole('dialog').getByRole('button', { name: 'Confirmer la validation' }));
  await phone.getByText('C’est validé. Merci.').waitFor();
  return { presses: hand.presses, 'lines in sight': lines };
}
