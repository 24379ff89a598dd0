import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';
import { holds, relevance } from './holds.ts';
import type { FakePaper } from './paper.ts';
import { type Node, printNode, readAsArxiv } from './query.ts';
import { CRASH, Refusal } from './refusal.ts';
import { printTokens, rewrite } from './rewrite.ts';
import type { PaperStore } from './store.ts';

/** Known failures of the API, each switched on by a test. */
export interface Unreliable {
  /** Seed of the order of papers with equal rank, which differs on each page. */
  readonly tieSeed?: number | undefined;
  /** Maximum number of entries on a page, also if more were requested: "Short pages occur". */
  readonly pageCap?: number | undefined;
  /** POST requests find nothing (ropensci/aRxiv#64, July 2025). */
  readonly ignoresForms?: boolean | undefined;
  /**
   * Number of papers that `totalResults` counts although no page has them (facts: "`totalResults`
   * may exceed what can be had").
   */
  readonly uncountable?: number | undefined;
  /** Number of records on a page of OAI-PMH; 2,500 at arXiv (arXiv/oaipmh, config.py). */
  readonly oaiPageSize?: number | undefined;
}

const LONGEST_SLICE = 2000; // "Documented: slices of 2,000"
const LAST_OFFSET = 10_000; // "an offset past 10,000 gives 500"
const ID = /^(?:\d{4}[.]\d{4,5}|[a-z-]+(?:[.][A-Z]{2})?\/\d{7})(?<version>v\d+)?$/;

/**
 * Answers `/api/query`.
 *
 * @throws Refusal if arXiv answers 400 or 500
 */
export function answer(
  store: PaperStore,
  params: URLSearchParams,
  now: Date,
  unreliable: Unreliable,
): Answer {
  const sent = params.get('search_query') ?? '';
  const idList = params.get('id_list') ?? '';
  const named = idList === '' ? undefined : papersNamed(store, idList);
  const start = count(params, 'start', 0);
  const maxResults = count(params, 'max_results', 10);
  const sortBy = oneOf(params, 'sortBy', ['relevance', 'lastUpdatedDate', 'submittedDate']);
  const sortOrder = oneOf(params, 'sortOrder', ['descending', 'ascending']);
  if (sent.trim() === '' && named === undefined)
    throw new Refusal(
      400,
      'Either a search_query or id_list must be specified for the classic API.',
    );
  const node = sent.trim() === '' ? undefined : readAsArxiv(sent);
  // "`max_results=0` gives 500"
  if (start > LAST_OFFSET || maxResults === 0) throw new Refusal(500, CRASH);
  // "Both given: intersection."
  const found = (named ?? store.current()).filter(
    (paper) => node === undefined || holds(node, paper),
  );
  const sorted = inOrder(
    found,
    rankBy(sortBy, node),
    sortOrder === 'descending',
    tiesFor(unreliable.tieSeed, start),
  );
  const length = Math.min(maxResults, LONGEST_SLICE, unreliable.pageCap ?? Infinity);
  return {
    query: {
      sent,
      echoed: node ? printTokens(rewrite(sent)) : '',
      printed: node ? printNode(node) : '',
    },
    idList,
    start,
    maxResults,
    totalResults: found.length + (found.length > 0 ? (unreliable.uncountable ?? 0) : 0),
    papers: sorted.slice(start, start + length),
    now,
  };
}

/** "Ids without a version give the current one; unknown ids are silently dropped." */
function papersNamed(store: PaperStore, idList: string): FakePaper[] {
  return [...new Set(idList.split(','))].flatMap((name) => {
    const read = ID.exec(name);
    if (read === null) throw invalid(`incorrect id format for ${name}`);
    const version = read.groups?.['version'];
    const versions = store.versionsOf(
      version === undefined ? name : name.slice(0, -version.length),
    );
    return version === undefined
      ? versions.slice(-1)
      : versions.filter((paper) => `v${paper.version}` === version);
  });
}

function count(params: URLSearchParams, name: string, usual: number): number {
  const text = params.get(name);
  if (text === null) return usual;
  if (!/^\s*[+-]?\d+\s*$/.test(text)) throw invalid(`${name} must be an integer`);
  if (Number(text) < 0) throw invalid(`${name} must be non-negative`);
  return Number(text);
}

function oneOf(params: URLSearchParams, name: string, values: readonly string[]): string {
  const value = params.get(name) ?? values[0] ?? '';
  if (!values.includes(value)) throw invalid(`${name} must be in: ${values.join(', ')}`);
  return value;
}

/** The fragment is the message with underscores (recording of `id_list=abc`). */
function invalid(message: string): Refusal {
  return new Refusal(400, message, message.replaceAll(' ', '_'));
}

function rankBy(sortBy: string, node: Node | undefined): (paper: FakePaper) => number {
  if (sortBy === 'submittedDate') return ({ published }) => Date.parse(published);
  if (sortBy === 'lastUpdatedDate') return ({ updated }) => Date.parse(updated);
  return (paper) => (node === undefined ? 0 : relevance(node, paper));
}

/** "Sorting has no tie-breaker: the same paper can stand on two pages." */
function tiesFor(seed: number | undefined, start: number): (paper: FakePaper) => string {
  if (seed === undefined) return () => '';
  return ({ id }) => createHash('sha1').update(`${seed} ${start} ${id}`).digest('hex');
}

function inOrder(
  papers: readonly FakePaper[],
  rank: (paper: FakePaper) => number,
  descending: boolean,
  tie: (paper: FakePaper) => string,
): FakePaper[] {
  const keyed = papers.map((paper) => ({
    paper,
    rank: rank(paper) * (descending ? -1 : 1),
    tie: tie(paper),
  }));
  keyed.sort((a, b) => a.rank - b.rank || (a.tie < b.tie ? -1 : a.tie > b.tie ? 1 : 0));
  return keyed.map(({ paper }) => paper);
}
