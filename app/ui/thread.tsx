import type { ReactNode } from 'react';
import { InTurns } from './in-turns.tsx';

export type Message = { id: string; from: 'owner' | 'office'; text: string; by: ReactNode; at: ReactNode };

/** What was said, oldest first. The owner's words are in the italic serif of a human voice. */
export const Thread = ({ messages }: { messages: readonly Message[] }) => (
  <div className="thread">
    <InTurns>
      {messages.map(({ id, from, text, by, at }) => (
        <div key={id} id={`message-${id}`} className="thread__msg" data-from={from}>
          {from === 'owner' ? <q>{text}</q> : <p>{text}</p>}
          <footer>
            {by}, {at}
          </footer>
        </div>
      ))}
    </InTurns>
  </div>
);
