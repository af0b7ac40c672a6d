/** The page that a form stands on, as the browser's script tells it: an act may have another address than its form. */
export const pageHeader = 'Tacite-Page';
/** A redirect by which nothing was done: to the sign-in, or to give a factor again. */
export const notDoneHeader = 'Tacite-Not-Done';
