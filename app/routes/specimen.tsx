import type { LoaderFunctionArgs } from '@remix-run/node';
import { useSearchParams } from '@remix-run/react';
import { paths } from '#app/lib/paths.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Dialog, DialogBody, DialogFoot } from '#app/ui/dialog.tsx';
import { CustomerHead, OwnerHead, TopBar } from '#app/ui/masthead.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { Page } from '#app/ui/page.tsx';
import { Controls } from '#app/ui/specimen/controls.tsx';
import { Documents } from '#app/ui/specimen/documents.tsx';
import { Records } from '#app/ui/specimen/records.tsx';
import { Register } from '#app/ui/specimen/register.tsx';
import { States } from '#app/ui/specimen/states.tsx';

/** Every component of the design system on one page; in the demonstration and in tests only. */
export function loader({ context }: LoaderFunctionArgs) {
  if (!context.env.isSandbox) throw new Response(null, { status: 404 });
  return null;
}

export const meta = () => [{ title: 'Système de conception — Tacite' }];

const nav = [
  { to: paths.today(), label: 'Aujourd’hui', count: 15, current: true },
  { to: paths.invoices(), label: 'Factures' },
  { to: paths.businesses(), label: 'Entreprises' },
];

/** `?head=owner` and `?head=customer` show the other heads, `?ask=approve` the dialog. */
const heads = {
  owner: <OwnerHead contact={{ name: 'Inès', phone: '03 53 01 42 18' }} />,
  customer: <CustomerHead seller="Agence Contre-Jour" />,
  staff: <TopBar items={nav} person={{ name: 'Inès Rouvière' }} />,
};

const Question = () => (
  <Dialog title="Valider 11 396,60 € ?" closeTo={paths.specimen()}>
    <DialogBody>
      <p>
        Facture pour la <b className="strong">Commune de Saint-Riquet</b>, 5 lignes.
      </p>
      <Notice icon="lock">Elle ne pourra plus être modifiée : seul un avoir pourra l’annuler.</Notice>
    </DialogBody>
    <DialogFoot>
      <Button look="primary" size="lg" block>
        Confirmer la validation
      </Button>
      <LinkButton block to={paths.specimen()} replace preventScrollReset>
        Relire encore
      </LinkButton>
    </DialogFoot>
  </Dialog>
);

export default function Specimen() {
  const [search] = useSearchParams();
  const asked = search.get('head');
  const head = asked === 'owner' || asked === 'customer' ? asked : 'staff';
  return (
    <Page head={heads[head]} className="page-specimen" narrow={head !== 'staff'}>
      <div className="ds">
        <div className="stack">
          <h1 className="h1">Au crayon tant que c’est provisoire, à l’encre dès que c’est validé</h1>
          <p className="lead muted">
            Ce qui peut encore changer est tracé en tirets, ce qui est définitif en trait plein. Un seul bleu,
            celui du stylo qui signe.
          </p>
          <LinkButton to={`${paths.specimen()}?ask=approve`} preventScrollReset>
            Ouvrir le dialogue
          </LinkButton>
        </div>
        <States />
        <Controls />
        <Documents />
        <Register />
        <Records />
      </div>
      {search.get('ask') === 'approve' && <Question />}
    </Page>
  );
}
