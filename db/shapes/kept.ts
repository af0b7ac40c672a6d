/** One step of a path: a name, the id of a line, the category of an exemption, or a place in another list. */
export type Step = string | number;

/**
 * One thing a draft keeps without a field of the editor: it comes with an imported file, stays with the draft, and goes on
 * into the electronic invoice. `name` is its path in the table of fields, `path` leads to it, or to the list it is an entry of.
 */
export type Kept = { name: string; path: Step[]; value: unknown; lineId: string | null };
