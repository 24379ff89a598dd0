import type { Config } from '../config/config.ts';
import type { Arxiv, Feed } from './arxiv.ts';
import { RunFailure } from '../failure.ts';
import type { Notice } from '../log.ts';
import type { Paper, PaperId, PaperRef } from '../papers/paper.ts';
import { readPaper } from '../papers/read-paper.ts';
import { compileTopics } from '../match/match.ts';
import { backFill } from './back-fill.ts';
import { eachOnce, missedOf } from './named.ts';
import type { Query } from '../query/query.ts';
import { isRefusal, refusedTopic } from './refused.ts';
import { isOneRequest, requestsById, requestsFor, windowStart } from './request.ts';

type Way = 'api' | 'oai' | 'feed';

/** The papers of a run, and their source. */
export interface Gathered extends Feed {
  /** `none`: no source could be reached, and the run continues without papers. */
  readonly from: Way | 'none' | 'sample';
  /** Why earlier sources were not used; empty if the first one answered. */
  readonly because: string;
  /** The papers of `besides` in the question; absent if arXiv did not answer. */
  readonly besides?: readonly Paper[];
}

/** The papers that a run asks arXiv for. */
export interface Question {
  readonly config: Config;
  readonly now: Date;
  /** Papers to fetch even if they match no topic. The first mention of a paper counts. */
  readonly ids: readonly PaperRef[];
  /** Whether a paper is in the record: an earlier run proposed it or held it over. */
  readonly known: Pick<ReadonlySet<PaperId>, 'has'>;
  /** Published papers to ask about as well, at most a page. A failure there does not fail the run. */
  readonly besides?: readonly PaperRef[];
}

/** Maximum number of papers fetched from OAI-PMH by id, one request each. */
const HANDFUL = 20;

/**
 * Gathers papers from the first source that answers: the API, OAI-PMH, the announcement feed. If none
 * does, `on-outage` decides between a failure and a warning. A paper that `papers` names and that
 * was not found becomes a notice.
 *
 * @throws RunFailure ARXIV_UNAVAILABLE, ARXIV_REFUSED, PAPER_UNREADABLE, or CONFIG_INVALID if
 * `source: rss` has no category to read
 */
export async function gather(arxiv: Arxiv, question: Question): Promise<Gathered> {
  const { config } = question;
  const ids = eachOnce(question.ids);
  const besides = question.besides ?? [];
  const asked = { ...question, ids };
  const { searched = [], ...found } = await fromAnywhere(arxiv, asked);
  // Do not ask the API again after an outage.
  const isUp = found.from === 'api' || config.source !== 'auto';
  const isLeft = found.besides === undefined && besides.length > 0 && isUp;
  const { sent, rest } = splitBySearch(besides, searched);
  const answer = isLeft ? await answerAbout(arxiv, rest) : undefined;
  const gathered =
    answer === undefined ? found : { ...found, besides: [...sent, ...answer.papers] };
  const hasIds = gathered.from === 'api' || gathered.from === 'oai';
  const missed = missedOf(config.papers, gathered.papers, hasIds);
  const from = arxiv.isSample ? 'sample' : gathered.from;
  return { ...gathered, from, notices: [...gathered.notices, ...missed] };
}

async function fromAnywhere(arxiv: Arxiv, question: Question): Promise<Gathered & Found> {
  const ways = waysFor(question.config);
  const failures: RunFailure[] = [];
  for (const [nth, way] of ways.entries()) {
    try {
      // Each source gets an equal share of the remaining retry time.
      const feed = await READ[way](arxiv, question, 1 / (ways.length - nth), nth > 0);
      return { ...feed, from: way, because: reasonsIn(failures) };
    } catch (error) {
      // Only the API receives the user's queries. A refusal by another source is an outage.
      if (!(error instanceof RunFailure) || (way !== 'oai' && isRefusal(error))) throw error;
      failures.push(error);
    }
  }
  return outage(question.config, failures);
}

function waysFor(config: Config): Way[] {
  const hasCategories = categoriesOf(config).length > 0;
  if (config.source === 'rss' && !hasCategories) {
    throw new RunFailure(
      'CONFIG_INVALID',
      '`source: rss` reads feeds by category, and nothing names one: add `categories`, or `cat:` terms to the topics',
    );
  }
  if (config.source !== 'auto') return [config.source === 'rss' ? 'feed' : config.source];
  return hasCategories ? ['api', 'oai', 'feed'] : ['api', 'oai'];
}

function reasonsIn(failures: readonly RunFailure[]): string {
  return failures.map(({ message }) => message).join('; ');
}

function outage({ onOutage }: Config, failures: readonly RunFailure[]): Gathered {
  const message = reasonsIn(failures);
  if (onOutage === 'fail') throw new RunFailure(failures[0]?.code ?? 'ARXIV_UNAVAILABLE', message);
  const text = `${message}. Nothing is lost: the next run asks for the same days again`;
  return { papers: [], notices: [{ about: 'arXiv', text }], from: 'none', because: message };
}

/** The answer of a source. */
interface Found extends Feed, Pick<Gathered, 'besides'> {
  /** Papers that the API's search found, in their newest versions. */
  readonly searched?: readonly Paper[];
}

/** @param isFallback whether an earlier source did not answer */
type Read = (
  arxiv: Arxiv,
  question: Question,
  share: number,
  isFallback: boolean,
) => Promise<Found>;

const READ: Readonly<Record<Way, Read>> = { api: fromApi, oai: fromOai, feed: fromFeed };

/** Requests topics and ids separately, to know which of them arXiv refuses. */
async function fromApi(arxiv: Arxiv, question: Question, share: number): Promise<Found> {
  const { config, now, ids } = question;
  const found = await arxiv
    .search(requestsFor(config, now), share)
    .catch(async (error: unknown) => {
      throw isRefusal(error) ? await namingTopic(error, arxiv, config, now) : error;
    });
  const searched = found.papers;
  if (ids.length === 0) return { ...found, searched };
  const besides = question.besides ?? [];
  const { sent, rest } = splitBySearch(besides, searched);
  if (besides.length > 0 && isOneRequest([...ids, ...rest])) {
    const answer = await answerAbout(arxiv, [...ids, ...rest]);
    if (answer !== undefined) {
      const named = { ...answer, papers: among(ids, answer) };
      return { ...together(found, named), besides: [...sent, ...among(rest, answer)] };
    }
  }
  return { ...together(found, await arxiv.search(requestsById(ids), share)), searched };
}

/** Splits the papers to ask about into those that the search sent, and the others. */
function splitBySearch(
  refs: readonly PaperRef[],
  searched: readonly Paper[],
): { readonly sent: readonly Paper[]; readonly rest: readonly PaperRef[] } {
  const sent = among(refs, { papers: searched });
  const ids = new Set(sent.map(({ id }) => id));
  return { sent, rest: refs.filter(({ id }) => !ids.has(id)) };
}

/** Asks the API once for papers by their ids; undefined if it does not answer. */
async function answerAbout(arxiv: Arxiv, refs: readonly PaperRef[]): Promise<Feed | undefined> {
  if (refs.length === 0) return { papers: [], notices: [] };
  try {
    return await arxiv.search(requestsById(refs), 0);
  } catch (error) {
    if (error instanceof RunFailure) return undefined;
    throw error;
  }
}

function among(refs: readonly PaperRef[], { papers }: Pick<Feed, 'papers'>): Paper[] {
  const ids = new Set(refs.map(({ id }) => id));
  return papers.filter(({ id }) => ids.has(id));
}

/** Adds the topic that arXiv refuses to a refusal, if it can be found. */
async function namingTopic(
  refusal: RunFailure,
  arxiv: Arxiv,
  { topics }: Config,
  now: Date,
): Promise<RunFailure> {
  const topic = await refusedTopic(arxiv, topics, now).catch(() => undefined);
  return topic === undefined
    ? refusal
    : new RunFailure(refusal.code, `${refusal.message} (topic "${topic.name}": ${topic.source})`);
}

async function fromOai(arxiv: Arxiv, question: Question, share: number): Promise<Feed> {
  const { config, now, ids, known } = question;
  const named = new Set(ids.map(({ id }) => id));
  const matches = compileTopics(config.topics);
  const isWanted = (paper: Paper) => named.has(paper.id) || matches.match(paper).length > 0;
  const window = { from: windowStart(config, now), to: now };
  const found = await backFill(arxiv, { ...window, isWanted, known }, share);
  const came = new Set(found.papers.map(({ id }) => id));
  const others = ids.filter(({ id }) => !came.has(id));
  return together(found, await oneByOne(arxiv, others, share));
}

/** Reads new papers from the feed, and completes them from the API by id, if it answers. */
async function fromFeed(
  arxiv: Arxiv,
  { config, now, ids, known }: Question,
  share: number,
  isFallback: boolean,
): Promise<Feed> {
  const categories = categoriesOf(config);
  const announced = await arxiv.announcements(categories, windowStart(config, now), share);
  const matcher = compileTopics(config.topics);
  const wanted = announced.papers.filter((paper) => matcher.match(paper).length > 0);
  const refs = eachOnce([...ids, ...wanted.map(({ id }) => ({ id }))]);
  // As a fallback, the run has already waited for the API: ask it once, without retries.
  const patience = isFallback ? 0 : share;
  const full = await arxiv.search(requestsById(refs), patience).catch((error: unknown) => {
    if (error instanceof RunFailure) return oneByOne(arxiv, ids, patience);
    throw error;
  });
  const notices = [
    ...(isFallback ? [ONLY_TODAY] : []),
    ...(wanted.length > 0 && wanted.every(({ id }) => known.has(id))
      ? [repeats(wanted.length)]
      : []),
  ];
  return together({ papers: announced.papers, notices: [...notices, ...announced.notices] }, full);
}

const ONLY_TODAY: Notice = {
  about: 'arXiv',
  text: "Only today's announcements could be read; the next run asks for the other days again",
};

/** The feed has served yesterday's batch under today's date (facts on arXiv, "Second look"). */
function repeats(count: number): Notice {
  const text = `It brought nothing new: the repository knows all ${count} of its papers that match. A second run on a day finds that, or a feed that repeats the day before; \`source: auto\` asks elsewhere first`;
  return { about: "arXiv's announcement feed", text };
}

/** Reads a few papers from OAI-PMH; without an answer the next run asks again. */
async function oneByOne(arxiv: Arxiv, ids: readonly PaperRef[], share: number): Promise<Feed> {
  const papers: Paper[] = [];
  const notices: Notice[] = [];
  try {
    for (const { id, version } of ids.slice(0, HANDFUL)) {
      const page = await arxiv.record(id, share);
      const entries = page.entries.filter((entry) => entry.version === (version ?? entry.version));
      papers.push(...entries.map(readPaper));
      notices.push(...page.notices);
    }
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
  }
  return { papers, notices };
}

/** Joins two feeds. The second wins: its papers were requested by id, perhaps with a version. */
function together(first: Feed, second: Feed): Feed {
  const once = new Map([...first.papers, ...second.papers].map((paper) => [paper.id, paper]));
  return { papers: [...once.values()], notices: [...first.notices, ...second.notices] };
}

/** The categories of the configuration and of its topics. `cs.*` becomes the archive `cs`. */
export function categoriesOf({
  categories,
  topics,
}: Pick<Config, 'categories' | 'topics'>): string[] {
  const named = [
    ...categories,
    ...topics.flatMap(({ query, categories: own }) => [...own, ...categoriesIn(query)]),
  ];
  return [...new Set(named.map((category) => category.replace(/[.]?\*$/, '')))].sort();
}

function categoriesIn(query: Query): string[] {
  switch (query.kind) {
    case 'term':
      return query.field === 'cat' ? [query.phrase.replace(/[.]$/, '')] : [];
    case 'not':
      return [];
    default:
      return query.of.flatMap(categoriesIn);
  }
}
