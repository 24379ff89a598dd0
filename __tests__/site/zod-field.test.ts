import { expect, test } from '@jest/globals';
import { ModuleReader } from '../../src/site/modules.ts';
import type { Field } from '../../src/site/site-schema.ts';
import { FieldReader } from '../../src/site/zod-field.ts';

const DEFINED = `
  const LIMIT = 70;
  const limits = { title: 9 };
  const WORDS = ['x', 'y'] as const;
  const base = z.object({ title: z.string().max(5), date: z.date(), tags: z.array(z.string()) });
  const shared = { lang: z.string(), ...more };
  const more = { toc: z.boolean() };
  const make = (extra) => z.strictObject({ made: z.string() });
`;

function read(type: string): Field {
  const modules = new ModuleReader(new Map([['a.ts', `${DEFINED}\nconst it = ${type};`]]), []);
  return new FieldReader(modules).field({ at: 'a.ts', value: { kind: 'name', name: 'it' } });
}

/** Prints a field, such as `list[text] max 3 optional` or `object{a: text} strict`. */
function print({ type, item, values, max, optional, fields, strict }: Field): string {
  const of = fields && [...fields].map(([key, field]) => `${key}: ${print(field)}`).join(', ');
  return [
    `${type}${item ? `[${print(item)}]` : ''}${values ? ` of ${values.join('|')}` : ''}${of === undefined ? '' : `{${of}}`}`,
    ...(max === undefined ? [] : [`max ${max}`]),
    ...(optional ? ['optional'] : []),
    ...(strict === true ? ['strict'] : []),
  ].join(' ');
}

const BASE = 'title: text max 5, date: date, tags: list[text]';

test.each([
  ...['string()', 'email()', 'url()', 'iso.datetime()', 'templateLiteral([])'].map((type) => [
    type,
    'text',
  ]),
  ...['number()', 'int()', 'coerce.number()'].map((type) => [type, 'number']),
  ['boolean()', 'boolean'],
  ['date()', 'date'],
  ['coerce.date()', 'instant'],
  ['array(z.date())', 'list[date]'],
  ['set(z.string())', 'list[text]'],
  ['array()', 'list[other]'],
  ['enum(WORDS)', 'choice of x|y'],
  ['nativeEnum(["a"])', 'choice of a'],
  ['enum()', 'text'],
  ['enum(Unknown)', 'text'],
  ['literal("a")', 'choice of a'],
  ['literal(3)', 'other'],
  ['union([z.number(), z.string()])', 'text'],
  ['union([z.date(), z.string().optional()])', 'instant optional'],
  ['union([z.boolean(), z.number()])', 'boolean'],
  ['union([image(), z.object({})])', 'object{}'],
  ['union([z.object({}), z.array(z.string())])', 'list[text]'],
  ['union([z.enum(WORDS), z.array(z.string())])', 'list[text]'],
  ['union([z.literal("a"), z.boolean()])', 'choice of a'],
  ['union(x)', 'other'],
  ['discriminatedUnion("kind", [z.string(), z.number()])', 'text'],
  ['preprocess(f, z.date().optional())', 'instant optional'],
  ['preprocess(f, z.string())', 'text'],
  ['optional(z.date())', 'date optional'],
  ['nullish(z.string())', 'text optional'],
  ['nullable(z.string())', 'text'],
  ['lazy(() => z.string())', 'text'],
  ['readonly(z.string())', 'text'],
  ...['any()', 'unknown()', 'undefined()'].map((type) => [type, 'other optional']),
  ['never()', 'other'],
  ['string', 'other'],
])('z.%s is read as %s', (type, printed = '') => {
  expect(print(read(`z.${type}`))).toBe(printed);
});

test.each([
  ...['optional()', 'nullish()', 'default("x")', 'catch("x")', 'prefault("x")'].map((step) => [
    step,
    'text optional',
  ]),
  ...['trim()', 'nullable()', 'min(3)', 'describe("x")', 'max()', 'max("9")'].map((step) => [
    step,
    'text',
  ]),
  ['max(9)', 'text max 9'],
  ['length(9)', 'text max 9'],
  ['max(LIMIT)', 'text max 70'],
  ['max(9).optional()', 'text max 9 optional'],
  ['or(z.date())', 'instant'],
  ['or(z.array(z.string()))', 'list[text]'],
  ['or(z.number()).optional()', 'text optional'],
  ['array()', 'list[text]'],
])('z.string().%s is read as %s', (step, printed = '') => {
  expect(print(read(`z.string().${step}`))).toBe(printed);
});

test.each([
  ['base', `object{${BASE}}`],
  ['base.optional()', `object{${BASE}} optional`],
  ['base.strict()', `object{${BASE}} strict`],
  ['base.strict().passthrough()', `object{${BASE}}`],
  ['base.strict().loose()', `object{${BASE}}`],
  ['base.strict().catchall(z.any())', `object{${BASE}}`],
  [
    'base.extend({ title: z.date(), a: z.string() })',
    'object{title: date, date: date, tags: list[text], a: text}',
  ],
  ['base.safeExtend(shared)', `object{${BASE}, lang: text, toc: boolean}`],
  ['base.merge(z.strictObject({ a: z.string() }))', `object{${BASE}, a: text} strict`],
  ['base.and(z.object({ a: z.string() }))', `object{${BASE}, a: text}`],
  ['base.pick({ title: true })', 'object{title: text max 5}'],
  ['base.omit({ title: true })', 'object{date: date, tags: list[text]}'],
  [
    'base.partial()',
    'object{title: text max 5 optional, date: date optional, tags: list[text] optional}',
  ],
  ['base.shape.title', 'text max 5'],
  ['base.shape.title.optional()', 'text max 5 optional'],
  [
    'z.object({ ...base.shape, ...shared, a: z.string() })',
    `object{${BASE}, lang: text, toc: boolean, a: text}`,
  ],
  ['z.object({ ...Unknown, a: z.string() })', 'object{a: text}'],
  ['z.object(shared)', 'object{lang: text, toc: boolean}'],
  ['z.object()', 'object{}'],
  ['z.looseObject({ a: z.string() })', 'object{a: text}'],
  ['({ image }) => z.object({ cover: image() })', 'object{cover: other}'],
  ['docsSchema()', 'object{title: text, description: text optional}'],
  [
    'docsSchema({ extend: z.object({ a: z.date() }) })',
    'object{title: text, description: text optional, a: date}',
  ],
  [
    'docsSchema({ extend: z.object({ a: z.date() }).strict() })',
    'object{title: text, description: text optional, a: date} strict',
  ],
])('%s is read as %s', (type, printed) => {
  expect(print(read(type))).toBe(printed);
});

test('a schema that refers to itself ends', () => {
  expect(print(read('z.object({ a: z.array(it) })'))).toMatch(/^object\{a: list\[object/);
});
