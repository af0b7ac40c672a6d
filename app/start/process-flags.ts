/** V8 sizes its young generation by the machine: on a large one it keeps a hundred megabytes, for a twentieth of an opening's time. */
const memory = '--max-semi-space-size=16';

/**
 * What the processes of the product are given before their own file. Node reads the TypeScript of the web's by itself: tsx
 * would read the built pages anew as well, for another hundred megabytes. The worker's has mails in TSX, which Node cannot.
 * Where Node is started without us (package.json, Dockerfile, compose.yaml) the same words stand; a test compares them.
 */
export const processFlags = { web: [memory], worker: [memory, '--import', 'tsx'] };
