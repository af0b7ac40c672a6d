import ts from 'typescript';
import { expect, test } from 'vitest';
import { productSources } from './imports.ts';

/** Asked for tables of the database alone, which another test compares with it. */
const ours = ['workflows/privacy/register.ts', 'workflows/privacy/register-money.ts'];

/** An object that may be asked for any name, or whether a name from elsewhere is `in` it. */
function isOpenTable(node: ts.Node): boolean {
  if (ts.isBinaryExpression(node))
    return node.operatorToken.kind === ts.SyntaxKind.InKeyword && !ts.isStringLiteral(node.left);
  if (!ts.isVariableDeclaration(node)) return false;
  const record = recordOf(node.type);
  const [key] = record?.typeArguments ?? [];
  const { initializer } = node;
  const value = initializer && ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
  const isFilled = value !== undefined && ts.isObjectLiteralExpression(value);
  return isFilled && key?.kind === ts.SyntaxKind.StringKeyword;
}

/** `Record<…>`, also where it is said to be partial or read only. */
function recordOf(type: ts.TypeNode | undefined): ts.TypeReferenceNode | undefined {
  if (!type || !ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return undefined;
  if (type.typeName.text === 'Record') return type;
  return /^(Partial|Readonly)$/.test(type.typeName.text) ? recordOf(type.typeArguments?.[0]) : undefined;
}

/**
 * An object answers to `constructor` and `toString` as if it had been given them. What may be asked for any name is a
 * `Map`; whether a fixed table has a name is asked of `Object.hasOwn`.
 */
test('what is looked up by a name from outside answers to the names that it was given alone', () => {
  const found = productSources()
    .filter(({ fileName }) => !ours.includes(fileName))
    .flatMap((source) => {
      const here: string[] = [];
      const visit = (node: ts.Node): void => {
        if (isOpenTable(node)) here.push(`${source.fileName}: ${source.text.slice(node.pos, node.pos + 60)}`);
        ts.forEachChild(node, visit);
      };
      visit(source);
      return here;
    });
  expect(found).toEqual([]);
});
