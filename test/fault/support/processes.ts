import { type Process, startProcess } from '#test/support/start-process.ts';
import type { Stage } from './stage.ts';

type Options = {
  /** Where its database is; the stage's own address when not given. */
  url?: string;
  env?: Record<string, string>;
  /** A module that runs before everything else. */
  preload?: string;
};

export const startWorker = (stage: Stage, options?: Options) => start('worker', stage, options);
export const startWeb = (stage: Stage, options?: Options) => start('web', stage, options);

const start = (kind: Process['kind'], stage: Stage, { url, env, preload }: Options = {}) =>
  startProcess({
    kind,
    preload,
    env: {
      NODE_ENV: 'test',
      DATABASE_URL: url ?? stage.url,
      DATA_DIR: stage.dataDir,
      APP_ORIGIN: stage.env.APP_ORIGIN,
      SESSION_SECRET: stage.env.SESSION_SECRET,
      ...env,
    },
  });
