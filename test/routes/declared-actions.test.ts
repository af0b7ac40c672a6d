import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { staffActions } from '#app/auth/roles.ts';
import { actionsOfBanking } from '#app/banking/banking-acts.server.ts';
import { actionsOfInvoice } from '#app/invoices/one/acts.server.ts';
import { actionsOfLetters } from '#app/letters/letters-acts.server.ts';
import { actionsOfOutstanding } from '#app/outstanding/outstanding-acts.server.ts';
import { actionsOfSettlement } from '#app/settlement/settlement-acts.server.ts';

/** Routes that are not of the office: who they are for instead. Anything else has to begin with `_office`. */
const others = {
  visitor: /^(sign-in|sign-out|invitation|password|address|language|theme|link|specimen|check|\$)/,
  link: /^(review|portal|invoice|r|i|report|objection)\./,
  machine: /^(health|ready|webhooks)/,
  anybody: /^check\./,
  demonstration: /^mailbox/,
};

const files = globSync('app/routes/*.{ts,tsx}').sort();
const nameOf = (file: string) => basename(file).replace(/\.tsx?$/, '');
const ofOffice = files.filter((file) => nameOf(file).startsWith('_office'));

test('every route is of the office, or of a known other audience', () => {
  const stray = files
    .map(nameOf)
    .filter((name) => !name.startsWith('_office') && !Object.values(others).some((kind) => kind.test(name)));
  expect(stray).toEqual([]);
});

/** What a loader or action asks for in its first statement: `await requireStaff(request, { action: … })`. */
function declared(file: string): Record<string, string[] | 'nothing'> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: Record<string, string[] | 'nothing'> = {};
  const note = (name: string, body: ts.Node | undefined) => {
    if (name === 'loader' || name === 'action') found[name] = askedIn(firstOf(body));
  };
  source.forEachChild((node) => {
    if (ts.isFunctionDeclaration(node) && node.name) note(node.name.text, node.body);
    if (!ts.isVariableStatement(node)) return;
    for (const { name, initializer } of node.declarationList.declarations)
      if (initializer && ts.isArrowFunction(initializer)) note(name.getText(), initializer.body);
  });
  return found;
}

/** The first statement that does anything but prepare an answer. */
const firstOf = (body: ts.Node | undefined): ts.Node | undefined =>
  body && ts.isBlock(body)
    ? body.statements.find((statement) => /await|return/.test(statement.getText()))
    : body;

function askedIn(statement: ts.Node | undefined): string[] | 'nothing' {
  let asked: string[] | 'nothing' = 'nothing';
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^require(Fresh)?Staff$/.test(node.expression.getText())) {
      const need = node.arguments[1];
      const action =
        need && ts.isObjectLiteralExpression(need)
          ? need.properties.find((property) => property.name?.getText() === 'action')
          : undefined;
      if (action && ts.isPropertyAssignment(action)) asked = valuesOf(action.initializer);
    }
    node.forEachChild(visit);
  };
  if (statement) visit(statement);
  return asked;
}

const valuesOf = (node: ts.Expression): string[] => {
  if (ts.isStringLiteral(node)) return [node.text];
  if (ts.isArrayLiteralExpression(node)) return node.elements.flatMap(valuesOf);
  const lists: Record<string, readonly string[]> = {
    actionsOfBanking,
    actionsOfInvoice,
    actionsOfLetters,
    actionsOfOutstanding,
    actionsOfSettlement,
  };
  return [...(lists[node.getText()] ?? [])];
};

test.each(ofOffice)('%s declares in its first line which action of the table it is', (file) => {
  const functions = declared(file);
  expect(Object.keys(functions).length, 'a loader or an action').toBeGreaterThan(0);
  for (const [name, asked] of Object.entries(functions)) {
    expect(asked, `${name} asks requireStaff for an action`).not.toBe('nothing');
    expect([...asked].length, name).toBeGreaterThan(0);
    for (const action of asked) expect(staffActions).toContain(action);
  }
});

test('an act of the office is never open to those who only read', () => {
  // Going on with one's own session is everybody's, and does nothing to the office.
  for (const file of ofOffice.filter((each) => !each.endsWith('_office.stay.ts')))
    expect(declared(file).action ?? [], file).not.toContain('read');
});
