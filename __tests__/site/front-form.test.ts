import { describe, expect, test } from '@jest/globals';
import { Front } from '../../src/site/front-form.ts';
import { frontMatterOf, revise } from '../../src/site/front-matter.ts';
import type { Given } from '../../src/site/posts-read.ts';
import { NAMES, type Role } from '../../src/site/roles.ts';
import type { SiteForm } from '../../src/site/site-form.ts';
import type { Field } from '../../src/site/site-schema.ts';
import { aSiteForm } from '../builders/site-form.ts';

/** Gives front matter the form of a site, and returns its lines and the results of the checks. */
function formed(head: readonly string[], form: Partial<SiteForm>) {
  const refused = new Set<string>();
  const checks = { isCut: false, missing: [] as string[] };
  const page = revise(`---\n${head.join('\n')}\n---\n`, (entries, values) => {
    const front = new Front(entries, values, aSiteForm(form), refused);
    for (const role of Object.keys(NAMES) as Role[]) front.fill(role, 'old-scrolls');
    checks.isCut = front.conform();
    checks.missing = front.missing();
  });
  const lines = (frontMatterOf(page) ?? '').trimEnd().split('\n');
  return { lines, ...checks, refused: [...refused] };
}
const keys = (all: Readonly<Record<string, Given['kind']>>, isText = true) => ({
  keys: new Map(
    Object.entries(all).map(([name, kind]) => [name, { kind, value: '2024-01-01', isText }]),
  ),
});
const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
  ...{ type, optional: false },
  ...more,
});
const optional = (type: Field['type'], more: Partial<Field> = {}) =>
  field(type, { optional: true, ...more });
const schema = (fields: Readonly<Record<string, Field>>) => ({
  schema: { fields: new Map(Object.entries(fields)), strict: false },
});

describe('a key that fits keeps its bytes', () => {
  const HEAD = [
    "title: 'Old Scrolls' # theirs",
    'date: 2026-11-20T06:00:00Z',
    '',
    "description: 'We read'",
    "author: 'Ada'",
    'tags: [ink, "old pens"]',
    'categories: [a, b]',
    "slug: 'mine'",
  ];
  test.each<[string, Partial<SiteForm>]>([
    ['nothing is known', {}],
    [
      'the posts have the same keys',
      keys(
        {
          ...({ title: 'text', date: 'date', description: 'text', author: 'text' } as const),
          ...({ tags: 'list', categories: 'list', slug: 'text' } as const),
        },
        false,
      ),
    ],
    ['the posts have a text of another meaning', keys({ published: 'text', tag: 'number' })],
    [
      'the schema has the same keys',
      schema({
        title: field('text', { max: 11 }),
        date: field('date'),
        description: optional('text'),
        tags: field('list'),
        categories: field('list', { item: field('text') }),
      }),
    ],
  ])('if %s', (_, form) => {
    expect(formed(HEAD, form)).toEqual({ lines: HEAD, isCut: false, missing: [], refused: [] });
  });
});

describe('the form of a site', () => {
  test.each<[string, string[], Partial<SiteForm>, string[]]>([
    [
      'adds no key without a value',
      ['title: "a"'],
      keys({ summary: 'text', date: 'date', tags: 'list', author: 'text', category: 'list' }),
      ['title: "a"'],
    ],
    [
      'adds no optional category or slug',
      ['tags: [ink]'],
      schema({ category: optional('list'), slug: optional('text') }),
      ['tags: [ink]'],
    ],
    [
      'keeps an empty text, which it does not rename',
      ['title:', 'description:', 'slug:'],
      keys({ title: 'text', summary: 'text', slug: 'text' }),
      ['title:', 'slug:'],
    ],
    [
      'keeps the name of the page among optional names',
      ['summary: "s"'],
      schema({ description: optional('text'), summary: optional('text') }),
      ['summary: "s"'],
    ],
    [
      'takes the most common of optional names',
      ['description: "s"'],
      schema({ excerpt: optional('text'), summary: optional('text') }),
      ['summary: "s"'],
    ],
    [
      'takes a key of the posts that the schema lacks',
      ['date: 2026-11-20T06:00:00Z'],
      { ...schema({ title: optional('text') }), ...keys({ pubDate: 'date' }, false) },
      ['pubDate: 2026-11-20T06:00:00Z'],
    ],
    ['makes a list of one tag', ['tags: ink'], keys({ tags: 'list' }), ['tags:', '  - "ink"']],
    [
      'makes a text of keywords',
      ['tags: [ink, pens]'],
      { ...keys({ keywords: 'text' }), takesTexts: true },
      ['keywords: "ink, pens"'],
    ],
    [
      'renames a list of authors',
      ['authors: [Ada]'],
      keys({ author: 'list' }),
      ['author:', '  - "Ada"'],
    ],
    [
      'makes objects of all authors',
      ['authors: [Ada, Bo]'],
      schema({
        authors: field('list', {
          item: field('object', { fields: new Map([['name', field('text')]]) }),
        }),
      }),
      ['authors:', '  - name: "Ada"', '  - name: "Bo"'],
    ],
    [
      'takes the first category for a text',
      ['categories: [a, b]'],
      { ...keys({ category: 'text' }), takesTexts: true },
      ['category: "a"'],
    ],
    [
      'makes no list of nothing',
      ['title: "a"', 'authors:', 'tags:'],
      keys({ authors: 'list', tags: 'list', categories: 'list' }),
      ['title: "a"'],
    ],
    [
      'adds shared tags to none',
      ['tags:'],
      { ...keys({ tags: 'list' }), sharedTags: ['post'] },
      ['tags:', '  - "post"'],
    ],
  ])('%s', (_, head, form, lines) => {
    expect(formed(head, form).lines).toEqual(lines);
  });

  test('names a required key for which the page has no value of its type', () => {
    const objects = field('list', { item: field('object') });
    expect(formed(['title: "a"', 'authors: [Ada]'], schema({ authors: objects }))).toEqual({
      ...{ lines: ['title: "a"'], isCut: false, missing: ['authors'], refused: [] },
    });
  });

  test('compares allowed names without case, and with spaces, hyphens and underscores as one', () => {
    const allowed = new Map([['tags', ['Long - Context', '_ink', 'OldPens']]]);
    expect(formed(['tags: [long_context, Ink, old pens]'], { allowed })).toEqual({
      ...{ lines: ['tags:', '  - "Long - Context"', '  - "_ink"'], isCut: false, missing: [] },
      refused: ['old pens'],
    });
  });

  test('reports a cut title alone, not another cut text', () => {
    const cut = (key: string) =>
      formed([`${key}: "one two three"`], schema({ [key]: field('text', { max: 9 }) }));
    expect(cut('lead')).toMatchObject({ lines: ['lead: "one two…"'], isCut: false });
    expect(cut('title')).toMatchObject({ lines: ['title: "one two…"'], isCut: true });
  });
});

describe('a value is kept if it has the type of the schema', () => {
  const words = { values: ['a', 'b'] };
  test.each<[string, Field, string[], string[]]>([
    ['text', optional('text'), ['"a"', '"2024-01-01"'], ['5', '2024-01-01', '[a]', '']],
    ['date', optional('date'), ['2024-01-01'], ['"2024-01-01"', 'a', '5']],
    ['instant', optional('instant'), ['2024-01-01', '"Jan 1, 2024"'], ['a', '5', 'true']],
    ['choice', optional('choice', words), ['a', '"b"'], ['c', '5', '[a]']],
    ['choice of nothing', optional('choice'), [], ['a']],
    ['list', optional('list'), ['[]', '[a, 5]', '[{ a: 1 }]'], ['a', '{ a: 1 }']],
    [
      'list of texts',
      optional('list', { item: field('text') }),
      ['[]', '[a, c]'],
      ['[a, 5]', '[5]', '[{ a: 1 }]'],
    ],
    [
      'list of choices',
      optional('list', { item: field('choice', words) }),
      ['[a, b]'],
      ['[a, c]', '[5]'],
    ],
    ['list of objects', optional('list', { item: field('object') }), ['[{ a: 1 }]'], ['[a]']],
    ['list of numbers', optional('list', { item: field('number') }), [], ['[a]']],
    ['boolean', optional('boolean'), ['true', 'false'], ['"true"', '1']],
    ['number', optional('number'), ['5', '0.5'], ['"5"', 'true']],
    ['value that a page cannot give', optional('other'), [], ['a', '5', '{ a: 1 }']],
  ])('%s', (_, type, kept, removed) => {
    const keeps = (value: string) =>
      formed(['title: "a"', `it: ${value}`], schema({ it: type })).lines.length === 2;
    expect(kept.filter((value) => !keeps(value))).toEqual([]);
    expect(removed.filter(keeps)).toEqual([]);
  });
});
