import { describe, expect, test } from '@jest/globals';
import { RunFailure } from '../../src/failure.ts';
import type { Paper, PaperId } from '../../src/papers/paper.ts';
import { blobIdOf } from '../../src/record/blob-id.ts';
import { keyOf, newsLines } from '../../src/record/news-boxes.ts';
import { type PaperFields, aPaper } from '../builders/paper.ts';
import { type Given, aPublishedSite } from '../builders/published.ts';
import { aPull } from '../builders/site.ts';

const A = '2611.00001' as PaperId;
const B = '2611.00002' as PaperId;
const GONE = 'This paper has been withdrawn by the authors';
const ALL = { output: 'posts, list, feed, bibtex' };
const LIST = { output: 'list' };
const updated = '2026-11-25T00:00:00Z';
const a = aPaper({ id: A });
const gone = aPaper({ id: A, version: 2, comment: GONE, updated });
const revised = (given: PaperFields = {}) =>
  aPaper({ id: A, version: 2, title: 'Reading by Daylight', updated, ...given });
const code = (label: string) => ({
  ...{ kind: 'code' as const, host: 'GitHub', label },
  url: `https://github.com/${label}`,
});

interface RowParts {
  readonly title?: string;
  readonly rest?: string;
}
const row = (link: string, { title = '', rest = '' }: RowParts = {}) =>
  `| 2026-11-18 | ${title}[Reading Long Scrolls by Candle Light](${link}) | Ada Inkwell | [PDF](https://arxiv.org/pdf/2611.00001v1) | ${rest} |  |`;
const ROW = (parts?: RowParts) =>
  row('./arxiv/2026/2611-00001-reading-long-scrolls-by-candle-light.md', parts);
const LISTED = (parts?: RowParts) => row(`https://arxiv.org/abs/${A}`, parts);

/** Lines that differ: `- old` and `+ new`. */
function diff(before = '', after = ''): string[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  return [
    ...old.filter((line) => !fresh.includes(line)).map((line) => `- ${line}`),
    ...fresh.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}

/** Proposes news of some papers, and returns what a reviewer sees. */
async function proposed(given: Given, papers: readonly Paper[]) {
  const site = await aPublishedSite(given);
  site.ask();
  const { news, rows } = await site.propose(papers);
  for (const { content, blob } of news)
    if (content !== undefined) expect(blob).toBe(blobIdOf(content));
  return {
    site,
    names: news.map(keyOf),
    texts: news.map(({ title, text }) => `[${title}] ${text}`),
    posts: news.map(({ path, content }) =>
      content === undefined ? path : diff(site.onBase[path], content),
    ),
    parts: news.map(({ parts }) => parts.length),
    lists: [...rows.files].flatMap(([path, text]) => diff(site.onBase[path], text)),
    notices: site.log.notices.filter(({ about }) => about !== 'hf'),
  };
}

describe('news of a published paper', () => {
  test('that was withdrawn is a line in its post and a mark in each list', async () => {
    expect(await proposed({ published: [a], inputs: ALL }, [gone])).toMatchObject({
      names: [`${A} withdrawn v2`],
      texts: [`[Reading Long Scrolls by Candle Light] withdrawn: “${GONE}”`],
      posts: [[`+ > **This paper was withdrawn.** arXiv says: “${GONE}”`]],
      parts: [3],
      lists: [
        `- ${ROW()}`,
        `+ ${ROW({ title: '**Withdrawn:** ', rest: '' })}`,
        '-     <title>Reading Long Scrolls by Candle Light</title>',
        '-     <summary>We read scrolls. The long context of a scroll is its margin.</summary>',
        '+     <title>Withdrawn: Reading Long Scrolls by Candle Light</title>',
        `+     <summary>This paper was withdrawn: “${GONE}” We read scrolls. The long context of a scroll is its margin.</summary>`,
        '+   note          = {Withdrawn},',
      ],
      notices: [],
    });
  });

  test('that was accepted or published is its venue, its reference and its DOI', async () => {
    const now = aPaper({
      ...{
        id: A,
        comment: 'Accepted at NeurIPS 2026 (oral)',
        journalRef: 'J. Scrolls 4, 1 (2026)',
      },
      ...{ doi: '10.1000/7', updated },
    });
    expect(await proposed({ published: [a], inputs: ALL }, [now])).toMatchObject({
      names: [expect.stringMatching(/^2611.00001 venue [0-9a-f]{8}$/)],
      texts: [
        '[Reading Long Scrolls by Candle Light] accepted at NeurIPS 2026 (oral), published in J. Scrolls 4, 1 (2026), DOI 10.1000/7',
      ],
      posts: [
        [
          expect.stringContaining('- [2611.00001v1]'),
          expect.stringMatching(
            /2026-11-18 · \[DOI 10.1000\/7\]\(https:\/\/doi.org\/10.1000\/7\)$/,
          ),
          '+ *Accepted at NeurIPS 2026 (oral)*',
          '+ J. Scrolls 4, 1 (2026)',
        ],
      ],
      parts: [2],
      lists: [
        `- ${ROW()}`,
        `+ ${ROW().replace(/ \|$/, 'NeurIPS 2026 (oral) |')}`,
        '- @misc{inkwell2026reading,',
        '+ @article{inkwell2026reading,',
        '+   journal       = {J. Scrolls 4, 1 (2026)},',
        '+   doi           = {10.1000/7},',
      ],
      notices: [],
    });
  });

  test('that has code of its own is a link in the post and in its row', async () => {
    const now = aPaper({ id: A, comment: 'Code: https://github.com/octo/scrolls', updated });
    const published = [aPaper({ id: A, comment: '12 pages' })];
    expect(await proposed({ published, inputs: ALL }, [now])).toMatchObject({
      names: [expect.stringMatching(/^2611.00001 code [0-9a-f]{8}$/)],
      texts: [
        '[Reading Long Scrolls by Candle Light] code: [GitHub: octo/scrolls](https://github.com/octo/scrolls)',
      ],
      posts: [
        [
          expect.stringContaining('- [2611.00001v1]'),
          expect.stringMatching(/2026-11-18 · \[GitHub: octo\/scrolls\]\(https:\S+\)$/),
        ],
      ],
      lists: [`- ${ROW()}`, `+ ${ROW({ rest: '[code](https://github.com/octo/scrolls)' })}`],
      notices: [],
    });
  });

  test('that has code at Hugging Face is a link too, and a notice of the service is kept', async () => {
    const links = new Map([[A, [code('octo/scrolls')]]]);
    const { site, ...found } = await proposed({ published: [a], links }, [a]);
    expect(found).toMatchObject({
      names: [expect.stringMatching(/^2611.00001 code [0-9a-f]{8}$/)],
      texts: [
        '[Reading Long Scrolls by Candle Light] code: [GitHub: octo/scrolls](https://github.com/octo/scrolls)',
      ],
    });
    expect(site.requests).toEqual({ versions: [], code: [A] });
    expect(site.log.notices).toEqual([{ about: 'hf', text: 'slow' }]);
  });

  test('that has a new version is its title, abstract and version, if arXiv sends the earlier version', async () => {
    const given = { published: [a], inputs: ALL, versions: [a] };
    const { site, ...found } = await proposed(given, [revised({ abstract: 'We read by day.' })]);
    expect(found).toMatchObject({
      names: [`${A} version v2`],
      texts: ['[Reading by Daylight] version 2, with another title'],
      posts: [
        [
          '- title: "Reading Long Scrolls by Candle Light"',
          '- description: "We read scrolls. The long context of a scroll is its margin."',
          '- arxiv: "2611.00001v1"',
          '- # Reading Long Scrolls by Candle Light',
          expect.stringContaining('- [2611.00001v1]'),
          '- We read scrolls. The long context of a scroll is its margin.',
          '+ title: "Reading by Daylight"',
          '+ description: "We read by day."',
          '+ arxiv: "2611.00001v2"',
          '+ # Reading by Daylight',
          expect.stringContaining('+ [2611.00001v2]'),
          '+ We read by day.',
        ],
      ],
      parts: [3],
      notices: [],
    });
    expect(site.requests.versions).toEqual([`${A}v1`]);
    const same = await proposed(given, [aPaper({ id: A, version: 2, updated })]);
    expect(same.texts).toEqual(['[Reading Long Scrolls by Candle Light] version 2']);
    expect((await proposed({ ...given, versions: [] }, [revised()])).names).toEqual([]);
  });

  test('is the first of its news that changes the post', async () => {
    const published = [aPaper({ id: A, comment: 'Accepted at NeurIPS 2026' })];
    const now = revised({ comment: 'Accepted at NeurIPS 2026. Code: https://github.com/octo/a' });
    expect((await proposed({ published, versions: published }, [now])).names).toEqual([
      expect.stringContaining(`${A} code `),
    ]);
  });

  test('is looked for by kinds in `updates`', async () => {
    const now = revised({ comment: 'Accepted at NeurIPS 2026. Code: https://github.com/octo/a' });
    const kinds = async (updates: string, paper = now) =>
      (await proposed({ published: [a], versions: [a], inputs: { updates } }, [paper])).names.map(
        (name) => name.split(' ')[1],
      );
    expect(await kinds('venue')).toEqual(['venue']);
    expect(await kinds('code')).toEqual(['code']);
    expect(await kinds('version')).toEqual(['version']);
    expect(await kinds('withdrawn')).toEqual([]);
    expect(await kinds('off')).toEqual([]);
    expect(await kinds('venue, code, version', gone)).toEqual([]);
  });
});

describe('a paper that only a list holds', () => {
  test('has news in its row', async () => {
    const given = { published: [a], inputs: LIST, versions: [a] };
    expect(await proposed(given, [gone])).toMatchObject({
      names: [`${A} withdrawn v2`],
      posts: ['arxiv.md'],
      parts: [1],
      lists: [`- ${LISTED()}`, `+ ${LISTED({ title: '**Withdrawn:** ' })}`],
    });
    expect(await proposed(given, [revised()])).toMatchObject({
      names: [`${A} version v2`],
      posts: ['arxiv.md'],
      lists: [
        `- ${LISTED()}`,
        expect.stringContaining(
          '[Reading by Daylight](https://arxiv.org/abs/2611.00001) | Ada Inkwell | [PDF](https://arxiv.org/pdf/2611.00001v2)',
        ),
      ],
    });
  });

  test('has none if a person changed the row', async () => {
    const texts = (written: Record<string, string>) => ({
      ...written,
      'arxiv.md': (written['arxiv.md'] ?? '').replace('Ada Inkwell |', 'Ada I. |'),
    });
    const given = { published: [a], inputs: LIST, versions: [a], texts };
    expect((await proposed(given, [gone])).lists).toEqual([]);
  });
});

describe('no news is proposed', () => {
  const none = { names: [], lists: [], notices: [] };
  const box = (tick: string, rest = '') =>
    newsLines(
      [
        {
          id: A,
          kind: 'withdrawn',
          mark: 'v2',
          title: 'A',
          text: 'x',
          path: 'p',
          blob: '0123456789',
          parts: [],
        },
      ],
      undefined,
    )
      .replace('[x]', `[${tick}]`)
      .concat(rest);

  test.each<[string, Partial<Given>]>([
    [
      'that a digest lists already',
      { site: { pulls: [aPull({ state: 'closed', body: box(' ') })] } },
    ],
    [
      'that a commit of base names',
      {
        site: {
          commits: [{ sha: 'c', date: updated, message: `News\n\n- news: ${A} withdrawn v2` }],
        },
      },
    ],
    [
      'while other news of the paper is pending',
      {
        site: { pulls: [aPull({ body: box('x').replace('withdrawn v2', 'code v9'), head: 'x' })] },
      },
    ],
    [
      'of a post that the digest removes',
      { site: { pulls: [aPull()] }, branch: () => ({ 'README.md': '' }) },
    ],
    ['of a paper that is not on base', { published: [] }],
    ['if the post shows it', { published: [gone] }],
    ['without a turn', { turn: undefined }],
    ['with `updates: off`', { inputs: { updates: 'off' } }],
    ['without posts and lists', { inputs: { output: 'digest, feed' } }],
  ])('%s', async (_, given) => {
    expect(await proposed({ published: [a], ...given }, [gone])).toMatchObject(none);
  });

  test('that was refused longer ago than the record reaches', async () => {
    const old = (date: string, kind = 'withdrawn') => ({
      ...{ published: [a], earlier: { pulls: [aPull({ state: 'closed', body: box(' ') })] } },
      paper:
        kind === 'withdrawn'
          ? aPaper({ ...{ id: A, version: 2, comment: GONE }, updated: date })
          : a,
    });
    const lately = old('2026-11-25T00:00:00Z');
    expect((await proposed(lately, [lately.paper])).names).toEqual([`${A} withdrawn v2`]);
    const long = old('2026-06-01T00:00:00Z');
    expect((await proposed(long, [long.paper])).names).toEqual([]);
    const both = { ...long, published: [a, aPaper({ id: B })] };
    const other = aPaper({ id: B, version: 2, comment: GONE });
    expect((await proposed(both, [long.paper, other])).names).toEqual([`${B} withdrawn v2`]);
  });

  test('if arXiv did not answer, or sent no paper', async () => {
    const site = await aPublishedSite({ published: [a] });
    site.ask();
    const none = { news: [], rows: { files: new Map(), due: [], written: [], notices: [] } };
    expect([await site.propose(undefined), await site.propose([])]).toEqual([none, none]);
    expect(site.log).toEqual({ notices: [], infos: [] });
  });
});

describe('a notice tells of', () => {
  const look = (id: string) => `Look at https://arxiv.org/abs/${id}`;
  const papers = Array.from({ length: 5 }, (_, n) => aPaper({ id: `2611.0001${n}` }));
  const path = ({ slug }: Paper) => `arxiv/2026/${slug}.md`;

  test('up to three papers that arXiv does not know any more, once', async () => {
    const site = await aPublishedSite({ published: papers });
    site.ask();
    await site.propose(papers.slice(3));
    await site.propose(papers.slice(3));
    expect(site.log.notices.filter(({ about }) => about !== 'hf')).toEqual(
      papers.slice(0, 3).map((paper) => ({
        about: paper.id,
        text: `arXiv does not know it any more; ${path(paper)} is left alone. ${look(paper.id)}`,
      })),
    );
    expect((await proposed({ published: papers }, papers.slice(4))).notices).toEqual([]);
  });

  test('none whose number is in a path by accident', async () => {
    const [one = a, ...rest] = papers.slice(2);
    const notices = async (text: string) =>
      (await proposed({ published: [one, ...rest], texts: { [path(one)]: text } }, rest)).notices;
    expect(await notices('A page on 2611.00012')).toEqual([]);
    expect(await notices('https://arxiv.org/abs/2611.00099')).toEqual([]);
    expect(await notices('https://arxiv.org/pdf/2611.00012')).toHaveLength(1);
  });

  test('a version that is lower than that of the post', async () => {
    const found = await proposed({ published: [aPaper({ id: A, version: 3 })] }, [gone]);
    expect(found).toMatchObject({
      names: [],
      notices: [
        {
          about: A,
          text: `arXiv sends version 2, and ${path(gone)} names version 3: nothing is changed there. Look at both`,
        },
      ],
    });
  });

  test('a post that cannot be changed', async () => {
    const texts = { [path(a)]: '+++\ntitle = "A"\n+++\n\nMine. 2611.00001v1\n' };
    expect(await proposed({ published: [a], texts }, [gone])).toMatchObject({
      names: [],
      notices: [
        {
          about: A,
          text: `arXiv has news of it (withdrawn), and ${path(a)} is left alone: its front matter is not of the form that Paperboy writes. ${look(A)}`,
        },
      ],
    });
  });

  test('news that waits for another open digest, if there are lists', async () => {
    const site = {
      pulls: [aPull({ head: 'other', number: 9 })],
      branches: { other: { 'arxiv.md': 'theirs' } },
      changes: { fork: 'base', commits: [] },
    };
    const waits = await proposed(
      { published: [a], inputs: ALL, site, branch: (base) => ({ ...base, 'arxiv.md': 'theirs' }) },
      [gone],
    );
    expect(waits).toMatchObject({
      names: [],
      lists: [],
      notices: [
        {
          about: 'News of published papers',
          text: 'It waits, since another open digest changes a list or a feed, and both could not be merged. Merge or close that digest',
        },
      ],
    });
  });
});

describe('a failure', () => {
  test('of arXiv or GitHub drops the news and does not stop the run', async () => {
    const failure = new RunFailure('ARXIV_UNAVAILABLE', 'arXiv does not answer');
    const late = await proposed({ published: [a], versions: failure }, [revised()]);
    expect([late.names, late.notices, late.site.log.infos]).toEqual([
      [],
      [],
      ['Earlier versions of 1 papers could not be read: arXiv does not answer'],
    ]);
    const given = {
      published: [a],
      layout: new RunFailure('GITHUB_UNAVAILABLE', 'GitHub is down'),
    };
    expect(await proposed(given, [gone])).toMatchObject({
      names: [],
      notices: [
        {
          about: 'News of published papers',
          text: 'It was not looked for: GitHub is down. The next runs look again',
        },
      ],
    });
  });

  test('of the program stops it', async () => {
    const mistake = new TypeError('a mistake');
    await expect(proposed({ published: [a], versions: mistake }, [revised()])).rejects.toBe(
      mistake,
    );
    await expect(proposed({ published: [a], layout: mistake }, [gone])).rejects.toBe(mistake);
  });
});

describe('of many papers', () => {
  const many = Array.from({ length: 30 }, (_, n) =>
    aPaper({ id: `2611.001${String(n).padStart(2, '0')}` }),
  );
  const withdrawn = (papers: readonly Paper[]) =>
    papers.map(({ id }, n) =>
      aPaper({
        ...{ id, version: 2, comment: GONE },
        updated: `2026-11-${n % 2 ? '24' : '25'}T00:00:00Z`,
      }),
    );

  test('ten get news, those first that changed first', async () => {
    const { names } = await proposed(
      { published: many.slice(0, 14) },
      withdrawn(many.slice(0, 14)),
    );
    expect(names.map((name) => name.slice(8, 10))).toEqual([
      ...['01', '03', '05', '07', '09', '11', '13', '00', '02', '04'],
    ]);
  });

  test('at most twenty posts are read, those of withdrawn papers first; the others follow in later runs', async () => {
    const papers = [...many.slice(0, 24), ...withdrawn(many.slice(24))];
    const asked = async (turn: number) => {
      const { site } = await proposed({ published: many, turn }, papers);
      return site.requests.code;
    };
    const [first, second] = [await asked(0), await asked(7)];
    expect([first.length, second.length]).toEqual([14, 14]);
    expect(first).not.toEqual(second);
  });

  test('the earlier versions of ten are requested, each once', async () => {
    const now = many.map(({ id }) => aPaper({ id, version: 2, updated }));
    const site = await aPublishedSite({ published: many, versions: many });
    site.ask();
    await site.propose(now);
    expect(site.requests.versions).toHaveLength(10);
    await site.propose(now);
    expect(new Set(site.requests.versions).size).toBe(20);
    expect(site.requests.versions).toHaveLength(20);
    expect(site.requests.code).toHaveLength(20);
  });
});

describe('arXiv is asked about', () => {
  test('published papers that the run does not ask about already', async () => {
    const published = [a, aPaper({ id: B })];
    expect((await aPublishedSite({ published })).ask([B])).toEqual([{ id: A }]);
    const { ask } = await aPublishedSite({ published, inputs: LIST });
    expect(new Set(ask().map(({ id }) => id))).toEqual(new Set([A, B]));
  });

  test('each once, also if it has a post and a row', async () => {
    const { ask } = await aPublishedSite({ published: [a], inputs: ALL });
    expect(ask()).toEqual([{ id: A }]);
    expect(
      (await aPublishedSite({ published: [a], inputs: { output: 'feed, list' } })).ask(),
    ).toEqual([{ id: A }]);
  });

  test('of many, those first whose posts the digest has changed', async () => {
    const path = (n: number) => `posts/2501.00${String(n).padStart(3, '0')}.md`;
    const texts = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [path(n), 'x']));
    const changed = Object.fromEntries([7, 77, 177, 277, 377].map((n) => [path(n), 'y']));
    const given = { published: [], texts, site: { pulls: [aPull()] } };
    const plain = (await aPublishedSite(given)).ask();
    const { ask } = await aPublishedSite({ ...given, branch: (base) => ({ ...base, ...changed }) });
    const asked = ask();
    expect([plain.length, asked.length]).toEqual([166, 166]);
    expect(asked.slice(0, 5).map(({ id }) => id)).toEqual([
      ...['2501.00007', '2501.00077', '2501.00177', '2501.00277', '2501.00377'],
    ]);
  });

  test('nothing if no news is looked for', async () => {
    const asked = async (given: Partial<Given>) =>
      (await aPublishedSite({ published: [a], ...given })).ask();
    expect(await asked({ turn: undefined })).toEqual([]);
    expect(await asked({ inputs: { updates: 'off' } })).toEqual([]);
    expect(await asked({ inputs: { output: 'digest, feed' } })).toEqual([]);
  });
});

describe('the rows of a paper with news', () => {
  const other = aPaper({ id: B, title: 'Wax and Pens' });
  const inLists = async (given: Given, now: Paper) => (await proposed(given, [now])).lists;
  const cells = (line = '') => line.split(' | ').slice(2);

  test('change alone; those of other papers stay', async () => {
    const lists = await inLists({ published: [a, other], inputs: ALL }, gone);
    expect(lists[1]).toBe(`+ ${ROW({ title: '**Withdrawn:** ' })}`);
    expect(lists.filter((line) => line.includes('Wax'))).toEqual([]);
  });

  test('change alone, also if another paper has the same title and authors', async () => {
    const given = { published: [a, aPaper({ id: B })], inputs: ALL, versions: [a] };
    const site = await aPublishedSite(given);
    const { rows } = await site.propose([revised()]);
    for (const path of ['arxiv.md', 'arxiv.bib', 'arxiv.xml']) {
      expect(rows.files.get(path)?.match(/Reading by Daylight/g)).toHaveLength(1);
      expect(rows.files.get(path)?.match(/Reading Long Scrolls/g)).toHaveLength(1);
    }
  });

  test('keep the code and the venue that they show', async () => {
    const then = aPaper({
      ...{ id: A, comment: 'Accepted at ICML 2026. Code: https://github.com/octo/a' },
    });
    const given = { published: [then], inputs: LIST, versions: [then] };
    const [, row] = await inLists(given, revised({ comment: 'Accepted at ICML 2026' }));
    expect(cells(row)).toEqual([
      ...['[Reading by Daylight](https://arxiv.org/abs/2611.00001)', 'Ada Inkwell'],
      ...['[PDF](https://arxiv.org/pdf/2611.00001v2)', '[code](https://github.com/octo/a)'],
      'ICML 2026 |',
    ]);
    const more = revised({ comment: 'Code: https://github.com/octo/b' });
    expect(cells((await inLists(given, more))[1])[3]).toBe('[code](https://github.com/octo/b)');
  });

  test('that were taken over from another tool have no version, and keep their form of authors', async () => {
    const texts = (written: Readonly<Record<string, string>>) => ({
      ...written,
      'arxiv.md': (written['arxiv.md'] ?? '')
        .replace('2611.00001v1)', '2611.00001)')
        .replace('| Ada Inkwell |', '| Ada Inkwell et al. |'),
    });
    const given = { published: [a], inputs: LIST, versions: [a], texts };
    const [, row] = await inLists(given, gone);
    expect(cells(row).slice(0, 3)).toEqual([
      '**Withdrawn:** [Reading Long Scrolls by Candle Light](https://arxiv.org/abs/2611.00001)',
      ...['Ada Inkwell et al.', '[PDF](https://arxiv.org/pdf/2611.00001)'],
    ]);
    expect(await inLists(given, revised())).toEqual([]);
  });

  test('are named in its box, also if a run that was cut off has written them', async () => {
    const given = { published: [a], inputs: ALL };
    const first = await aPublishedSite(given);
    const { news, rows } = await first.propose([gone]);
    const branch = (base: Readonly<Record<string, string>>) => ({
      ...{ ...base, ...Object.fromEntries(rows.files) },
      [news[0]?.path ?? '']: news[0]?.content ?? '',
    });
    const again = await proposed({ ...given, branch, site: { pulls: [aPull()] } }, [gone]);
    expect([again.parts, again.lists]).toEqual([[3], []]);
  });
});

describe('the earlier version of a paper is requested', () => {
  const requested = async (given: Partial<Given>, now: Paper) =>
    (await proposed({ published: [a], versions: [a], ...given }, [now])).site.requests.versions;

  test('if the post names it, and a withdrawal has to be found in lists', async () => {
    expect(await requested({}, revised())).toEqual([`${A}v1`]);
    expect(await requested({}, gone)).toEqual([]);
    expect(await requested({ inputs: ALL }, gone)).toEqual([`${A}v1`]);
    expect(await requested({ published: [aPaper({ id: A, version: 2 })] }, revised())).toEqual([]);
    const texts = (written: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(written).map(([path, text]) => [path, text.replaceAll('v1', '')]),
      );
    expect(await requested({ texts }, revised())).toEqual([]);
    expect((await proposed({ published: [a], texts }, [gone])).names).toEqual([
      `${A} withdrawn v2`,
    ]);
    expect((await proposed({ published: [a], texts }, [revised()])).names).toEqual([]);
  });
});

test('a venue that was refused may be as old as its paper', async () => {
  const old = { id: A, published: '2026-06-01T00:00:00Z', updated };
  const now = aPaper({ ...old, doi: '10.1/7' });
  const [mark = ''] = (await proposed({ published: [aPaper(old)] }, [now])).names;
  const line = newsLines(
    [
      {
        id: A,
        kind: 'venue',
        mark: mark.split(' ')[2] ?? '',
        title: 'A',
        text: 'x',
        path: 'p',
        blob: '0123456789',
        parts: [],
      },
    ],
    undefined,
  );
  const refused = { pulls: [aPull({ state: 'closed', body: line.replace('[x]', '[ ]') })] };
  expect((await proposed({ published: [aPaper(old)], earlier: refused }, [now])).names).toEqual([]);
});

test('news is added to a post as it is on the branch of the digest', async () => {
  const path = 'arxiv/2026/2611-00001-reading-long-scrolls-by-candle-light.md';
  const edited = (base: Readonly<Record<string, string>>) => ({
    ...base,
    [path]: `${base[path] ?? ''}\nMine.\n`,
  });
  const given = { published: [a], branch: edited, site: { pulls: [aPull()] } };
  expect((await proposed(given, [gone])).posts).toEqual([
    [`+ > **This paper was withdrawn.** arXiv says: “${GONE}”`, '+ Mine.'],
  ]);
});

describe('a run that was cut off', () => {
  test('left the news on the branch, and the next run proposes the same', async () => {
    const [first] = (await (await aPublishedSite({ published: [a], inputs: ALL })).propose([gone]))
      .news;
    const branch = (base: object) => ({ ...base, [first?.path ?? '']: first?.content ?? '' });
    const site = await aPublishedSite({
      ...{ published: [a], inputs: ALL },
      branch,
      site: { pulls: [aPull()] },
    });
    const again = await site.propose([gone]);
    expect(again.news).toMatchObject([{ id: A, content: first?.content, blob: first?.blob }]);
  });
});
