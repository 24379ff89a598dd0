import { describe, expect, test } from '@jest/globals';
import type { Enrichment } from '../../src/enrich/enrichment.ts';
import type { Hit, TopicMatch } from '../../src/match/match.ts';
import type { Setting } from '../../src/view/setting.ts';
import { paperView } from '../../src/view/paper-view.ts';
import { type PaperFields, aMatch, aPaper, aTopic } from '../builders/paper.ts';
import { plain, printed } from '../builders/view.ts';

const SETTING: Setting = {
  math: 'none',
  markdown: {},
  timezone: 'Asia/Tokyo',
  now: new Date('2026-11-20T06:00:00Z'),
  codeLinks: true,
};
const viewOf = (
  given: PaperFields,
  matches: readonly TopicMatch[] = [aMatch()],
  enrichment?: Enrichment,
) => paperView(aPaper(given), matches, SETTING, enrichment);

const hit = (field: Hit['field'], words: string, snippet: string): Hit => ({
  field,
  words,
  snippet,
});

describe("a paper's values", () => {
  test('are finished strings, escaped for the body, with the formulas of the site', () => {
    const topic = aTopic('scroll', { name: 'Ink / 100% / C#', path: ['Ink', '100%', 'C#/F*'] });
    const matches = [
      {
        topic,
        hits: [
          hit('title', 'scrolls', 'reading scrolls'),
          hit('abstract', 'Scrolls', 'Scrolls are *long*'),
          hit('categories', 'cs.CL', 'cs.CL'),
        ],
      },
      { topic: aTopic('lamp'), hits: [hit('comment', 'lamp', 'with a <lamp>')] },
      { topic: aTopic('ink 1'), hits: [hit('journal', 'Ink 1', 'Ink 1 (2026)')] },
    ];
    const view = viewOf(
      {
        version: 2,
        title: 'Ink*Net: reading scrolls at $x_1$',
        abstract:
          'Scrolls are *long*.\nWe propose InkNet, a <lamp> for scrolls with $n^2$ wicks. Our code is available at https://github.com/ada/lamp.',
        authors: [
          { name: 'Ada Inkw\\"ell', affiliations: ['House_of<b>Ink'] },
          { name: 'Bo <Quill>', affiliations: [] },
        ],
        published: '2026-11-18T23:30:00.000Z',
        updated: '2026-11-19T00:10:00.000Z',
        comment: 'Accepted at NeurIPS 2026; $n^2$ *pages*',
        journalRef: 'Ink {\\bf 1} (2026) *2*',
        doi: '10.1000/a<b',
      },
      matches,
    );
    const { bibtex, cover, ...others } = printed(view) as Record<string, unknown>;
    const code = {
      kind: 'code',
      host: 'GitHub',
      label: 'ada/lamp',
      url: 'https://github.com/ada/lamp',
    };
    expect(others).toEqual({
      id: '2611.00001',
      version: 2,
      versionedId: '2611.00001v2',
      slug: '2611-00001-ink-net-reading-scrolls-at-x1',
      title: 'Ink&#42;Net: reading scrolls at x₁',
      abstract:
        'Scrolls are &#42;long&#42;.\n\nWe propose InkNet, a &#60;lamp&#62; for scrolls with n² wicks. Our code is available at [https://github.com/ada/lamp](https://github.com/ada/lamp).',
      description:
        'Scrolls are &#42;long&#42;. We propose InkNet, a &#60;lamp&#62; for scrolls with n² wicks. Our code is available at https&#58;&#47;/github.com/ada/lamp.',
      sentence: 'We propose InkNet, a &#60;lamp&#62; for scrolls with n² wicks.',
      authors: [
        { name: 'Ada Inkwëll', affiliations: ['House_of&#60;b&#62;Ink'] },
        { name: 'Bo &#60;Quill&#62;', affiliations: [] },
      ],
      authorList: 'Ada Inkwëll, Bo &#60;Quill&#62;',
      firstAuthor: 'Ada Inkwëll',
      published: '2026-11-18',
      publishedInstant: '2026-11-18T23:30:00.000Z',
      updated: '2026-11-19',
      url: 'https://arxiv.org/abs/2611.00001',
      pdf: 'https://arxiv.org/pdf/2611.00001v2',
      versionUrl: 'https://arxiv.org/abs/2611.00001v2',
      primaryCategory: 'cs.CL',
      categories: ['cs.CL', 'cs.DL'],
      comment: 'Accepted at NeurIPS 2026; n² &#42;pages&#42;',
      journalRef: 'Ink 1 (2026) &#42;2&#42;',
      venue: 'NeurIPS 2026',
      links: [code],
      moreLinks: [],
      doi: '10.1000/a&#60;b',
      doiUrl: 'https://doi.org/10.1000/a%3Cb',
      topics: [
        {
          name: 'Ink / 100% / C&#35;',
          topic: 'Ink',
          subtopic: '100% / C#/F&#42;',
          words: ['scrolls', 'cs.CL'],
        },
        { name: 'lamp', topic: 'lamp', words: ['lamp'] },
        { name: 'ink 1', topic: 'ink 1', words: ['Ink 1'] },
      ],
      tags: ['Ink', '100', 'C F&#42;', 'lamp', 'ink 1'],
      keywords: ['scrolls', 'lamp', 'Ink 1', 'Ink', '100%', 'C#/F&#42;', 'cs.CL', 'cs.DL'],
      matches: [
        { topic: 'Ink / 100% / C&#35;', words: 'scrolls', field: 'title' },
        {
          topic: 'Ink / 100% / C&#35;',
          words: 'Scrolls',
          field: 'abstract',
          snippet: 'Scrolls are &#42;long&#42;',
        },
        { topic: 'Ink / 100% / C&#35;', words: 'cs.CL', field: 'categories' },
        { topic: 'lamp', words: 'lamp', field: 'comment', snippet: 'with a &#60;lamp&#62;' },
        { topic: 'ink 1', words: 'Ink 1', field: 'journal', snippet: 'Ink 1 (2026)' },
      ],
      coverAlt: 'cs.CL 2611.00001',
    });
    expect(cover).toMatch(/^data:image\/svg\+xml,.*2611\.00001/);
    expect(bibtex).toMatch(/^```bibtex\n@article\{inkwell2026ink,\n/);
    expect(bibtex).toContain('author        = { {Ada Inkw\\"ell} and <Quill>, Bo},\n');
    expect(bibtex).toContain('title         = {Ink*{Net}: reading scrolls at $x_1$},\n');
    expect(bibtex).not.toContain('note');
    expect(plain(view)).toMatchObject({
      title: 'Ink*Net: reading scrolls at x₁',
      abstract: expect.stringMatching(/^Scrolls are \*long\*\. We .*\$n\^2\$ wicks/),
      sentence: 'We propose InkNet, a <lamp> for scrolls with n² wicks.',
      authorList: 'Ada Inkwëll, Bo <Quill>',
      comment: 'Accepted at NeurIPS 2026; n² *pages*',
      bibtex: expect.stringMatching(/^@article\{[^]*= \{\{Ada Inkw[^]*\}\n$/),
    });
  });

  test('that arXiv does not have are absent', () => {
    const absent = { comment: undefined, journalRef: undefined, withdrawn: undefined };
    expect(printed(viewOf({ authors: [] }, []))).toMatchObject({
      ...absent,
      ...{ venue: undefined, doi: undefined, doiUrl: undefined, links: [], moreLinks: [] },
      ...{ authors: [], authorList: '', firstAuthor: 'unknown', topics: [], tags: [], matches: [] },
      keywords: ['cs.CL', 'cs.DL'],
    });
  });

  test('show formulas as the site does', () => {
    const formulas = { abstract: 'We propose $n^2$ lamps.', comment: '$n^2$ pages' };
    const setting: Setting = { ...SETTING, math: 'remark' };
    expect(printed(paperView(aPaper(formulas), [], setting))).toMatchObject({
      abstract: 'We propose $n^2$ lamps.',
      sentence: 'We propose $n^2$ lamps.',
      comment: '$n^2$ pages',
    });
  });

  test('include the comment on a withdrawal, at most 300 characters of it', () => {
    const comment = `This paper has been withdrawn by Ada: ${'an error, '.repeat(50)}`;
    const view = viewOf({ comment });
    expect(view.withdrawn?.plain).toMatch(/^This paper has been withdrawn by Ada: an error, .*…$/);
    expect(view.withdrawn?.plain.length).toBeLessThanOrEqual(300);
    expect(view.bibtex.plain).toContain('note          = {Withdrawn}');
    expect(view.venue).toBeUndefined();
  });

  test('include a description of at most 200 characters', () => {
    const view = viewOf({ abstract: 'We read scrolls. '.repeat(20) });
    expect(view.description.plain).toMatch(/^We read scrolls\. We .*…$/);
    expect(view.description.plain.length).toBeLessThanOrEqual(200);
  });

  test('have a tag without characters of an address, and each name once, ignoring case', () => {
    const paths = [[' A/B? ', 'a b'], ['50%\\#'], ['?#']];
    const matches = paths.map((path) => aMatch(aTopic('x', { path })));
    const view = viewOf({ primaryCategory: 'cs.CL', categories: ['cs.CL'] }, matches);
    expect(plain(view.tags)).toEqual(['A B', '50']);
    expect(plain(view.keywords)).toEqual(['Scrolls', ' A/B? ', 'a b', '50%\\#', '?#', 'cs.CL']);
  });
});

describe("a paper's links", () => {
  const link = { kind: 'project' as const, host: 'ada.example', label: 'ada_lamp*', url: '' };
  const linksOf = (url: string, given: PaperFields, setting = SETTING) => {
    const { links, moreLinks } = paperView(aPaper(given), [], setting, {
      links: [{ ...link, url }],
      generated: undefined,
    });
    return [plain(links), plain(moreLinks)];
  };
  const found = (url: string) => ({ ...link, url });

  test.each([
    ['Our page is https://ada.example/lamp', undefined],
    ['Our page is http://www.ada.example/LAMP/', undefined],
    ['We read.', 'See http://ada.example/lamp.git'],
  ])('are shown once if the text has them, in any form: “%s”, “%s”', (abstract, comment) => {
    const url = 'https://ada.example/lamp';
    const [links, more] = linksOf(url, { abstract, ...(comment !== undefined && { comment }) });
    expect(links).toContainEqual(found(url));
    expect(more).not.toContainEqual(found(url));
  });

  test.each([
    'We read.',
    'See https://ada.example/lamp/more',
    'See https://lamp.ada.example',
    'See https://ada.example/l/amp',
  ])('are more links if the text does not have them: “%s”', (abstract) => {
    const url = 'https://ada.example/lamp';
    expect(linksOf(url, { abstract })[1]).toEqual([found(url)]);
  });

  test('are absent if the configuration turns them off', () => {
    const given = { abstract: 'Our code is at https://github.com/ada/lamp.' };
    const off = linksOf('https://ada.example', given, { ...SETTING, codeLinks: false });
    expect(off).toEqual([[], []]);
  });
});

describe("a paper's categories", () => {
  test('are those of arXiv, unchanged; classes that an author wrote are left out', () => {
    const own = ['cond-mat.mes-hall', 'math-ph', 'cmp-lg', 'q-bio.BM', 'physics.ao-ph'];
    const classes = ['68T50', 'I.2.7; H.3.3', '68P10 (Primary)', '@octocat'];
    const view = viewOf({ primaryCategory: 'cs.CL', categories: ['cs.CL', ...classes, ...own] });
    expect(view.categories.map(String)).toEqual(['cs.CL', ...own]);
    expect(plain(view.keywords)).toEqual(['Scrolls', 'cs.CL', ...own]);
  });

  test('are escaped like other texts if the primary category is invalid', () => {
    const view = viewOf({ primaryCategory: '<b> {{x}} @ada', categories: ['cs.CL'] });
    expect(plain(view.categories)).toEqual(['<b> {{x}} @ada', 'cs.CL']);
    for (const text of [view.primaryCategory, view.coverAlt, ...view.categories])
      expect(String(text)).not.toMatch(/[<{@]/);
  });
});
