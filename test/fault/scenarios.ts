import { clocks } from './clocks/clocks.ts';
import { cuts } from './cuts/cuts.ts';
import { diskFull } from './database/disk-full.ts';
import { postmaster } from './database/postmaster.ts';
import { kills } from './kills/kills.ts';
import { stopped } from './kills/stopped.ts';
import { storm } from './kills/storm.ts';
import { mails } from './mails/mails.ts';
import { httpModel } from './model/http-model.ts';
import { races } from './races/deadlines.ts';
import { series } from './races/series.ts';
import { databaseModel, machineModel, tests } from './suites/suites.ts';
import type { Scenario } from './support/scenario.ts';
import { versions } from './versions/versions.ts';

/** Everything that `npm run test:faults` does, in this order. */
export const scenarios: Scenario[] = [
  cuts,
  kills,
  storm,
  races,
  series,
  mails,
  versions,
  postmaster,
  stopped,
  diskFull,
  clocks,
  httpModel,
  tests,
  machineModel,
  databaseModel,
];
