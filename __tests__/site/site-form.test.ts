import { describe, expect, test } from '@jest/globals';
import type { Given } from '../../src/site/posts-read.ts';
import { type PageFacts, type SiteForm, inSiteForm } from '../../src/site/site-form.ts';
import type { Field } from '../../src/site/site-schema.ts';
import { aSiteForm } from '../builders/site-form.ts';

const FACTS: PageFacts = { heading: 'Old *Scrolls*', slug: 'old-scrolls', hasFormula: false };
const HEAD = [
  'title: "Old Scrolls"',
  'date: "2026-11-20T06:00:00Z"',
  'description: "We read scrolls."',
  'authors:',
  '  - "Ada Inkwell"',
  'tags:',
  '  - "Long context"',
  '  - "ink"',
];
const BODY = '\n# Old *Scrolls*\n\nText\n';
const pageOf = (head: readonly string[], body = BODY) => `---\n${head.join('\n')}\n---\n${body}`;
const given = (kind: Given['kind'], value: unknown = 'x', isText = true): Given => ({
  ...{ kind, value, isText },
});
const keys = (all: Readonly<Record<string, Given>>) => ({ keys: new Map(Object.entries(all)) });
const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({
  ...{ type, optional: false },
  ...more,
});
const schema = (fields: Readonly<Record<string, Field>>, strict = false) => ({
  schema: { fields: new Map(Object.entries(fields)), strict },
});

function formed(form: Partial<SiteForm>, facts: Partial<PageFacts> = {}, page = pageOf(HEAD)) {
  const done = inSiteForm(page, aSiteForm(form), { ...FACTS, ...facts });
  const [, head = '', body = ''] = /^---\n([^]*?)---\n([^]*)$/.exec(done.page) ?? [];
  return { ...done, head: head.trimEnd().split('\n'), body };
}
/** Lines that the form removes and adds, in that order. */
function changes(form: Partial<SiteForm>, facts: Partial<PageFacts> = {}, page = pageOf(HEAD)) {
  const { head } = formed(form, facts, page);
  const before = page.split('\n');
  return [
    ...HEAD.filter((line) => before.includes(line) && !head.includes(line)).map(
      (line) => `- ${line}`,
    ),
    ...head.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
  ];
}
const NO_DATE = '- date: "2026-11-20T06:00:00Z"';
const NO_TAGS = ['- tags:', '-   - "Long context"', '-   - "ink"'];
const NO_AUTHORS = ['- authors:', '-   - "Ada Inkwell"'];

test('without facts about the site a page stays the same', () => {
  expect(formed({})).toMatchObject({ page: pageOf(HEAD), missing: [], refused: [] });
  const bare = '# Mine\n\nText\n';
  expect(formed({ same: { a: 1 }, heading: true }, {}, bare)).toMatchObject({
    ...{ page: bare, missing: [], refused: [] },
  });
});

describe('the keys of a page', () => {
  test.each<[string, Partial<SiteForm>, string[]]>([
    [
      'a date in the name and the form of the posts',
      keys({ pubDate: given('date', 'Jan 1 2024') }),
      [NO_DATE, '+ pubDate: "Nov 20 2026"'],
    ],
    [
      'a timestamp',
      keys({ date: given('date', '2024-01-01', false) }),
      [NO_DATE, '+ date: 2026-11-20T06:00:00Z'],
    ],
    [
      'two dates',
      keys({ date: given('date', '2024-01-01'), created: given('date', '2024/01/01') }),
      [NO_DATE, '+ date: "2026-11-20"', '+ created: "2026/11/20"'],
    ],
    ['a date, not a text of that name', keys({ published: given('boolean', true) }), []],
    [
      'a summary',
      keys({ summary: given('text') }),
      ['- description: "We read scrolls."', '+ summary: "We read scrolls."'],
    ],
    [
      'tags as text',
      { ...keys({ tags: given('text') }), takesTexts: true },
      [...NO_TAGS, '+ tags: "Long context, ink"'],
    ],
    ['topics', keys({ topics: given('list') }), ['- tags:', '+ topics:']],
    ['one author', keys({ author: given('text') }), [...NO_AUTHORS, '+ author: "Ada Inkwell"']],
    ['a category', keys({ categories: given('list') }), ['+ categories:']],
    [
      'a category as text',
      { ...keys({ category: given('text') }), takesTexts: true },
      ['+ category: "Long context"'],
    ],
    [
      'a category in a list, which no generator splits',
      keys({ category: given('text') }),
      ['+ category:'],
    ],
    ['a slug', keys({ slug: given('text') }), ['+ slug: "old-scrolls"']],
    ['shared tags', { sharedTags: ['post', 'ink'] }, ['+   - "post"']],
    [
      'values of all posts',
      { same: { layout: 'post', toc: false } },
      ['+ layout: post', '+ toc: false'],
    ],
    [
      'no key that posts lack',
      { without: ['description', 'layout'] },
      ['- description: "We read scrolls."'],
    ],
  ])('have %s', (_, form, changed) => {
    expect(changes(form)).toEqual(changed);
  });

  test('are those of the posts that the page lacks, if these are named', () => {
    const of = keys({ title: given('text'), hero: given('text'), toc: given('boolean') });
    expect(formed({ ...of, namesMissing: true }).missing).toEqual(['hero', 'toc']);
    expect(formed(of).missing).toEqual([]);
  });

  test('have allowed tags alone, in the spelling of the site', () => {
    const allowed = new Map([['tags', ['long-context', 'Pens']]]);
    const { head, refused } = formed({ allowed });
    expect([head.slice(5), refused]).toEqual([['tags:', '  - "long-context"'], ['ink']]);
    const none = formed({ allowed: new Map([['tags', ['x']]]) });
    expect([none.head.slice(3), none.refused]).toEqual([
      ['authors:', '  - "Ada Inkwell"'],
      ['Long context', 'ink'],
    ]);
  });
});

describe('a key of the posts is recognised by its name', () => {
  test.each<[string, Given['kind'], string[], string]>([
    [
      ...(['a date', 'date'] as const),
      [
        ...[
          'pubDate',
          'publishDate',
          'pubDatetime',
          'published',
          'publishedAt',
          'publishedDate',
          'publishedOn',
        ],
        ...[
          'published_at',
          'datePublished',
          'publishdate',
          'pubdate',
          'publicationDate',
          'createdAt',
        ],
        ...['createdDate', 'created', 'postDate'],
      ],
      '"2026-11-20"',
    ],
    [
      'a summary',
      'text',
      ['summary', 'excerpt', 'abstract', 'desc', 'subtitle'],
      '"We read scrolls."',
    ],
    ['tags', 'list', ['tag', 'keywords', 'topics'], ''],
    ['an author', 'text', ['author'], '"Ada Inkwell"'],
    ['a slug', 'text', ['slug', 'postSlug'], '"old-scrolls"'],
  ])('as %s', (_, kind, names, value) => {
    for (const name of names)
      expect(changes(keys({ [name]: given(kind, '2024-01-01') }))).toContain(
        `+ ${name}: ${value}`.trimEnd(),
      );
  });
});

describe('the schema of a site', () => {
  test.each<[string, Partial<SiteForm>, string[]]>([
    ['text', schema({ pubDate: field('text') }), [NO_DATE, '+ pubDate: "2026-11-20"']],
    ['timestamp', schema({ date: field('date') }), [NO_DATE, '+ date: 2026-11-20T06:00:00Z']],
    ['instant', schema({ date: field('instant') }), [NO_DATE, '+ date: 2026-11-20T06:00:00Z']],
    [
      'instant in the form of the posts',
      { ...schema({ date: field('instant') }), ...keys({ date: given('date', 'Jan 1, 2024') }) },
      [],
    ],
    [
      'an optional name',
      schema({ summary: field('text', { optional: true }) }),
      ['- description: "We read scrolls."', '+ summary: "We read scrolls."'],
    ],
    [
      'no name for authors that is optional',
      schema({ author: field('text', { optional: true }) }),
      [],
    ],
    [
      'a list of objects with names',
      schema({
        authors: field('list', {
          item: field('object', { fields: new Map([['name', field('text')]]) }),
        }),
      }),
      ['-   - "Ada Inkwell"', '+   - name: "Ada Inkwell"'],
    ],
    [
      'no list of other objects',
      schema({ authors: field('list', { item: field('object', { fields: new Map() }) }) }),
      NO_AUTHORS,
    ],
    [
      'a list of two',
      schema({ tags: field('list', { item: field('text'), max: 1 }) }),
      ['-   - "ink"'],
    ],
    [
      'a choice',
      schema({ category: field('choice', { values: ['ink', 'long context'] }) }),
      ['+ category: "long context"'],
    ],
    ['a required switch', schema({ draft: field('boolean') }), ['+ draft: false']],
    [
      'no value of another type',
      schema({ description: field('number') }),
      ['- description: "We read scrolls."'],
    ],
    ['no value of another type', schema({ tags: field('boolean', { optional: true }) }), NO_TAGS],
    [
      'the type of copied values',
      { ...schema({ layout: field('number') }), same: { layout: 'post' } },
      ['+ layout: post'],
    ],
    [
      'its keys alone if it is strict',
      schema({ title: field('text'), slug: field('text', { optional: true }) }, true),
      [NO_DATE, '- description: "We read scrolls."', ...NO_AUTHORS, ...NO_TAGS].sort(),
    ],
  ])('asks for %s', (_, form, changed) => {
    const sorted = (lines: string[]) => [...lines].sort();
    expect(sorted(changes(form))).toEqual(sorted(changed));
  });

  test('names required keys that the page cannot have', () => {
    const { missing } = formed(
      schema({
        hero: field('other'),
        kind: field('text'),
        no: field('text', { optional: true }),
        draft: field('boolean'),
        title: field('text'),
      }),
    );
    expect(missing).toEqual(['hero', 'kind']);
  });

  test('limits the length of texts; the body then begins with the whole title', () => {
    const limits = schema({
      title: field('text', { max: 8 }),
      description: field('text', { max: 12 }),
    });
    const { head, body } = formed(limits, {}, pageOf(HEAD, '\nText\n'));
    expect([head[0], head[2], body]).toEqual([
      'title: "Old…"',
      'description: "We read…"',
      '\n**Old *Scrolls***\n\nText\n',
    ]);
    expect(formed(limits).body).toBe(BODY);
    expect(formed(schema({ title: field('text', { max: 11 }) })).head).toEqual(HEAD);
  });
});

describe('the body of a page', () => {
  const body = (form: Partial<SiteForm>, facts: Partial<PageFacts> = {}, text = BODY) =>
    formed(form, facts, pageOf(HEAD, text)).body;

  test('begins with the title if those of the posts do', () => {
    expect(body({ heading: true })).toBe(BODY);
    expect(body({ heading: true }, {}, '\n\nText\n')).toBe(BODY);
    expect(body({ heading: false })).toBe('\nText\n');
    expect(body({ heading: false }, {}, '\n# Mine\n')).toBe('\n# Mine\n');
    expect(body({}, {}, 'Text\n')).toBe('Text\n');
  });

  test('has the switch for formulas if it has a formula', () => {
    const [math, katex] = [{ mathSwitch: 'math' }, { mathSwitch: '{{< katex >}}' }];
    expect(changes(math, { hasFormula: true })).toEqual(['+ math: true']);
    expect(changes(math)).toEqual([]);
    expect(body(math, { hasFormula: true })).toBe(BODY);
    expect(body(katex, { hasFormula: true })).toBe(`\n{{< katex >}}\n${BODY}`);
    expect(body(katex)).toBe(BODY);
    for (const mathSwitch of ['{{< katex >}}x', 'x{{< katex >}}'])
      expect(changes({ mathSwitch }, { hasFormula: true })).toEqual([]);
    expect(changes(katex, { hasFormula: true })).toEqual([]);
  });
});

test('a withdrawn paper is marked if the site has a switch for it', () => {
  const marked = ['+ withdrawn: true'];
  const gone = { isWithdrawn: true };
  expect(changes(keys({ withdrawn: given('boolean', false) }), gone)).toEqual(marked);
  expect(changes(schema({ withdrawn: field('boolean', { optional: true }) }), gone)).toEqual(
    marked,
  );
  expect(changes(schema({ withdrawn: field('text', { optional: true }) }), gone)).toEqual([]);
  expect(changes(keys({ withdrawn: given('boolean', false) }))).toEqual([]);
  expect(changes({}, gone)).toEqual([]);
});
