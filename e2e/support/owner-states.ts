import { sql } from 'drizzle-orm';
import type { DemoDocument } from '#app/start/demo/document.ts';
import type { Actor } from '#workflows/engine/types.ts';
import {
  approve,
  askTime,
  comment,
  draftFromIssued,
  reply,
  reportError,
  requestCorrection,
  saveDraft,
  submitReview,
} from '#workflows/review/commands.ts';
import { biller, type Draft, makeDraft } from './drafts.ts';
import { reviewOf } from './facts.ts';
import type { Product } from './product.ts';

/** More lines than a first screen shows, with a name as long as people write them. */
const lines: DemoDocument['lines'] = [
  ['Dépose de l’ancien chauffe-eau', '1', 'C62', '120.00', '10'],
  ['Fourniture et pose d’un chauffe-eau thermodynamique de 250 litres', '1', 'C62', '2480.00', '10'],
  ['Main-d’œuvre, heures du samedi', '14', 'HUR', '58.00', '10'],
  ['Groupe de sécurité', '1', 'C62', '42.00', '10'],
  ['Déplacement', '2', 'C62', '35.00', '20'],
];

type Asked = Pick<Draft, 'invoiceId'>;

const ok = <T extends { accepted: boolean }>(outcome: T): T => {
  if (!outcome.accepted) throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome;
};

/** The documents of one owner in every state that has a page, made by the product's own commands: id by state. */
export async function ownerStates(product: Product): Promise<Record<string, string>> {
  const { services: s, people } = product;
  const { plumber } = people.businesses;
  const owner: Actor = {
    kind: 'owner',
    id: plumber?.ownerId ?? null,
    name: plumber?.ownerName ?? '',
    channel: 'link',
  };
  const asOwner = ({ invoiceId }: Asked) => ({ officeId: people.officeId, actor: owner, invoiceId });
  const asOffice = (draft: Asked) => ({ ...asOwner(draft), actor: biller(product) });
  const ask = async (given: Partial<DemoDocument> = {}) => {
    const draft = await makeDraft(product, { lines, ...given });
    ok(await submitReview(s, asOffice(draft)));
    return draft;
  };
  const say = (draft: Asked) => ({ ...asOwner(draft), lineId: 'l2', body: 'Est-ce bien le 250 litres ?' });
  const agree = async (draft: Asked) =>
    ok(
      await approve(s, {
        ...asOwner(draft),
        revisionSha256: (await reviewOf(product, draft.invoiceId)).revision_sha256,
      }),
    );
  const wrong = (draft: Asked) => ({ ...say(draft), field: 'quantity', before: '14', after: '12' });

  await product.db.execute(
    sql`insert into policies (office_id, business_id, version, policy, created_by)
      select office_id, business_id, version + 1, jsonb_set(policy, '{guardrails}', '["creditNote", "specialCase"]'),
        created_by from policies where business_id = ${plumber?.id}`,
  );
  const silent = await ask();
  const reported = await ask();
  const credited = await ask();
  const approved = await ask();
  const lapsed = await ask({ special: ['retention', 'penalty'], retention: '5', penaltyCents: 4000 });
  await product.settle();
  await agree(approved);
  await product.pass(48.1);
  ok(await reportError(s, { ...asOwner(reported), body: 'Le déplacement a été compté deux fois.' }));
  const credit = await draftFromIssued(s, { ...asOffice(credited), follower: 'creditNote' });
  if (!credit.ok) throw new Error(credit.reason);
  ok(await submitReview(s, asOffice(credit)));
  await product.settle();
  await agree(credit);
  await product.pass(0.2);

  const open: Draft[] = [];
  for (let count = 0; count < 7; count++) open.push(await ask());
  const [running, answering, answered, correcting, changed, onHold, revocable] = open as [
    Draft,
    Draft,
    Draft,
    Draft,
    Draft,
    Draft,
    Draft,
  ];
  await product.settle();
  ok(await comment(s, say(answering)));
  ok(await comment(s, say(answered)));
  ok(await reply(s, { ...asOffice(answered), body: 'Oui, c’est bien le modèle de 250 litres, posé le 14.' }));
  ok(await requestCorrection(s, wrong(correcting)));
  ok(await requestCorrection(s, wrong(changed)));
  const [first, second, third, ...rest] = changed.content.lines;
  await saveDraft(s, {
    ...asOffice(changed),
    version: 1,
    customerId: people.customers.canal?.id ?? null,
    content: { ...changed.content, lines: [first!, second!, { ...third!, quantity: '12' }, ...rest] },
  });
  ok(await submitReview(s, asOffice(changed)));
  const until = new Date(Date.parse(String((await reviewOf(product, onHold.invoiceId)).review_due_at)));
  ok(await askTime(s, { ...asOwner(onHold), until: until.toISOString() }));
  await agree(revocable);
  await product.settle();
  const ids = {
    running,
    answering,
    answered,
    correcting,
    changed,
    onHold,
    lapsed,
    revocable,
    approved,
    silent,
    reported,
    credited,
    credit,
  };
  return Object.fromEntries(Object.entries(ids).map(([state, { invoiceId }]) => [state, invoiceId]));
}
