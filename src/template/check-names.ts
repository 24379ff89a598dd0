import { didYouMean } from '../text/nearest.ts';
import { type Node, is, nameIn } from './nodes.ts';
import { plainOf } from './text.ts';

/** The block helpers, and those that print a value. */
export const LOOPS_AND_BRANCHES = ['each', 'if', 'unless', 'with'];
export const PRINTERS = ['yaml', 'line', 'html', 'link', 'plain', 'letters', 'join'];

export interface Problem {
  readonly line: number;
  readonly what: string;
}

/** Yields the problem with each unknown name. `scopes` has the innermost view first. */
export function* checkNames(node: Node, scopes: readonly unknown[]): Generator<Problem> {
  if (is<hbs.AST.Program>(node, 'Program')) {
    for (const statement of node.body) yield* checkNames(statement, scopes);
  } else if (
    is<hbs.AST.MustacheStatement>(node, 'MustacheStatement') ||
    is<hbs.AST.SubExpression>(node, 'SubExpression')
  ) {
    if (node.params.length === 0) yield* checkNames(node.path, scopes);
    else yield* checkHelper(node.path, PRINTERS);
    for (const argument of argumentsOf(node)) yield* checkNames(argument, scopes);
    yield* checkText(node, scopes);
  } else if (is<hbs.AST.BlockStatement>(node, 'BlockStatement')) {
    yield* checkHelper(node.path, LOOPS_AND_BRANCHES);
    for (const argument of argumentsOf(node)) yield* checkNames(argument, scopes);
    if (node.program) yield* checkNames(node.program, innerScopes(node, scopes));
    if (node.inverse) yield* checkNames(node.inverse, scopes);
  } else if (is<hbs.AST.PathExpression>(node, 'PathExpression')) {
    yield* checkPath(node, scopes);
  } else if (/Partial/.test(node.type)) {
    yield problemAt(node, 'write a partial as `{{> name}}`, on a line of its own');
  } else if (/Decorator/.test(node.type)) {
    yield problemAt(node, 'decorators are not available');
  }
}

function problemAt(node: Node, what: string): Problem {
  return { line: node.loc.start.line, what };
}

function argumentsOf({ params, hash }: { params: Node[]; hash?: hbs.AST.Hash }): Node[] {
  return [...params, ...(hash?.pairs ?? []).map(({ value }) => value)];
}

/** Finds a list or an object that is printed as text, which would read `[object Object]`. */
function* checkText(
  { path, params }: hbs.AST.MustacheStatement | hbs.AST.SubExpression,
  scopes: readonly unknown[],
): Generator<Problem> {
  const [argument] = params;
  const printed = argument ?? path;
  if (!is<hbs.AST.PathExpression>(printed, 'PathExpression')) return;
  const isJoined = argument !== undefined && nameIn(path) === 'join';
  const value = valueAt(printed, scopes);
  const isText = (one: unknown) => one === undefined || plainOf(one) !== undefined;
  const name = printed.original;
  if (isJoined ? Array.isArray(value) && value.every(isText) : isText(value)) return;
  if (!Array.isArray(value)) {
    const fields = isText(value)
      ? []
      : Object.entries(value ?? {}).filter(([, one]) => isText(one));
    const use = fields.length > 0 ? `. Use one of: ${fields.map(([key]) => key).join(', ')}` : '';
    yield problemAt(printed, `\`${name}\` is ${isJoined ? 'not a list' : 'not a text'}${use}`);
    return;
  }
  const scope = startOf(printed, scopes);
  const stem = name.replace(/(?:ies|s)$/, '');
  const text = Object.entries(typeof scope === 'object' && scope !== null ? scope : {}).find(
    ([key, one]) => key !== name && key.startsWith(stem) && one !== undefined && isText(one),
  )?.[0];
  const way = value.every(isText) ? `{{join ${name} ", "}}` : `{{#each ${name}}} … {{/each}}`;
  yield problemAt(
    printed,
    `\`${name}\` is a list, not a text. Use ${text === undefined ? '' : `\`${text}\` or `}\`${way}\``,
  );
}

function* checkHelper(path: Node, known: readonly string[]): Generator<Problem> {
  const name = is<hbs.AST.PathExpression>(path, 'PathExpression') ? path.original : '';
  if (!known.includes(name))
    yield problemAt(path, `there is no helper \`${name}\` here.${didYouMean(name, known)}`);
}

function innerScopes(
  block: hbs.AST.BlockStatement,
  scopes: readonly unknown[],
): readonly unknown[] {
  const helper = is<hbs.AST.PathExpression>(block.path, 'PathExpression')
    ? block.path.original
    : '';
  const [argument] = block.params;
  if ((helper !== 'each' && helper !== 'with') || argument === undefined) return scopes;
  if (!is<hbs.AST.PathExpression>(argument, 'PathExpression')) return [undefined, ...scopes];
  const value = valueAt(argument, scopes);
  return [helper === 'each' && Array.isArray(value) ? value[0] : value, ...scopes];
}

/** The values that a loop adds: `@index` and similar. */
const OF_A_LOOP = ['index', 'key', 'first', 'last'];

function* checkPath(path: hbs.AST.PathExpression, scopes: readonly unknown[]): Generator<Problem> {
  const missing = (name: string, names: readonly string[]) =>
    problemAt(path, `there is no \`${path.original}\`.${didYouMean(name, names)}`);
  const [name, ...more] = path.data ? path.parts : [];
  if (name !== undefined && name !== 'root') {
    if (more.length > 0 || !OF_A_LOOP.includes(name)) yield missing(name, OF_A_LOOP);
    return;
  }
  if (!path.data && path.depth >= scopes.length) {
    yield problemAt(path, `\`${path.original}\` goes up further than there are blocks`);
    return;
  }
  let at = startOf(path, scopes);
  for (const part of path.data ? more : path.parts) {
    if (at === undefined) return;
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) {
      yield missing(part, typeof at === 'object' && at !== null ? Object.keys(at) : []);
      return;
    }
    at = (at as Record<string, unknown>)[part];
  }
}

/** Finds the view in which a path begins. `@root` is the outermost; undefined if unknown. */
function startOf(path: hbs.AST.PathExpression, scopes: readonly unknown[]): unknown {
  if (!path.data) return scopes[path.depth];
  return path.parts[0] === 'root' ? scopes.at(-1) : undefined;
}

function valueAt(path: hbs.AST.PathExpression, scopes: readonly unknown[]): unknown {
  const parts = path.data ? path.parts.slice(1) : path.parts;
  return parts.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, part)
        ? (at as Record<string, unknown>)[part]
        : undefined,
    startOf(path, scopes),
  );
}
