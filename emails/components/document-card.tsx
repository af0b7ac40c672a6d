import { Text } from '@react-email/components';
import { color, font, sans, serif } from '../theme.ts';
import { layout } from './frame.tsx';
import { Block, small, Unbroken } from './typography.tsx';

type Props = {
  /** Pencil while it can change (dashed), ink once it is final (solid). */
  stage: 'pencil' | 'ink';
  label: string;
  party: string;
  subject: string;
  amount: string;
  /** Lines under the amount. */
  notes: readonly string[];
};

/** The document in a frame: dashed while provisional, solid when issued; the amount on its double rule. */
export function DocumentCard({ stage, label, party, subject, amount, notes }: Props) {
  const border = stage === 'pencil' ? `1px dashed ${color.control}` : `1px solid ${color.ink}`;
  return (
    <Block>
      <table {...layout} className={stage === 'pencil' ? 'm-card' : 'm-card-ink'} style={{ border }}>
        <tbody>
          <tr>
            <td style={{ padding: '18px 20px 16px' }}>
              <Text className="m-soft" style={{ ...small, margin: '0 0 6px' }}>
                <Unbroken text={label} />
              </Text>
              <Text className="m-ink" style={{ ...partyStyle, margin: '0 0 2px' }}>
                {party}
              </Text>
              {subject && (
                <Text className="m-soft" style={{ ...subjectStyle, margin: 0 }}>
                  {subject}
                </Text>
              )}
              <Text className="m-ink" style={{ ...amountStyle, margin: '12px 0 0' }}>
                <span className="m-due" style={doubleRule}>
                  {amount}
                </span>
              </Text>
              {notes.map((note) => (
                <Text key={note} className="m-soft" style={{ ...small, margin: '12px 0 0' }}>
                  {note}
                </Text>
              ))}
            </td>
          </tr>
        </tbody>
      </table>
    </Block>
  );
}

const partyStyle = { ...font(serif, 21, 28), color: color.ink };
const subjectStyle = { ...font(sans, 15, 22), color: color.graphite };
const amountStyle = {
  ...font(serif, 38, 44),
  letterSpacing: '-.5px',
  color: color.ink,
  whiteSpace: 'nowrap',
} as const;
const doubleRule = { borderBottom: `3px double ${color.ink}`, paddingBottom: 2 };
