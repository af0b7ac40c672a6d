import { Children, isValidElement, type ReactNode, Suspense, useState } from 'react';

/** So many parts are drawn in one go: a server's ten or twenty milliseconds. */
const atOnce = 6;

/** The turn of some parts on a server. */
type Turn = { hasBegun: boolean; begins: Promise<void>; begin: () => void; next: Turn | undefined };

/**
 * The parts of a long list. React draws all that is between two pauses in one go, and a server answers nobody meanwhile: so
 * it pauses after each few of them. The page leaves when it is whole (entry.server.tsx), and is the same as without pauses.
 * Parts keep their keys.
 */
export const InTurns = ({ children }: { children: ReactNode }) => {
  const parts = Children.toArray(children);
  const [turns] = useState(() => (isServer ? makeTurns(Math.ceil(parts.length / atOnce)) : []));
  return parts.map((part, index) => (
    <Suspense key={isValidElement(part) ? part.key : index}>
      <InTurn turn={turns[Math.floor(index / atOnce)]}>{part}</InTurn>
    </Suspense>
  ));
};

const isServer = typeof document === 'undefined';

const InTurn = ({ turn, children }: { turn: Turn | undefined; children: ReactNode }) => {
  if (turn && !turn.hasBegun) throw turn.begins;
  if (turn?.next) setImmediate(turn.next.begin);
  return children;
};

function makeTurns(count: number): Turn[] {
  const turns = Array.from({ length: count }, (_, index): Turn => {
    const turn: Turn = { hasBegun: index === 0, begins: Promise.resolve(), begin: () => {}, next: undefined };
    turn.begins = new Promise((done) => {
      turn.begin = () => {
        turn.hasBegun = true;
        done();
      };
    });
    return turn;
  });
  for (const [index, turn] of turns.entries()) turn.next = turns[index + 1];
  return turns;
}
