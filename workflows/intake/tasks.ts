import { inspectPdf } from './inspect-pdf.ts';
import { parseFile } from './parse-file.ts';

/** What the isolated process does with a file. */
export const tasks = { read: parseFile, inspect: inspectPdf };

export type TaskName = keyof typeof tasks;
export type TaskResult<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;
