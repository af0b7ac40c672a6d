import { Button } from '../button.tsx';
import { Empty } from '../empty.tsx';
import { Skeleton } from '../skeleton.tsx';
import { Toast } from '../toast.tsx';
import { Trace, type TraceEntry } from '../trace.tsx';
import { Section } from './section.tsx';

const hash = '50a415d26eea709c13beeeeed32face9125e2279ff605b894180194800d3808d';

const entry = (id: string, rest: Partial<TraceEntry>): TraceEntry => ({
  id,
  icon: 'lock',
  stage: 'ink',
  from: 'Validée',
  actor: 'Tacite',
  role: 'automate',
  at: '2026-11-26T13:05:00Z',
  when: 'jeu. 26 nov. 2026 à 14:05',
  hash,
  ...rest,
});

const entries: TraceEntry[] = [
  entry('e5', {
    icon: 'octagon-x',
    tone: 'red',
    from: 'Transmise',
    to: 'Rejetée',
    reason: 'Code service absent',
  }),
  entry('e4', { to: 'Définitive', reason: 'Numéro VPC-2026-0118 attribué' }),
  entry('e3', {
    icon: 'signature',
    tone: 'pen',
    from: 'En validation',
    to: 'Validée',
    actor: 'Thierry Vasseur',
  }),
  entry('e2', { icon: 'bell', stage: 'pencil', from: 'Rappel', reason: 'Rappel à mi-parcours, remis' }),
  entry('e1', {
    icon: 'pencil-line',
    stage: 'pencil',
    from: 'Création',
    to: 'Provisoire',
    actor: 'Inès Rouvière',
  }),
];

export const Records = () => (
  <>
    <Section title="Trace">
      <Trace entries={entries} />
    </Section>
    <Section title="Messages">
      <div className="cols">
        <Toast action={<Button size="desk">Annuler</Button>}>Facture envoyée en validation.</Toast>
        <Skeleton />
        <div className="sheet">
          <Empty title="Rien n’attend votre accord">Le prochain document vous arrivera par e-mail.</Empty>
        </div>
      </div>
    </Section>
  </>
);
