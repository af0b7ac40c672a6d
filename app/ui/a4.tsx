import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import type { Stage } from './vocabulary.ts';

type Props = {
  stage: Stage;
  label: string;
  /** The words in the margin of a draft: « PROVISOIRE · sans valeur comptable ni fiscale ». */
  mark?: ReactNode;
  /** At the size of the editor's side column. */
  preview?: boolean;
  children: ReactNode;
};

/** A page of paper: always light, whatever the theme. Parts are laid out with the `a4__*` classes. */
export const A4 = ({ stage, label, mark, preview, children }: Props) => (
  <article
    className={classes('a4', preview && 'a4--preview')}
    data-theme="light"
    data-stage={stage}
    aria-label={label}
  >
    {stage === 'pencil' && mark && (
      <div className="a4__mark" aria-hidden="true">
        <span>{mark}</span>
      </div>
    )}
    {children}
  </article>
);
