import { Countdown } from '../amount.tsx';
import { Chip, Flag } from '../chip.tsx';
import { Flow } from '../flow.tsx';
import { Ledger } from '../ledger.tsx';
import { Ruler } from '../ruler.tsx';
import { type Special, type Status, specialIcons, vocabulary } from '../vocabulary.ts';
import { Section } from './section.tsx';

const statuses = Object.keys(vocabulary) as Status[];
const specials = Object.keys(specialIcons) as Special[];

const start = '2026-11-25T08:12:00Z';
const due = '2026-11-27T08:12:00Z';
const HOUR = 3_600_000;

const Vocabulary = () => (
  <Section title="États">
    <Ledger label="Vocabulaire des états">
      <thead>
        <tr>
          {['Pastille', 'Nom dans le code', 'Icône', 'Trait', 'Teinte'].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {statuses.map((status) => (
          <tr key={status}>
            <td>
              <Chip status={status} />
            </td>
            <td className="proof">{status}</td>
            <td className="small muted">{vocabulary[status].icon}</td>
            <td className="small muted">{vocabulary[status].stage}</td>
            <td className="small muted">{vocabulary[status].tone}</td>
          </tr>
        ))}
      </tbody>
    </Ledger>
    <p className="row">
      {specials.map((special) => (
        <Flag key={special} special={special} />
      ))}
    </p>
  </Section>
);

const Rulers = () => (
  <Section title="Réglette de 48 h">
    <div className="cols">
      <div className="clock">
        <Countdown label="Il vous reste" dateTime="PT19H7M">
          19 h 07
        </Countdown>
        <Ruler startsAt={start} dueAt={due} now="2026-11-26T13:05:00Z" ends />
      </div>
      <div className="clock">
        <Countdown label="Il vous reste">4 h 40</Countdown>
        <Ruler startsAt={start} dueAt={due} now="2026-11-27T03:32:00Z" ends />
      </div>
      <div className="clock">
        <Countdown label="Délai suspendu à">19 h 07</Countdown>
        <Ruler startsAt={start} dueAt={due} now="2026-11-28T03:32:00Z" heldLeft={19.117 * HOUR} />
      </div>
      <div className="clockcell soon">
        <b className="num">4 h 40</b>
        <Ruler mini startsAt={start} dueAt={due} now="2026-11-27T03:32:00Z" />
      </div>
    </div>
  </Section>
);

const visits = [
  ['draft', 'mar. 24 nov. 2026 à 16:48'],
  ['awaiting', 'mar. 24 nov. 2026 à 17:02'],
  ['correction', 'mar. 24 nov. 2026 à 18:31'],
  ['draft', 'mer. 25 nov. 2026 à 09:04'],
  ['awaiting', 'mer. 25 nov. 2026 à 09:12'],
  ['approved', 'jeu. 26 nov. 2026 à 14:05'],
  ['issued', 'jeu. 26 nov. 2026 à 14:05'],
  ['sent', 'jeu. 26 nov. 2026 à 14:06'],
  ['delivered', 'jeu. 26 nov. 2026 à 14:34'],
  ['opened', 'ven. 27 nov. 2026 à 08:52'],
] as const;

export const States = () => (
  <>
    <Vocabulary />
    <Rulers />
    <Section title="Parcours">
      <Flow visits={visits.map(([status, when]) => ({ status, when }))} current="opened" />
    </Section>
  </>
);
