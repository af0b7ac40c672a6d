import type { TestUrls } from '#test/setup/clone-database.ts';

/** What a run may use: a PostgreSQL with the template, and what makes it repeatable. */
export type Lab = {
  urls: TestUrls;
  seed: number;
  /** How much: each scenario says of what. */
  size: number;
  /** Names one case of the scenario, as its failures print it; all when not given. */
  only?: string;
  /** As in `npm test`: where a scenario has several kinds of death, the seed says which of them are died this time. */
  isShort?: boolean;
};

/** What of a scenario can be run by itself. */
export type Part = {
  /** As `--only` names it; not given where it is the whole scenario. */
  only?: string;
  /** How long it takes in its full size, about, on two cores that do nothing else. */
  seconds: number;
};

/** One promise that did not hold, with what `--only` has to say to see it again. */
export type Broken = { case: string; says: string };

/** One line of the report. */
export type Row = {
  what: string;
  /** How many deaths, races, mails… there were. */
  count: number;
  broken: Broken[];
  ms: number;
  /** What was measured, in words. */
  measured?: string;
};

export type Scenario = {
  name: string;
  says: string;
  /** What `size` counts. */
  unit: string;
  /** `short` is part of `npm test`; 0 leaves it out there. */
  sizes: { short: number; long: number };
  /** The full size in parts of a few minutes each. */
  parts: Part[];
  /** Gives each line when it is known: a long run is watched. */
  run: (lab: Lab) => AsyncIterable<Row>;
};
