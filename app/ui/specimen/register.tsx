import { paths } from '#app/lib/paths.ts';
import { BulkBar } from '../bulk-bar.tsx';
import { Button, LinkButton } from '../button.tsx';
import { Check } from '../check.tsx';
import { Chip, Flag } from '../chip.tsx';
import { FilterStrip } from '../filter-strip.tsx';
import { Ledger, LedgerRow, SortHead } from '../ledger.tsx';
import { Pager } from '../pager.tsx';
import { Ruler } from '../ruler.tsx';
import { Tabs } from '../tabs.tsx';
import { Section } from './section.tsx';

const here = paths.specimen();

const Rows = () => (
  <tbody>
    <LedgerRow stage="pencil" cursor>
      <td className="sel">
        <Check desk aria-label="Sélectionner PROV-2026-0418" />
      </td>
      <td className="num">
        <a className="ref" href={here}>
          PROV-2026-0418
        </a>
      </td>
      <td className="who what">
        <b>Commune de Saint-Riquet</b>
        <span className="sub">Vasseur Plomberie</span>
      </td>
      <td className="state">
        <Chip status="awaiting" />
        <span className="sub">tour 2</span>
      </td>
      <td className="delay">
        <div className="clockcell">
          <b className="num">19 h 07</b>
          <Ruler
            mini
            startsAt="2026-11-25T08:12:00Z"
            dueAt="2026-11-27T08:12:00Z"
            now="2026-11-26T13:05:00Z"
          />
        </div>
      </td>
      <td className="r num strong amt">11 396,60 €</td>
    </LedgerRow>
    <LedgerRow stage="ink" selected>
      <td className="sel">
        <Check desk aria-label="Sélectionner VPC-2026-0117" defaultChecked />
      </td>
      <td className="num">
        <a className="ref" href={here}>
          VPC-2026-0117
        </a>
      </td>
      <td className="who what">
        <b>Cabinet Mercier</b>
        <span className="flags">
          <Flag special="retention">Retenue 5 %</Flag>
        </span>
      </td>
      <td className="state">
        <Chip status="tacitlyApproved" />
        <span className="sub bad">à transmettre</span>
      </td>
      <td className="delay" />
      <td className="r num strong amt">486,00 €</td>
    </LedgerRow>
    <LedgerRow stage="ink" struck>
      <td className="sel">
        <Check desk aria-label="Sélectionner ACJ-2026-0079" />
      </td>
      <td className="num">
        <a className="ref" href={here}>
          ACJ-2026-0079
        </a>
      </td>
      <td className="who what">
        <b>Fondation Hélio</b>
      </td>
      <td className="state">
        <Chip status="cancelled" />
      </td>
      <td className="delay" />
      <td className="r num strong amt">2 160,00 €</td>
    </LedgerRow>
  </tbody>
);

export const Register = () => (
  <Section title="Registre">
    <Tabs
      label="Filtrer par état"
      tabs={[
        { to: here, label: 'Toutes', count: 214, current: true },
        { to: `${here}?status=draft`, label: 'Provisoires', icon: 'pencil-line', count: 38 },
        { to: `${here}?status=awaiting`, label: 'En validation', icon: 'hourglass', count: 21 },
      ]}
    />
    <FilterStrip
      filters={[
        { label: '6 entreprises', without: here },
        { label: 'Novembre 2026', without: here },
      ]}
      hidden={143}
      resetTo={here}
    />
    <Ledger label="Liste des factures" stack>
      <thead>
        <tr>
          <th className="sel" scope="col">
            <Check desk mixed aria-label="Tout sélectionner" />
          </th>
          <th scope="col">Numéro</th>
          <th scope="col">Client final</th>
          <SortHead to={`${here}?sort=status`} direction="ascending">
            État
          </SortHead>
          <th scope="col">Délai</th>
          <SortHead to={`${here}?sort=amount`} right>
            Net à payer
          </SortHead>
        </tr>
      </thead>
      <Rows />
      <tfoot>
        <tr>
          <td colSpan={5} className="muted">
            3 affichées sur 71
          </td>
          <td className="r num">
            <span className="due">11 882,60 €</span>
          </td>
        </tr>
      </tfoot>
    </Ledger>
    <BulkBar count={3} total="8 461,00 €">
      <Button look="primary" size="desk" icon="hourglass" tally="1/3">
        Envoyer en validation
      </Button>
      <Button
        size="desk"
        icon="trash-2"
        id="bulk-delete"
        tally="0/3"
        blocked="Aucune provisoire dans la sélection."
      >
        Supprimer
      </Button>
      <LinkButton size="desk" icon="x" iconOnly="Annuler la sélection" to={here} />
    </BulkBar>
    <Pager from={51} to={100} total={214} previous={`${here}?page=1`} next={`${here}?page=3`} />
  </Section>
);
