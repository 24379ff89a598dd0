import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { FakePaper } from '../emulators/arxiv/index.ts';
import { messagesOf } from '../harness/messages.ts';
import { TODAY, TOMORROW, aLatePaper, somePapers } from '../harness/papers.ts';
import { areaUnder, reasonsIn, reviewAndMerge } from '../harness/reviewer.ts';
import type { StepResult } from '../harness/runner.ts';
import { type World, startWorld } from '../harness/world.ts';

// Each simulated reviewer takes four or five runs.
jest.setTimeout(120_000);
let world: World;
afterEach(() => world.close());

interface ListedPaper {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly topics: readonly string[];
}
const papersOf = ({ outputs }: StepResult) =>
  JSON.parse(outputs['papers'] ?? '[]') as ListedPaper[];
const warningsOf = (step: StepResult) => messagesOf(step, 'warning', 'notice');
const requestsById = () =>
  world.arxiv.requests.filter(({ params }) => params['id_list'] !== undefined);

describe('with more papers than `max-papers`,', () => {
  const about = (word: string, count: number, from: number) =>
    somePapers(count, { title: `On the ${word}`, abstract: `A ${word}.` }).map((paper, nth) => ({
      ...paper,
      id: `2611.${String(from + nth).padStart(5, '0')}`,
    }));
  const keywords = 'Scrolls: scroll\nMargins: margin\nQuills: quill';
  const many = () => [
    ...about('scroll', 30, 1),
    ...about('margin', 20, 100),
    ...about('quill', 4, 200),
  ];

  test('topics share the places, the other papers are held over, and a warning says what to change', async () => {
    world = await startWorld({ papers: many() });
    const step = await world.run({ keywords, 'max-papers': '12' });
    const counts: Record<string, number> = {};
    for (const { topics } of papersOf(step))
      counts[topics[0] ?? ''] = (counts[topics[0] ?? ''] ?? 0) + 1;
    expect(counts).toEqual({ Scrolls: 4, Margins: 4, Quills: 4 });
    expect(step.outputs).toMatchObject({ 'held-over-count': '42', 'passed-over-count': '0' });
    const warnings = warningsOf(step).filter((message) => message.includes('papers wait'));
    expect(warnings).toEqual([
      'More papers match than `max-papers` allows: 42 papers wait, 26 of them for “Scrolls”. Use `max-papers: 55`, a narrower query for “Scrolls”, or `when-full: pass-over`',
    ]);
    expect(step.summary).toContain('42 papers wait');
  });

  test.each([
    ['in pull requests', {}],
    ['in commits', { 'pull-request': 'off' }],
  ])('and more held over every day, the third run warns (record %s)', async (_, mode) => {
    world = await startWorld({ papers: [] });
    const settings = { keywords, 'max-papers': '6', updates: 'off', ...mode };
    const waiting: string[][] = [];
    for (const day of [0, 1, 2]) {
      const at = new Date(Date.parse(TODAY) + day * 86_400_000).toISOString();
      world.github.now = at;
      about('scroll', 9, 1 + day * 100).forEach((paper) => world.arxiv.add(paper));
      const step = await world.run(settings, at);
      expect(step.outputs['held-over-count']).toBe(String(3 * (day + 1)));
      waiting.push(warningsOf(step).filter((message) => message.includes('papers wait')));
      // The third run opens a second pull request.
      if (day === 1 && world.github.pulls.length > 0) {
        world.github.mergePull(1, 'squash');
        world.github.deleteBranch('paperboy/digest');
      }
    }
    expect(waiting).toEqual([[], [], [expect.stringContaining('9 papers wait')]]);
  });

  test('new papers come before papers that leave the window', async () => {
    world = await startWorld({ papers: about('scroll', 6, 1) });
    await world.run({ keywords, 'max-papers': '2' });
    world.arxiv.add({
      ...aLatePaper(),
      title: 'On the scroll',
      abstract: 'A scroll.',
      id: '2611.00300',
      published: '2026-11-20T12:00:00Z',
      updated: '2026-11-20T12:00:00Z',
    });
    const step = await world.run({ keywords, 'max-papers': '2' }, '2026-11-28T06:00:00Z');
    expect(papersOf(step).map(({ id }) => id)).toEqual(['2611.00300', '2611.00003']);
  });

  test('`when-full: pass-over` passes the rest over: it is counted and in the summary, but not in the record', async () => {
    world = await startWorld({ papers: about('scroll', 6, 1) });
    const settings = { keywords, 'max-papers': '2', 'when-full': 'pass-over' };
    const step = await world.run(settings);
    expect(step.outputs).toMatchObject({
      'paper-count': '2',
      'held-over-count': '0',
      'passed-over-count': '4',
    });
    expect(step.summary).toContain('4 papers were passed over');
    expect(warningsOf(step)).toEqual([]);
    expect(world.github.pulls[0]?.body).not.toContain('2611.00005');
    const next = await world.run(settings, TOMORROW);
    expect(next.outputs).toMatchObject({ 'paper-count': '2', 'passed-over-count': '2' });
  });

  test('papers are held over for `lookback-days` beyond the window, and no longer', async () => {
    world = await startWorld({ papers: about('scroll', 3, 1) });
    const settings = { keywords, 'max-papers': '1', 'lookback-days': '4' };
    await world.run(settings);
    // Submitted on the 18th: out of the window since the 22nd.
    const later = await world.run(settings, '2026-11-25T06:00:00Z');
    expect(papersOf(later).map(({ id }) => id)).toEqual(['2611.00002']);
    const late = await world.run({ ...settings, papers: '' }, '2026-12-03T06:00:00Z');
    expect(late.outputs).toMatchObject({ 'held-over-count': '0' });
  });
});

const SUBJECTS = ['robot', 'survey', 'poem', 'ledger'] as const;
const FILLER = 'vellum parchment monk abbey script codex folio glyph cloister'.split(' ');
const WRITERS = ['Ada Inkwell', 'Bo Quill', 'Cy Vellum', 'Di Margin', 'Ed Codex'];

/** Returns 20 papers of a day: five of each subject, all about scrolls, in mixed order. */
function papersOfDay(day: number): FakePaper[] {
  return somePapers(20).map((paper, nth) => {
    const subject = SUBJECTS[(nth * 7 + day) % 4] ?? '';
    const some = [0, 1].map((k) => FILLER[(nth * 2 + k * 5 + day * 3) % FILLER.length] ?? '');
    const at = new Date(Date.parse(TODAY) + (day - 1) * 86_400_000 + nth * 60_000)
      .toISOString()
      .replace('.000', '');
    return {
      ...paper,
      id: `2611.${String(day * 100 + nth).padStart(5, '0')}`,
      title: `A scroll with ${some[0] ?? ''} and ${subject}`,
      abstract: `We read a scroll. The ${some.join(' meets the ')}, as in any ${subject}.`,
      authors: [
        { name: WRITERS[(nth * 3 + day) % WRITERS.length] ?? '' },
        { name: `Reader ${nth}${day}` },
      ],
      published: at,
      updated: at,
    };
  });
}
const nowOf = (day: number) => new Date(Date.parse(TODAY) + day * 86_400_000).toISOString();

describe('the learned order', () => {
  const all = new Map([1, 2, 3, 4, 7].flatMap(papersOfDay).map((paper) => [paper.id, paper]));
  const paperOf = (id: string) => {
    const paper = all.get(id);
    if (paper === undefined) throw new Error(`there is no paper ${id}`);
    return paper;
  };
  const keywords = 'Scrolls: scroll';
  // The window is so short that texts of earlier days must be requested.
  // `updates: off`, because news is requested by id as well.
  const settings = { keywords, 'lookback-days': '1', 'max-papers': '0', updates: 'off' };

  /** Simulates a reviewer who unticks unwanted papers each day, and merges. */
  async function reviewDays(days: readonly number[], wants: (paper: FakePaper) => boolean) {
    const steps: StepResult[] = [];
    for (const day of days) {
      papersOfDay(day).forEach((paper) => world.arxiv.add(paper));
      const step = await world.run(settings, nowOf(day));
      expect({ exitCode: step.exitCode, count: step.outputs['paper-count'] }).toEqual({
        exitCode: 0,
        count: '20',
      });
      steps.push(step);
      reviewAndMerge(world, (id) => wants(paperOf(id)));
    }
    return steps;
  }
  const order = (step: StepResult, wants: (paper: FakePaper) => boolean) =>
    areaUnder(papersOf(step).map(({ id }) => wants(paperOf(id))));

  test.each<[string, (paper: FakePaper) => boolean]>([
    ['only papers about robots', ({ title }) => title.includes('robot')],
    ['all papers but surveys', ({ title }) => !title.includes('survey')],
    ['papers by two authors', ({ authors }) => /Ada|Cy/.test(authors[0]?.name ?? '')],
  ])(
    'of a reviewer who keeps %s is better after three days than before, and gives true reasons',
    async (_, wants) => {
      world = await startWorld({ papers: [] });
      const steps = await reviewDays([1, 2, 3, 4], wants);
      const [first, , , last] = steps;
      if (first === undefined || last === undefined) throw new Error('a day is missing');
      expect(first.summary).not.toContain('you kept');
      expect(order(last, wants)).toBeGreaterThan(0.9);
      expect(order(last, wants)).toBeGreaterThan(order(first, wants));
      expect(last.summary).toContain('Best first, as learned from 60 decisions');
      const reasons = reasonsIn(last.summary, paperOf);
      expect(reasons.length).toBeGreaterThan(10);
      expect(reasons.flatMap(({ untrue }) => untrue)).toEqual([]);
      // One request for all decided papers from the third day on; none on a day without new papers.
      expect(requestsById()).toHaveLength(2);
      const empty = await world.run(settings, nowOf(6));
      expect(empty.outputs['status']).toBe('nothing-new');
      expect(requestsById()).toHaveLength(2);
    },
  );

  test('uses posts that were committed without a pull request, and kept or deleted', async () => {
    world = await startWorld({ papers: [] });
    const wants = ({ title }: FakePaper) => !title.includes('survey');
    const steps: StepResult[] = [];
    for (const day of [1, 2, 3, 7]) {
      papersOfDay(day).forEach((paper) => world.arxiv.add(paper));
      world.github.now = nowOf(day);
      const step = await world.run({ ...settings, 'pull-request': 'off' }, nowOf(day));
      expect(step.outputs).toMatchObject({ status: 'committed', 'paper-count': '20' });
      steps.push(step);
      const unwanted = papersOf(step).filter(({ id }) => !wants(paperOf(id)));
      const gone = Object.fromEntries(unwanted.map(({ path }) => [path, null]));
      world.github.commitFiles('main', gone, 'No surveys, please');
    }
    const [first, , , last] = steps;
    if (first === undefined || last === undefined) throw new Error('a day is missing');
    expect(last.summary).toContain('as learned from 60 decisions (45 kept, 15 dropped)');
    expect(order(last, wants)).toBeGreaterThan(0.9);
    expect(order(last, wants)).toBeGreaterThan(order(first, wants));
  });

  test.each<[string, boolean]>([
    ['drops', false],
    ['keeps', true],
  ])(
    'is not used for a reviewer who %s all papers: they stay ordered by match',
    async (_, keeps) => {
      world = await startWorld({ papers: [] });
      const steps = await reviewDays([1, 2, 3, 4], () => keeps);
      expect(steps[3]?.summary).not.toMatch(/you kept|you dropped|as learned|exclude:/);
      expect(requestsById()).toHaveLength(0);
    },
  );
});

describe('a library', () => {
  const entry = (nth: number, title: string, abstract = '') =>
    `@article{key${nth},\n  title = {${title}},\n  author = {Quill, Bo and Vellum, C.},\n  abstract = {${abstract}}\n}\n`;
  const papers = () => papersOfDay(0);
  const settings = { keywords: 'Scrolls: scroll', library: '_bibliography/*.bib' };
  const withLibrary = async (text: string) => {
    world = await startWorld({
      papers: papers(),
      github: { files: { 'README.md': '# Site\n', '_bibliography/papers.bib': text } },
    });
    return world.run(settings);
  };
  const ofRobots = Array.from({ length: 8 }, (_, nth) =>
    entry(nth, `A robot with ${FILLER[nth] ?? ''}`),
  ).join('\n');

  test('puts papers like its entries first from the first day on, and names the entry and shared authors', async () => {
    const step = await withLibrary(`---\n---\n${ofRobots}`);
    expect(
      papersOf(step)
        .slice(0, 5)
        .every(({ title }) => title.includes('robot')),
    ).toBe(true);
    expect(step.summary).toContain('Best first, as learned from 8 entries of your library');
    expect(step.summary).toMatch(
      /robot\]\(https:\/\/arxiv.org\/abs\/2611[^\n]*like “A robot with \w+” in your library/,
    );
    expect(step.summary).toContain('by Bo Quill, in your library');
    expect(step.summary).not.toContain('Cy Vellum, in your library');
  });

  test('with a bad entry is read without it, and a warning says so', async () => {
    const step = await withLibrary(`${ofRobots}\n@article{bad, title = {No end\n`);
    expect(step.outputs['status']).toBe('opened');
    expect(warningsOf(step)).toContain(
      '_bibliography/papers.bib: Line 49: `bad` is not well-formed BibTeX. The entry was left out',
    );
    expect(papersOf(step)[0]?.title).toContain('robot');
  });

  test('whose pattern matches no file causes a notice', async () => {
    world = await startWorld({ papers: papers() });
    const step = await world.run(settings);
    expect(step.outputs['status']).toBe('opened');
    expect(warningsOf(step).join()).toContain(
      'No file on the base branch matches `_bibliography/*.bib`',
    );
  });

  test('can have more than 200,000 characters', async () => {
    const long = 'The monk reads a folio in the abbey, and the glyph meets the script. '.repeat(6);
    const text = Array.from({ length: 450 }, (_, nth) =>
      entry(nth, `A robot with ${FILLER[nth % 9] ?? ''} ${nth}`, long),
    ).join('\n');
    expect(text.length).toBeGreaterThan(200_000);
    const step = await withLibrary(text);
    expect(step.summary).toContain('450 entries of your library');
    expect(papersOf(step)[0]?.title).toContain('robot');
  });
});
