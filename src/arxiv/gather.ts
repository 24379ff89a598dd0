import type { Config } from '../config/config.ts';
import type { Arxiv, Feed } from './arxiv.ts';
import { RunFailure } from '../failure.ts';
import type { PaperRef } from '../papers/paper.ts';
import { compileTopics } from '../match/match.ts';
import { eachOnce, missedOf } from './named.ts';
import type { Query } from '../query/query.ts';
import { isRefusal, refusedTopic } from './refused.ts';
import { requestsFor, windowStart } from './request.ts';
import { BrokenXml } from './xml.ts';

/** What was gathered, and from where. */
export interface Gathered extends Feed {
  /** `none`: arXiv could not be reached by any way, and the run goes on without it. */
  readonly from: 'api' | 'feed' | 'none';
}

/**
 * Gathers papers: from the API, from the announcement feed when the API keeps refusing (or was not
 * wanted), and else from nowhere, which the configuration may take for a failure or for a warning.
 * A paper that `papers` names and that did not come is a notice.
 *
 * @param ids papers to fetch whatever they match; of a paper that is named twice the first counts
 * @throws RunFailure ARXIV_UNAVAILABLE, ARXIV_REFUSED, PAPER_UNREADABLE, or CONFIG_INVALID when the
 * feed is wanted and nothing names a category
 */
export async function gather(
  arxiv: Arxiv,
  config: Config,
  now: Date,
  ids: readonly PaperRef[],
): Promise<Gathered> {
  const gathered = await fromAnywhere(arxiv, config, now, eachOnce(ids));
  const missed = missedOf(config.papers, gathered.papers, gathered.from === 'api');
  return { ...gathered, notices: [...gathered.notices, ...missed] };
}

async function fromAnywhere(
  arxiv: Arxiv,
  config: Config,
  now: Date,
  ids: readonly PaperRef[],
): Promise<Gathered> {
  const categories = categoriesOf(config);
  if (config.source === 'rss' && categories.length === 0) {
    throw new RunFailure(
      'CONFIG_INVALID',
      '`source: rss` reads feeds by category, and nothing names one: add `categories`, or `cat:` terms to the topics',
    );
  }
  try {
    if (config.source !== 'rss') {
      return { ...(await searched(arxiv, config, now, ids)), from: 'api' };
    }
    return await fromFeed(arxiv, config, categories, now, ids, []);
  } catch (error) {
    if (!isOutage(error)) throw error;
    if (config.source !== 'auto' || categories.length === 0) return outage(config, error);
    return fromFeed(arxiv, config, categories, now, ids, [
      {
        about: 'arXiv',
        text: `${error.message}; today's announcements are read instead, and the next run asks for the rest`,
      },
    ]).catch((second: unknown) => {
      if (isOutage(second)) return outage(config, error);
      throw second;
    });
  }
}

/** Topics and ids are asked for apart: then it is known of which of them arXiv takes something amiss. */
async function searched(
  arxiv: Arxiv,
  config: Config,
  now: Date,
  ids: readonly PaperRef[],
): Promise<Feed> {
  const found = await arxiv.search(requestsFor(config, now)).catch(async (error: unknown) => {
    throw isRefusal(error) ? await namingTopic(error, arxiv, config, now) : error;
  });
  if (ids.length === 0) return found;
  const named = await arxiv.search([{ kind: 'ids', ids }]);
  // Of a paper that a topic found too, the version that was named counts.
  const once = new Map([...found.papers, ...named.papers].map((paper) => [paper.id, paper]));
  return {
    papers: [...once.values()],
    notices: [...found.notices, ...named.notices],
  };
}

/** A refusal with the topic that it is about, if that can be found out. */
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

/** Whether arXiv did not answer, or for as long as we asked with what was not whole. */
function isOutage(error: unknown): error is RunFailure {
  return (
    error instanceof BrokenXml ||
    (error instanceof RunFailure && error.code === 'ARXIV_UNAVAILABLE')
  );
}

function outage({ onOutage }: Config, failure: RunFailure): Gathered {
  if (onOutage === 'fail') throw failure;
  const text = `${failure.message}. Nothing is lost: the next run asks for the same days again`;
  return { papers: [], notices: [{ about: 'arXiv', text }], from: 'none' };
}

/** The feed says what is new; the API, asked once by id, says the rest of it, if it answers. */
async function fromFeed(
  arxiv: Arxiv,
  config: Config,
  categories: readonly string[],
  now: Date,
  ids: readonly PaperRef[],
  notices: Feed['notices'],
): Promise<Gathered> {
  const announced = await arxiv.announcements(categories, windowStart(config, now));
  const matcher = compileTopics(config.topics);
  const wanted = announced.papers.filter((paper) => matcher.match(paper).length > 0);
  const refs = eachOnce([...ids, ...wanted.map(({ id }) => ({ id }))]);
  const known =
    refs.length === 0
      ? undefined
      : await arxiv.search([{ kind: 'ids', ids: refs }]).catch(unlessUnavailable);
  const full = new Map((known?.papers ?? []).map((paper) => [paper.id, paper]));
  const there = new Set(announced.papers.map(({ id }) => id));
  return {
    papers: [
      ...announced.papers.map((paper) => full.get(paper.id) ?? paper),
      ...[...full.values()].filter(({ id }) => !there.has(id)),
    ],
    notices: [...notices, ...announced.notices, ...(known?.notices ?? [])],
    from: 'feed',
  };
}

/** Without the API the feed's own fields have to do. */
function unlessUnavailable(error: unknown): undefined {
  if (isOutage(error)) return undefined;
  throw error;
}

/** The categories that anything names: those asked for, and the topics' own. An archive (`cs.*`) is named whole. */
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
