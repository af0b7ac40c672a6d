/** A test takes no longer than this on the machine whose times are kept, in milliseconds. */
export const longestMs = 30_000;

/** Tests that may: their names, as the run prints them, with the reason. */
export const allowed: Record<string, string> = {
  'npm start on an empty folder says where to go and answers there; SIGTERM leaves nothing running':
    'eighty days of the demonstration happen in it, every mail and document of them',
  'sixty hostile texts, typed into every form, come out as text on every page and run nowhere':
    'where it begins first it walks every page for all that read them, and each way of sending has a copy of its own',
};
