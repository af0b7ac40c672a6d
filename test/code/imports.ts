import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** One import of a file. `to` is a path from the root, or `npm:…` and `node:…`. Types leave no trace at run time. */
export type Import = { from: string; to: string; typeOnly: boolean };

const listed = (pattern: string) =>
  execFileSync('git', ['ls-files', '-co', '--exclude-standard', pattern], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file && existsSync(file));

/** The product's own files, tests and declarations aside, as TypeScript reads them. */
export function productSources(): ts.SourceFile[] {
  const files = ['*.ts', '*.tsx'].flatMap(listed).filter(isProduct);
  return files.map((file) => {
    const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false, kind);
  });
}

/** Every import of the product's own files. */
export function productImports(): Import[] {
  return productSources().flatMap((source) => {
    const from = source.fileName;
    const found: Import[] = [];
    const visit = (node: ts.Node): void => {
      const named = nameOf(node);
      if (named) found.push({ from, to: resolved(from, named.text), typeOnly: named.typeOnly });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

const isProduct = (file: string) =>
  /^(app|workflows|db|emails)\//.test(file) && !/(\.test\.tsx?|\.d\.ts)$|\/testing\//.test(file);

function nameOf(node: ts.Node): { text: string; typeOnly: boolean } | null {
  if (ts.isImportDeclaration(node))
    return { text: textOf(node.moduleSpecifier), typeOnly: node.importClause?.isTypeOnly ?? false };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return { text: textOf(node.moduleSpecifier), typeOnly: node.isTypeOnly };
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return { text: textOf(node.argument.literal), typeOnly: true };
  const [first] = ts.isCallExpression(node) ? node.arguments : [];
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && first)
    return ts.isStringLiteral(first) ? { text: first.text, typeOnly: false } : null;
  return null;
}

const textOf = (node: ts.Node) => (node as ts.StringLiteral).text;

function resolved(from: string, name: string): string {
  if (name === '#texts') return 'app/lib/texts/both.ts';
  if (name.startsWith('#')) return name.slice(1);
  if (name.startsWith('.')) return join(dirname(from), name);
  return name.startsWith('node:') ? name : `npm:${name}`;
}
