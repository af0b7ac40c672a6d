import { z } from 'zod';
import type { InvoiceContent } from '#db/shapes/content.ts';
import type { Step } from '#db/shapes/kept.ts';

/** What stands at a path of a content; undefined where there is nothing. */
export function valueAt(content: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>((from, step) => {
    if (Array.isArray(from)) return from[placeIn(from, step)];
    return isRecord(from) ? from[step] : undefined;
  }, content);
}

/** Whether something can be put at a path: what is to hold it is there, or (the article of a line) can begin with it. */
export function placeOf(content: InvoiceContent, path: readonly Step[]): boolean {
  const holder = path.slice(0, -1);
  return isRecord(valueAt(content, holder)) || (holder.at(-1) === 'article' && placeOf(content, holder));
}

/** A copy with another value at a path; undefined takes it away, and what held nothing else with it. */
export function withValueAt(content: InvoiceContent, path: readonly Step[], value: unknown): InvoiceContent {
  return put(content, path, value) as InvoiceContent;
}

function put(from: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(from)) {
    const at = placeIn(from, step);
    return at < 0 ? from : from.map((each, index) => (index === at ? put(each, rest, value) : each));
  }
  const { [step]: before, ...others } = isRecord(from) ? from : {};
  const now = put(before, rest, value);
  const isEmpty = rest.length > 0 && isRecord(now) && Object.keys(now).length === 0;
  return now === undefined || isEmpty ? others : { ...(isRecord(from) ? from : {}), [step]: now };
}

/** What the model allows at a path; undefined where it has no such place. */
export function schemaAt(schema: unknown, [step, ...rest]: readonly Step[]): z.ZodType | undefined {
  if (step === undefined) return schema instanceof z.ZodType ? schema : undefined;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return schemaAt(schema.unwrap(), [step, ...rest]);
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest);
  if (schema instanceof z.ZodObject && Object.hasOwn(schema.shape, step))
    return schemaAt(schema.shape[step], rest);
  return undefined;
}

function placeIn(list: readonly unknown[], step: Step): number {
  if (typeof step === 'number') return Object.hasOwn(list, step) ? step : -1;
  return list.findIndex((each) => isRecord(each) && (each.id === step || each.category === step));
}

const isRecord = (value: unknown): value is Record<Step, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
