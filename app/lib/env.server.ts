import { type Env, readEnvOrExit } from '#workflows/env.ts';

let env: Env | undefined;

/** The checked environment of this process; read once, stops the process with one line when a value is wrong. */
export const getEnv = (): Env => {
  env ??= readEnvOrExit();
  return env;
};
