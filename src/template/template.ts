import Handlebars from 'handlebars';
import { didYouMean } from '../text/nearest.ts';
import { RunFailure } from '../failure.ts';
import {
  type FrontMatterRules,
  escapeHtml,
  escapeLink,
  escapeMarkdown,
  escapeYaml,
  forFrontMatter,
  wellFormed,
} from '../escapes/escapes.ts';
import { type Expanded, withoutPartials } from './partials.ts';
import { Text, plainOf } from './text.ts';

/** A text that a template printed into front matter, where a check looks for it. */
export interface Printed {
  /** Its name in the template. */
  readonly name: string;
  readonly text: string;
  /** Whether `yaml` printed it. */
  readonly escaped: boolean;
}

/**
 * Prints a view.
 *
 * @param printed receives the texts that were printed into front matter
 */
export type Template<View> = (view: View, printed?: Printed[]) => string;

const LOOPS_AND_BRANCHES = ['each', 'if', 'unless', 'with'];
const PRINTERS = ['yaml', 'line', 'html', 'link', 'plain', 'letters', 'join'];

/**
 * Compiles a template when it is first printed. For templates of Paperboy's own: a user's template
 * is compiled at once, so that its mistakes are reported before anything is fetched.
 */
export function onFirstPrint<View>(compile: () => Template<View>): Template<View> {
  let compiled: Template<View> | undefined;
  return (view, printed) => (compiled ??= compile())(view, printed);
}

/**
 * Compiles a template, and checks its names against a sample view, so that a misspelt name fails
 * before anything is fetched or written.
 *
 * @param name of its file, for messages
 * @param source its text, or its text with partials in place
 * @param sample a view with every field set
 * @throws RunFailure TEMPLATE_INVALID, with every problem of this template
 */
export function compileTemplate<View extends object>(
  name: string,
  source: string | Expanded,
  sample: View,
  rules: FrontMatterRules = {},
): Template<View> {
  const record: Recorder = { printed: undefined, rounds: 0 };
  const hb = engine(name, rules, record);
  const { text, placeOf } =
    typeof source === 'string' ? withoutPartials({ file: name, text: source }) : source;
  let program: hbs.AST.Program;
  try {
    program = hb.parse(text);
  } catch (error) {
    throw new RunFailure(
      'TEMPLATE_INVALID',
      `${name}: ${error instanceof Error ? error.message : 'it cannot be read'}`,
    );
  }
  const problems = [...checkNames(program, [sample])];
  if (problems.length > 0)
    throw new RunFailure(
      'TEMPLATE_INVALID',
      problems.map(({ line, what }) => `${placeOf(line)}: ${what}`).join('\n'),
    );
  const known = Object.fromEntries(
    [...LOOPS_AND_BRANCHES, ...PRINTERS, RECORDED].map((helper) => [helper, true]),
  );
  recordFrontMatter(program, text);
  const print = hb.compile<View>(program, {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: known,
  });
  return (view, printed) => {
    record.printed = printed;
    record.rounds = 0;
    try {
      return print(view);
    } catch (error) {
      if (error instanceof RunFailure) throw error;
      const why = error instanceof Error ? error.message : 'it cannot be printed';
      throw new RunFailure('TEMPLATE_INVALID', `${name}: ${why}`);
    }
  };
}

/** Receives the texts that helpers print into front matter, during a print that asks for them. */
interface Recorder {
  printed: Printed[] | undefined;
  /** Rounds of the loops of a page so far. */
  rounds: number;
}

/** Stops nested loops, which could print for hours. */
const MOST_ROUNDS = 1_000_000;

/** A separate Handlebars without `log`, which prints raw text to stdout, and without `lookup`. */
function engine(name: string, rules: FrontMatterRules, record: Recorder): typeof Handlebars {
  const hb = Handlebars.create();
  hb.unregisterHelper('log');
  hb.unregisterHelper('lookup');
  hb.unregisterHelper('helperMissing');
  hb.unregisterHelper('blockHelperMissing');
  const each = hb.helpers['each'];
  hb.registerHelper(
    'each',
    function (this: unknown, list: unknown, options: Handlebars.HelperOptions) {
      const fn = (...round: Parameters<typeof options.fn>): string => {
        if (++record.rounds > MOST_ROUNDS)
          throw new RunFailure(
            'TEMPLATE_INVALID',
            `${name}: its loops have more than ${MOST_ROUNDS} rounds`,
          );
        return options.fn(...round);
      };
      return each?.call(this, list, { ...options, fn }) as unknown;
    },
  );
  const textFor = (helper: string, value: unknown) => {
    if (value === undefined || value === null) return '';
    const text = plainOf(value);
    if (text === undefined)
      throw new RunFailure('TEMPLATE_INVALID', `${name}: {{${helper} …}} needs a text`);
    return text;
  };
  const printer = (helper: string, print: (text: string) => string) => {
    hb.registerHelper(helper, (value: unknown) => print(textFor(helper, value)));
  };
  hb.registerHelper('yaml', (value: unknown, field: unknown) => {
    const text = forFrontMatter(textFor('yaml', value), rules);
    if (typeof field === 'string')
      record.printed?.push({ name: field, text: wellFormed(text), escaped: true });
    return escapeYaml(text);
  });
  hb.registerHelper('line', (value: unknown, parts: unknown) => {
    const text = forFrontMatter(textFor('line', value), rules);
    const apart = typeof parts === 'string' ? text.replaceAll(parts, ' ') : text;
    return wellFormed(apart).replace(/\s+/g, ' ').trim();
  });
  hb.registerHelper(RECORDED, (value: unknown, field: unknown) => {
    if (value instanceof Text)
      record.printed?.push({ name: String(field), text: value.plain, escaped: false });
    return value;
  });
  printer('html', escapeHtml);
  printer('link', escapeLink);
  printer('plain', (text) => text);
  printer('letters', (text) =>
    text
      .replace(/[^\p{L}\p{N}\p{M}\s]/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  hb.registerHelper('join', (values: unknown, separator: unknown) => {
    const texts = (Array.isArray(values) ? values : []).map((value: unknown) =>
      value instanceof Text ? value : new Text(plainOf(value) ?? '', escapeMarkdown),
    );
    return Text.join(texts, typeof separator === 'string' ? separator : ', ');
  });
  return hb;
}

type Node = hbs.AST.Node;

/** The helper through which a value is printed within front matter, to check it later. */
const RECORDED = 'recorded';

/** Records every value between the fences of a template, under its name. */
function recordFrontMatter(program: hbs.AST.Program, source: string): void {
  const lines = source.split('\n');
  const end =
    lines[0]?.trimEnd() === '---'
      ? lines.findIndex((line, n) => n > 0 && /^---\s*$/.test(line))
      : -1;
  const visit = ({ body }: hbs.AST.Program): void => {
    for (const statement of body) {
      if (statement.loc.start.line > end) continue;
      if (is<hbs.AST.BlockStatement>(statement, 'BlockStatement')) {
        if (statement.program) visit(statement.program);
        if (statement.inverse) visit(statement.inverse);
      } else if (is<hbs.AST.MustacheStatement>(statement, 'MustacheStatement')) recorded(statement);
    }
  };
  visit(program);
}

function recorded(statement: hbs.AST.MustacheStatement): void {
  const { path, params } = statement;
  if (!is<hbs.AST.PathExpression>(path, 'PathExpression')) return;
  const [argument] = params;
  if (argument !== undefined && path.original !== 'yaml') return;
  const field = nameIn(argument ?? path);
  const literal = { type: 'StringLiteral', value: field, original: field, loc: statement.loc };
  if (argument === undefined) {
    statement.params = [path];
    statement.path = { ...path, parts: [RECORDED], original: RECORDED, depth: 0, data: false };
  }
  statement.params.push(literal as hbs.AST.StringLiteral);
}

function nameIn(node: Node): string {
  if (is<hbs.AST.PathExpression>(node, 'PathExpression')) return node.original;
  if (!is<hbs.AST.SubExpression>(node, 'SubExpression')) return 'value';
  const inner = [node.path, ...node.params].map((part) =>
    is<hbs.AST.PathExpression>(part, 'PathExpression') ? part.original : undefined,
  );
  return `(${inner.filter((one) => one !== undefined).join(' ')} …)`;
}

interface Problem {
  readonly line: number;
  readonly what: string;
}

/** Yields the problem with each unknown name. `scopes` has the innermost view first. */
function* checkNames(node: Node, scopes: readonly unknown[]): Generator<Problem> {
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

function is<T extends Node>(node: Node, type: T['type']): node is T {
  return node.type === type;
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
  if (typeof value !== 'object' && !isJoined) return;
  if (!Array.isArray(value)) {
    const fields = Object.entries(value ?? {}).filter(([, one]) => isText(one));
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
