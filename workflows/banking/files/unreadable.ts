import type { BankRemark } from '#db/shapes/banking.ts';
import { remark } from './statement.ts';

/** What a person is to say before a file can be read, with what he may answer. */
export type BankQuestion = { name: string; column: string; found: string; choices: string[] };

/** Thrown by the readers when a file can't be taken as it is: where, and why, for the person who gave it. */
export class Unreadable extends Error {
  readonly problems: BankRemark[];
  readonly questions: BankQuestion[];

  constructor(problems: BankRemark[], questions: BankQuestion[] = []) {
    super(problems.map(({ code }) => code).join(', '));
    this.name = 'Unreadable';
    this.problems = problems;
    this.questions = questions;
  }
}

export const unreadable = (code: string, more: Partial<BankRemark> = {}): Unreadable =>
  new Unreadable([remark(code, { ...more, found: (more.found ?? '').slice(0, 80) })]);
