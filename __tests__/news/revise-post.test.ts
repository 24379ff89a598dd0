import { describe, expect, test } from '@jest/globals';
import { newsInWords, revisePost } from '../../src/news/revise-post.ts';
import type { Paper } from '../../src/papers/paper.ts';
import type { NewsKind } from '../../src/record/news-boxes.ts';
import { type PaperFields, aPaper } from '../builders/paper.ts';
import { aPress, postOf } from '../builders/published.ts';

const code = (label: string) => ({
  ...{ kind: 'code' as const, host: 'GitHub', label },
  url: `https://github.com/${label}`,
});
const press = await aPress();
const a = aPaper();
const GONE = 'This paper has been withdrawn by the authors';
const gone = aPaper({ comment: GONE, version: 2 });

interface Case {
  readonly then?: Paper;
  readonly links?: readonly ReturnType<typeof code>[];
  /** What a person made of the post. */
  readonly edit?: (post: string) => string;
}
/** Revises the post of a paper; returns the text of the news, and the lines that the post gains. */
function revised(kind: NewsKind, now: Paper, { then = a, links = [], edit }: Case = {}) {
  const printed = postOf(then, press);
  const post = edit === undefined ? printed : edit(printed);
  const done = revisePost(kind, post, { then, now, links }, press);
  if (done === undefined) return undefined;
  if ('problem' in done) return ['problem', done.problem];
  const before = post.split('\n');
  const added = done.content.split('\n').filter((line) => !before.includes(line));
  return [done.text, ...added];
}
const LINKS =
  '[2611.00001v1](https://arxiv.org/abs/2611.00001v1) · [PDF](https://arxiv.org/pdf/2611.00001v1) · cs.CL, cs.DL · 2026-11-18';
const toToml = (post: string) => post.replace(/^---\n[^]*?\n---\n/, '+++\ntitle = "A"\n+++\n');

describe('the venue of a paper', () => {
  test.each<[string, PaperFields, string[]]>([
    ['a DOI', { doi: '10.1/7' }, ['DOI 10.1/7', `${LINKS} · [DOI 10.1/7](https://doi.org/10.1/7)`]],
    ['a reference', { journalRef: '4, 1 (2026)' }, ['published in 4, 1 (2026)', '4, 1 (2026)']],
    [
      'an acceptance',
      { comment: 'Accepted at ICML 2026' },
      ['accepted at ICML 2026', '*Accepted at ICML 2026*'],
    ],
  ])('is added with %s alone', (_, given, lines) => {
    expect(revised('venue', aPaper(given))).toEqual(lines);
  });

  test.each<[string, PaperFields, Case]>([
    ['it has none', { comment: '12 pages' }, {}],
    [
      'the post shows it',
      { comment: 'Accepted at ICML 2026' },
      { then: aPaper({ comment: 'Accepted at ICML 2026' }) },
    ],
    [
      'the post shows the reference',
      { journalRef: 'J. Scrolls 4' },
      { then: aPaper({ journalRef: 'J. Scrolls 4' }) },
    ],
    ['the post shows the DOI', { doi: '10.1/7' }, { then: aPaper({ doi: '10.1/7' }) }],
    [
      'a person named it',
      { comment: 'Accepted at ICML 2026' },
      { edit: (post) => `${post}\nAt ICML!\n` },
    ],
    ['the post has TOML', { doi: '10.1/7' }, { edit: toToml }],
    ['a person rewrote the post', { doi: '10.1/7' }, { edit: () => '# Mine\n' }],
    [
      'the post would not be readable',
      { doi: '10.1/7' },
      { edit: (post) => post.replace('title: ', 'title: "x" ') },
    ],
  ])('is not added if %s', (_, given, more) => {
    expect(revised('venue', aPaper(given), more)).toBeUndefined();
  });

  test.each<[string, PaperFields, PaperFields, string[]]>([
    [
      'the DOI',
      { doi: '10.1/7' },
      { journalRef: '4, 1 (2026)' },
      ['published in 4, 1 (2026)', '4, 1 (2026)'],
    ],
    [
      'the reference',
      { journalRef: '4, 1 (2026)' },
      { doi: '10.1/7' },
      ['DOI 10.1/7', `${LINKS} · [DOI 10.1/7](https://doi.org/10.1/7)`],
    ],
    [
      'the comment',
      { comment: 'Accepted at ICML 2026' },
      { doi: '10.1/7' },
      ['DOI 10.1/7', `${LINKS} · [DOI 10.1/7](https://doi.org/10.1/7)`],
    ],
  ])('is added beside %s that the post shows', (_, shown, more, lines) => {
    expect(revised('venue', aPaper({ ...shown, ...more }), { then: aPaper(shown) })).toEqual(lines);
  });

  test('does not bring a comment that the post does not show', () => {
    const now = aPaper({ comment: '12 pages', doi: '10.1/7' });
    expect(
      revised('venue', now, {
        then: aPaper({ comment: '12 pages' }),
        edit: (post) => post.replace('\n*12 pages*\n', ''),
      }),
    ).toEqual(['DOI 10.1/7', `${LINKS} · [DOI 10.1/7](https://doi.org/10.1/7)`]);
  });
});

describe('the code of a paper', () => {
  const own = aPaper({ abstract: `${a.abstract.tex} Code: https://github.com/octo/a` });

  test('is that of its own, then that of Hugging Face', () => {
    expect(revised('code', own, { links: [code('octo/b')] })).toEqual([
      'code: [GitHub: octo/a](https://github.com/octo/a)',
      `${LINKS} · [GitHub: octo/a](https://github.com/octo/a) · [GitHub: octo/b](https://github.com/octo/b)`,
    ]);
    expect(revised('code', a, { links: [code('octo/b')] })).toEqual([
      'code: [GitHub: octo/b](https://github.com/octo/b)',
      `${LINKS} · [GitHub: octo/b](https://github.com/octo/b)`,
    ]);
  });

  test('is not added if there is none, or the post has some', () => {
    expect(revised('code', a)).toBeUndefined();
    const edit = (post: string) => `${post}\nhttps://github.com/octo/x\n`;
    expect(revised('code', a, { links: [code('octo/b')], edit })).toBeUndefined();
  });
});

describe('the version of a paper', () => {
  const second = aPaper({ version: 2, abstract: 'We read by day.' });

  test('brings the new texts, and keeps the links that others named', () => {
    expect(revised('version', second)?.slice(0, 2)).toEqual([
      'version 2',
      'description: "We read by day."',
    ]);
    const found = revised('version', second, {
      links: [code('octo/b')],
      edit: (post) => post.replace(LINKS, `${LINKS} · [GitHub: octo/b](https://github.com/octo/b)`),
    });
    expect(found?.join('\n').match(/octo\/b\)/g)).toHaveLength(1);
    expect(revised('version', aPaper({ version: 3, title: 'B' }))?.[0]).toBe(
      'version 3, with another title',
    );
  });

  test('is not added if the post names it', () => {
    expect(revised('version', second, { then: second })).toBeUndefined();
    expect(revised('version', a, { then: second })).toBeUndefined();
  });
});

describe('a withdrawal', () => {
  const line = (text = GONE) => `> **This paper was withdrawn.** arXiv says: “${text}”`;

  test('is a line that gives the reason, shortened', () => {
    expect(revised('withdrawn', gone)).toEqual([`withdrawn: “${GONE}”`, line()]);
    const [text = ''] =
      revised('withdrawn', aPaper({ comment: `${GONE} ${'since '.repeat(200)}` })) ?? [];
    expect(text).toMatch(/^withdrawn: “This paper has been withdrawn by the authors since .*…”$/);
    expect(text.length).toBeLessThan(400);
  });

  const contentOf = async (post: string, then = a, inputs: Record<string, string> = {}) => {
    const done = revisePost(
      'withdrawn',
      post,
      { then, now: gone, links: [] },
      await aPress(inputs),
    );
    if (done === undefined || !('content' in done)) throw new Error('not revised');
    return done.content;
  };

  test('is below the title, where the template has it, or at the top of a post that a person rewrote', async () => {
    const post = postOf(a, press);
    expect(await contentOf(post)).toBe(
      post.replace('\nAda Inkwell\n', `\n${line()}\n\nAda Inkwell\n`),
    );
    const mine = post.replace(/(?<=\n---\n)[^]*$/, '# Mine\n');
    expect(await contentOf(mine)).toBe(mine.replace('# Mine', `\n${line()}\n\n# Mine`));
    const shown = aPaper({
      comment: '12 pages',
      doi: '10.1/7',
      abstract: `${a.abstract.tex} Code: https://github.com/octo/a`,
    });
    const full = postOf(shown, press);
    expect(await contentOf(full, shown)).toBe(
      full.replace('\nAda Inkwell\n', `\n${line()}\n\nAda Inkwell\n`),
    );
  });

  test('is added to pages with lines of metadata', async () => {
    const pelican = { site: 'pelican' };
    const post = postOf(a, await aPress(pelican));
    expect(await contentOf(post, a, pelican)).toContain(`\n\n${line()}\n\n`);
    expect(await contentOf('Title: A\nDate: 2026-11-18\n\nMine.\n', a, pelican)).toBe(
      `Title: A\nDate: 2026-11-18\n\n${line()}\n\nMine.\n`,
    );
  });

  test('is at the top of a post that a person rewrote', () => {
    const edit = (post: string) => post.replace(/(?<=\n---\n)[^]*$/, 'Mine.\n');
    expect(revised('withdrawn', gone, { edit })).toEqual([`withdrawn: “${GONE}”`, line()]);
  });

  test('is not added without a reason, or if the post has it', () => {
    expect(revised('withdrawn', { ...gone, comment: undefined })).toBeUndefined();
    expect(revised('withdrawn', gone, { then: gone })).toBeUndefined();
    const edit = (post: string) => `${post}\nThis paper was withdrawn.\n`;
    expect(revised('withdrawn', gone, { edit })).toBeUndefined();
  });

  test('is a problem if the front matter has another form', () => {
    const problem = ['problem', 'its front matter is not of the form that Paperboy writes'];
    expect(revised('withdrawn', gone, { edit: toToml })).toEqual(problem);
    const bare = (post: string) => post.replace(/^---\n[^]*?\n---\n/, '');
    expect(revised('withdrawn', gone, { edit: bare })).toEqual(problem);
  });
});

test('news of a row is described in the same words', () => {
  const words = (kind: NewsKind, now: Paper, text = 'a row of 2611.00001v1') =>
    newsInWords(kind, text, { then: a, now, links: [] }, press);
  expect(words('withdrawn', gone)).toBe(`withdrawn: “${GONE}”`);
  expect(words('withdrawn', { ...gone, comment: undefined })).toBeUndefined();
  expect(words('venue', aPaper({ doi: '10.1/7' }))).toBe('DOI 10.1/7');
  expect(words('venue', aPaper({ doi: '10.1/7' }), 'https://doi.org/10.1/7')).toBe('DOI 10.1/7');
  expect(words('version', aPaper({ version: 2 }))).toBe('version 2');
  expect(words('code', a)).toBeUndefined();
});
