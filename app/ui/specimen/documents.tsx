import { A4 } from '../a4.tsx';
import { Accord } from '../accord.tsx';
import { Amount } from '../amount.tsx';
import { Button } from '../button.tsx';
import { Changed, Diff } from '../diff.tsx';
import { DocumentTitle, Facts, Parties, Totals } from '../document.tsx';
import { Lines, type LineView } from '../lines.tsx';
import { Notice } from '../notice.tsx';
import { Fold, Sheet } from '../sheet.tsx';
import { Steps } from '../steps.tsx';
import { type Message, Thread } from '../thread.tsx';
import { Section } from './section.tsx';

const messages: Message[] = [
  {
    id: 'm1',
    from: 'owner',
    text: 'On a fini à midi le deuxième samedi, donc 14 h en tout.',
    by: 'Vous',
    at: 'mar. 24 nov. 2026 à 18:31',
  },
  {
    id: 'm2',
    from: 'office',
    text: 'Corrigé : 14 h. Les feuilles de chantier sont jointes.',
    by: 'Inès Rouvière',
    at: 'mer. 25 nov. 2026 à 09:04',
  },
];

const comment = (line: number) => (
  <Button look="quiet" iconOnly={`Commenter la ligne ${line}`} icon="message-square-plus" />
);

const lines: LineView[] = [
  {
    id: '1',
    n: 1,
    name: 'Dépose des sanitaires existants',
    detail: 'Évacuation en déchetterie',
    quantity: '1 forfait',
    unitPrice: '1 480,00 €',
    vat: '20 %',
    amount: '1 480,00 €',
    action: comment(1),
  },
  {
    id: '2',
    n: 2,
    name: 'Main-d’œuvre, heures du samedi',
    detail: 'Samedis 7 et 14 nov. 2026',
    quantity: (
      <>
        <Changed before="18" after="14" /> h
      </>
    ),
    unitPrice: '58,00 €',
    vat: '20 %',
    amount: '812,00 €',
    changed: true,
    action: comment(2),
    aside: <Thread messages={messages} />,
  },
];

const Readable = ({ stage }: { stage: 'pencil' | 'ink' }) => (
  <Sheet stage={stage} className="doc">
    <header className="doc__head">
      <DocumentTitle
        title={stage === 'pencil' ? 'Facture provisoire' : 'Facture'}
        number={stage === 'pencil' ? 'PROV-2026-0418' : 'N° VPC-2026-0118'}
        stage={stage}
      />
      {stage === 'pencil' && (
        <Notice icon="pencil-line">Numéro provisoire, sans valeur comptable ni fiscale.</Notice>
      )}
      <Parties
        from={{ name: 'Vasseur Plomberie Chauffage', lines: ['14, rue des Tanneurs, 80000 Amiens'] }}
        to={{ name: 'Commune de Saint-Riquet', lines: ['1, place de la Mairie, 80135 Saint-Riquet'] }}
      />
    </header>
    <Facts
      items={[
        { label: 'Émission', value: 'à la validation' },
        { label: 'Prestation', value: 'du 2 au 20 nov. 2026' },
        { label: 'Échéance', value: '30 jours après réception' },
        { label: 'Marché', value: '2026-T-014' },
      ]}
    />
    <Lines number={stage === 'pencil' ? 'PROV-2026-0418' : 'VPC-2026-0118'} lines={lines} />
    <Totals
      rows={[
        { label: 'Total HT', value: '2 292,00 €', kind: 'sub' },
        { label: 'TVA 20 %', value: '458,40 €' },
        { label: 'Total TTC', value: '2 750,40 €', kind: 'sub' },
        { label: 'Retenue de garantie 5 %', detail: 'sur le TTC', value: '−137,52 €' },
        { label: 'Net à payer', value: '2 612,88 €', kind: 'net' },
      ]}
    />
    <div className="mentions">
      <Fold summary="Mentions légales de la facture">
        <p>Virement à 30 jours. Pas d’escompte pour paiement anticipé.</p>
      </Fold>
    </div>
  </Sheet>
);

export const Documents = () => (
  <>
    <Section title="Au crayon">
      <Readable stage="pencil" />
    </Section>
    <Section title="À l’encre">
      <div className="cols">
        <Sheet stage="ink" pad>
          <Amount hero>11 396,60 €</Amount>
          <Accord />
          <p>Thierry Vasseur, jeu. 26 nov. 2026 à 14:05</p>
        </Sheet>
        <Steps
          steps={[
            { icon: 'lock', what: 'Numéro définitif attribué : VPC-2026-0118', when: '14:05' },
            { icon: 'send', what: 'Envoi à la Commune de Saint-Riquet', when: 'vers 14:10' },
          ]}
        />
        <Diff
          changes={[
            { what: 'Ligne 5, quantité :', before: '18 h', after: '14 h', why: 'À votre demande' },
            { after: 'Pénalité de retard : −150,00 €', why: '2 jours, article 9 du marché' },
          ]}
        />
      </div>
    </Section>
    <Section title="A4">
      <div className="preview__scroll">
        <A4 stage="pencil" preview label="Facture PROV-2026-0431" mark="PROVISOIRE · ne pas payer">
          <header className="a4__top">
            <p className="a4__seller">CUMA de la Vallée d’Ourcelle</p>
            <div>
              <h3 className="a4__title">Facture</h3>
              <p className="a4__no">
                <span>N° provisoire PROV-2026-0431</span>
              </p>
            </div>
          </header>
          <hr className="a4__rule" />
        </A4>
      </div>
    </Section>
  </>
);
