/**
 * What every process of the product is given before its own file. V8's young generation is sized by the machine: on a
 * large one it keeps a hundred megabytes more, for nothing that could be measured (README, “A minute…”). Where Node is
 * started without us (package.json, Dockerfile, compose.yaml) the same words stand; a test compares them.
 */
export const processFlags = ['--max-semi-space-size=16', '--import', 'tsx'];
