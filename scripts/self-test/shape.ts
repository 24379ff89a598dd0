import { matchesCategory } from '../../src/query/category.ts';
import type { Feed, SearchFeed } from '../../src/arxiv/arxiv.ts';
import { UNTYPED } from '../../src/arxiv/announcements.ts';
import type { Notice } from '../../src/log.ts';
import type { Paper } from '../../src/papers/paper.ts';
import { type Stretch, announcedByNow } from './announced-by-now.ts';
import type { Change } from './change.ts';

/** A search request to the API. */
export interface Search extends Stretch {
  readonly categories: readonly string[];
  /** Tells whether a paper matches the phrase in Paperboy's reading. */
  readonly wants: (paper: Paper) => boolean;
}

/** A request for the feed of a day. */
export interface Announcements {
  readonly now: Date;
  readonly categories: readonly string[];
  /** Papers of the API, if it could be reached. If it has papers of an announced day, the feed is not empty. */
  readonly searched: readonly Paper[];
}

/** Ignore an oddity of one or two papers: a change of format affects many. */
const FEW = 0.02;
/** In this number of papers, at least one has a common property. */
const MANY = 50;
/** About one in twenty of a week's papers has a second version. */
const VERY_MANY = 200;
/** Paperboy and arXiv agreed on all of 8,040 recorded papers with the phrase. */
const MOST = 0.8;
/** A cross-list can have a second version; of all items of a feed a third are replacements. */
const REPLACED = 0.15;
/** An announced day has hundreds of papers in the requested categories. */
const ENOUGH = 5;

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

/** `cs.CL`, `math-ph`, `cond-mat.mes-hall` (arxiv.org/category_taxonomy). */
const CATEGORY = /^[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z]+(?:-[a-z]+)*)?$/;

/** A property that hardly any paper has unless arXiv's format changed. */
type Oddity = readonly [what: string, holds: (paper: Paper) => boolean];

/** Returns changes in the answer to a search. */
export function changesInSearch(feed: SearchFeed, search: Search): Change[] {
  const { papers, notices, entryCount, totalResults } = feed;
  const revised = papers.filter(({ version }) => version > 1);
  const found = papers.filter(search.wants);
  if (papers.length === 0)
    return leftOut(notices).length > 0
      ? leftOut(notices)
      : [change('a week without any paper on a frequent phrase')];
  return [
    ...leftOut(notices),
    ...notices.filter(({ about }) => about === 'arXiv').map(({ text }) => change(text)),
    ...oddOnes(papers, [
      ...ANYWHERE,
      ['are in none of the requested categories', outside(search.categories)],
      [
        'were submitted outside the requested window',
        ({ published }) =>
          Date.parse(published) < search.from.getTime() - MINUTE ||
          Date.parse(published) > search.to.getTime() + MINUTE,
      ],
      ['have an id from before their submission', isOlderThanSubmitted],
    ]),
    ...when(
      found.length < papers.length * MOST,
      `${found.length} of ${papers.length} papers contain the requested phrase`,
      papers.filter((paper) => !search.wants(paper)),
    ),
    ...allAlike(papers),
    ...when(
      papers.length >= MANY && papers.every(({ comment }) => comment === undefined),
      `none of ${papers.length} papers has a comment`,
    ),
    ...when(
      papers.length >= VERY_MANY && revised.length === 0,
      `none of ${papers.length} papers has a second version`,
    ),
    ...when(
      revised.length >= ENOUGH && revised.every(({ updated, published }) => updated === published),
      'all second versions have the date of the first version',
      revised,
    ),
    ...when(
      entryCount > totalResults || papers.length < totalResults * (1 - FEW),
      `arXiv counts ${totalResults} papers; ${entryCount} entries were read, of which ${papers.length} are papers`,
    ),
  ];
}

/** Returns changes in the feed of a day. An empty feed is one only if the API has papers of that day. */
export function changesInAnnouncements(
  { papers, notices }: Feed,
  { now, categories, searched }: Announcements,
): Change[] {
  if (papers.length === 0 && notices.length === 0) return emptyFeed(now, categories, searched);
  const replaced = papers.filter(({ version }) => version > 1);
  const crossed = papers.filter(({ primaryCategory }) => !categories.includes(primaryCategory));
  return [
    ...leftOut(notices),
    ...notices.filter(({ text }) => text.includes(UNTYPED)).map(({ text }) => change(text)),
    ...oddOnes(papers, [
      ...ANYWHERE,
      ['are in none of the requested categories', outside(categories)],
      [
        'have a date that is not of these days',
        ({ published }) => Math.abs(Date.parse(published) - now.getTime()) > 4 * DAY,
      ],
    ]),
    ...allAlike(papers),
    ...when(
      papers.length >= MANY && replaced.length > papers.length * REPLACED,
      `${replaced.length} of ${papers.length} papers are later versions: replacements are no longer distinguished`,
      replaced,
    ),
    ...when(
      papers.length >= MANY && crossed.length === papers.length,
      `all of ${papers.length} papers are cross-lists`,
    ),
    ...when(
      papers.length >= MANY && crossed.length === 0,
      `none of ${papers.length} papers is a cross-list`,
    ),
  ];
}

/** Returns changes in the answer to a POST request, which must have the papers of the same query by GET. */
export function changesInForm({ papers }: Feed, searched: readonly Paper[], from: Date): Change[] {
  const found = new Set(papers.map(({ id }) => id));
  const expected = searched.filter(({ published }) => Date.parse(published) >= from.getTime());
  const missing = expected.filter(({ id }) => !found.has(id));
  return when(
    missing.length > expected.length * FEW,
    `it lacks ${missing.length} of ${expected.length} papers that the same query finds by GET`,
    missing,
  );
}

/** Records of OAI-PMH for some days. */
export interface Harvest extends Feed {
  /** Number of records, including deleted and unreadable ones. */
  readonly recordCount: number;
}

/** Returns changes in a list of records, by itself and compared with the same papers of the API. */
export function changesInHarvest(
  { papers, notices, recordCount }: Harvest,
  searched: readonly Paper[],
): Change[] {
  const twins = new Map(searched.map((paper) => [paper.id, paper]));
  const pairs = papers.flatMap((paper) => {
    const twin = twins.get(paper.id);
    return twin === undefined || twin.version !== paper.version ? [] : [{ paper, twin }];
  });
  const unlike = (what: string, differ: (a: Paper, b: Paper) => boolean) => {
    const odd = pairs.filter(({ paper, twin }) => differ(paper, twin));
    return when(
      odd.length > Math.max(2, pairs.length * FEW),
      `${odd.length} of ${pairs.length} papers have another ${what} than the API says`,
      odd.map(({ paper }) => paper),
    );
  };
  const revised = papers.filter(({ version }) => version > 1);
  return [
    ...leftOut(notices),
    ...oddOnes(papers, ANYWHERE),
    ...allAlike(papers),
    ...when(
      recordCount >= MANY && papers.length < recordCount * MOST,
      `${papers.length} of ${recordCount} records are papers`,
    ),
    ...when(papers.length >= VERY_MANY && revised.length === 0, 'no paper has a second version'),
    ...unlike('title', (a, b) => a.title.text !== b.title.text),
    ...unlike('date of submission', (a, b) => a.published !== b.published),
    ...unlike('category', (a, b) => !matchesCategory([a.primaryCategory], [b.primaryCategory])),
    ...unlike('number of authors', (a, b) => a.authors.length !== b.authors.length),
    ...unlike(
      'abstract',
      (a, b) => a.abstract.text.slice(0, 100) !== b.abstract.text.slice(0, 100),
    ),
  ];
}

function emptyFeed(now: Date, categories: readonly string[], searched: readonly Paper[]): Change[] {
  const time = announcedByNow(now);
  if (time === undefined) return [];
  const missing = searched.filter(
    (paper) =>
      matchesCategory(categories, paper.categories) &&
      Date.parse(paper.published) >= time.from.getTime() &&
      Date.parse(paper.published) <= time.to.getTime(),
  );
  return when(
    missing.length >= ENOUGH,
    'it is empty, although the API has papers that were announced in it',
    missing,
  );
}

const ANYWHERE: readonly Oddity[] = [
  ['have no abstract', ({ abstract }) => abstract.tex === ''],
  ['have no author', ({ authors }) => authors.length === 0],
  [
    'have a first category of unknown form',
    ({ primaryCategory }) => !CATEGORY.test(primaryCategory),
  ],
];

function outside(categories: readonly string[]): (paper: Paper) => boolean {
  return (paper) => !matchesCategory(categories, paper.categories);
}

/** arXiv assigns an id when it announces the paper, which is after its submission. */
function isOlderThanSubmitted({ id, published }: Paper): boolean {
  return id.slice(0, 4) < published.slice(2, 7).replace('-', '');
}

function oddOnes(papers: readonly Paper[], oddities: readonly Oddity[]): Change[] {
  return oddities.flatMap(([what, holds]) => {
    const odd = papers.filter(holds);
    return when(
      odd.length > Math.max(1, papers.length * FEW),
      `${odd.length} of ${papers.length} papers ${what}`,
      odd,
    );
  });
}

/** Finds lists that have only their first element, or became one text. */
function allAlike(papers: readonly Paper[]): Change[] {
  if (papers.length < MANY) return [];
  return [
    ...when(
      papers.every(({ authors }) => authors.length === 1),
      `none of ${papers.length} papers has a second author`,
    ),
    ...when(
      papers.every(({ categories }) => categories.length === 1),
      `none of ${papers.length} papers has a second category`,
    ),
  ];
}

/** Entries that the client could not read. */
function leftOut(notices: readonly Notice[]): Change[] {
  const odd = notices.filter(({ text }) => text.startsWith('left out: '));
  return odd.length === 0
    ? []
    : [
        change(
          `${odd.length} entries could not be read`,
          odd.map(({ about, text }) => `${about}, ${text}`),
        ),
      ];
}

function when(isOdd: boolean, what: string, papers: readonly Paper[] = []): Change[] {
  return isOdd
    ? [
        change(
          what,
          papers.map(({ id }) => id),
        ),
      ]
    : [];
}

function change(what: string, examples: readonly string[] = []): Change {
  return { what, examples };
}
