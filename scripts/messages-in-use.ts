import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { namespaces } from '../src/platform/i18n/translate';
import { projectRoot } from '../src/platform/project-root';

export interface MessagesInUse {
  used: Set<string>;
  /** Keys that the code or a template names and no catalogue has. */
  missing: Set<string>;
}

const wholeKey = new RegExp(`^(${namespaces.join('|')})(\\.[a-z][\\w-]*)+$`);
/** The beginning of a key that is put together, such as `errors.words.` in `errors.words.${word}`. */
const beginning = new RegExp(`^(${namespaces.join('|')})\\.([\\w-]+\\.)*$`);
const inTemplate = /["']((?:[\w-]+\.)+[\w-]+)["']/g;

/**
 * Looks through the code and the templates for messages. A message is in use when its key is written out, or begins like
 * one that is put together and the rest is a text somewhere in the code. The codes of errors and faults are keys too.
 */
export function messagesInUse(keys: Set<string>): MessagesInUse {
  const texts = new Set<string>();
  const beginnings = new Set<string>();
  const named = new Set<string>();
  for (const path of globSync('templates/**/*.hbs', { cwd: projectRoot })) {
    for (const [, text = ''] of readFileSync(join(projectRoot, path), 'utf8').matchAll(inTemplate)) texts.add(text);
  }

  const files = globSync('src/**/*.ts', { cwd: projectRoot, exclude: ['src/ui/client/**', '**/*.spec.ts'] });
  const program = ts.createProgram({
    rootNames: files.map((path) => join(projectRoot, path)),
    options: { ...compilerOptions(), noEmit: true },
  });
  const checker = program.getTypeChecker();
  for (const source of program.getSourceFiles()) {
    if (source.isDeclarationFile || source.fileName.includes('/node_modules/')) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) texts.add(node.text);
      if (ts.isTemplateExpression(node) && beginning.test(node.head.text)) beginnings.add(node.head.text);
      for (const { key, whole } of codesIn(node, checker)) (whole ? named : beginnings).add(key);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }

  for (const text of texts) if (wholeKey.test(text)) named.add(text);
  const composed = (key: string) =>
    [...beginnings].some((head) => key.startsWith(head) && texts.has(key.slice(head.length)));
  return {
    used: new Set([...keys].filter((key) => named.has(key) || composed(key))),
    missing: new Set(
      [...named].filter((key) => !keys.has(key) && ![...keys].some((known) => known.startsWith(`${key}.`))),
    ),
  };
}

interface CodeInUse {
  key: string;
  /** Whether it is the key or only its beginning. */
  whole: boolean;
}

/** Keys that a node names by a code: of a fault, or as the argument `code` of an error or of what makes a fault. */
function codesIn(node: ts.Node, checker: ts.TypeChecker): CodeInUse[] {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'code') {
    const isFault = node.parent.properties.some(({ name }) => name?.getText() === 'field');
    return isFault ? codes(node.initializer, 'faults') : [];
  }
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
  const parameters = checker.getResolvedSignature(node)?.parameters ?? [];
  const argument = node.arguments?.[parameters.findIndex(({ name }) => name === 'code')];
  if (!argument) return [];
  const raises = ts.isNewExpression(node) || node.expression.kind === ts.SyntaxKind.SuperKeyword;
  return codes(argument, raises ? 'errors' : 'faults');
}

/** The codes that an expression may come to. */
function codes(expression: ts.Expression, namespace: string): CodeInUse[] {
  if (ts.isStringLiteralLike(expression)) return [{ key: `${namespace}.${expression.text}`, whole: true }];
  if (ts.isTemplateExpression(expression)) return [{ key: `${namespace}.${expression.head.text}`, whole: false }];
  if (ts.isParenthesizedExpression(expression)) return codes(expression.expression, namespace);
  if (ts.isConditionalExpression(expression)) {
    return [expression.whenTrue, expression.whenFalse].flatMap((choice) => codes(choice, namespace));
  }
  if (ts.isBinaryExpression(expression)) {
    return [expression.left, expression.right].flatMap((choice) => codes(choice, namespace));
  }
  return [];
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(projectRoot, 'tsconfig.json'), ts.sys.readFile.bind(ts.sys)) as {
    config: unknown;
  };
  return ts.parseJsonConfigFileContent(config, ts.sys, projectRoot).options;
}
