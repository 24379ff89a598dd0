import type { Arxiv } from './arxiv/arxiv.ts';
import type { Gathered } from './arxiv/gather.ts';
import type { Config } from './config/config.ts';
import { RunFailure } from './failure.ts';
import type { Log, Notice } from './log.ts';
import { compileTopics } from './match/match.ts';
import type { Paper } from './papers/paper.ts';
import type { Verdict } from './rank/select.ts';
import { type Decided, isEnough, mostUseful } from './rank/decided.ts';
import type { LibraryEntry } from './rank/library-entry.ts';
import type { Learned } from './rank/learned.ts';
import { isDigestBranch } from './record/digest.ts';
import { committedDecisions, decisionsIn } from './record/decisions.ts';
import type { SiteState } from './record/site-state.ts';
import { libraryFiles } from './site/library-files.ts';

interface Sources {
  readonly arxiv: Pick<Arxiv, 'search'>;
  readonly log: Log;
  readonly config: Config;
  readonly feed: Gathered;
  /** From select(); its proposals are the papers to score. */
  readonly wanted: readonly Verdict[];
  readonly state: Pick<SiteState, 'base' | 'record'>;
  readonly now: Date;
}

/** Maximum number of decided papers whose texts are requested, in all and in one request. */
const MOST_DECISIONS = 400;
const MOST_IDS = 200;

/** Share of the retry time that the order may use: the run already has its papers. */
const PATIENCE = 0.2;

/**
 * Learns the order of papers from earlier decisions and from the library. Sends no request on a day
 * without candidates. A failure becomes a notice, and the run continues without the learned order.
 */
export async function learnFrom(sources: Sources): Promise<Learned> {
  const { config, wanted, now } = sources;
  const nothing = { kept: 0, dropped: 0, entries: 0, proposals: [], notices: [] };
  const candidates = wanted.filter((verdict) => verdict.kind === 'propose');
  if (config.order === 'newest' || candidates.length === 0) return nothing;
  const { entries, notices: ofLibrary } = await libraryOf(sources);
  const { decided, notices: ofDecisions } = await decidedIn(sources);
  const notices = [...ofLibrary, ...ofDecisions];
  if (decided.length + entries.length === 0) return { ...nothing, notices };
  const { learn } = await import('./rank/learn.ts');
  const { excludeProposals, proposalInWords } = await import('./rank/exclude.ts');
  const judge = learn({ decided, library: entries, candidates, now });
  const kept = decided.filter((one) => one.kept).length;
  return {
    ...(judge && { judge }),
    kept,
    dropped: decided.length - kept,
    entries: entries.length,
    proposals: excludeProposals(decided).map(proposalInWords),
    notices,
  };
}

async function libraryOf({ config, state }: Sources): Promise<{
  readonly entries: readonly LibraryEntry[];
  readonly notices: readonly Notice[];
}> {
  if (config.library.length === 0) return { entries: [], notices: [] };
  try {
    const { files, notices } = await libraryFiles(state.base, config.library);
    if (files.length === 0) return { entries: [], notices };
    // Few sites have a library, so its reader is loaded only when needed.
    const library = (await import('./rank/library.ts')).readLibrary(files);
    return { entries: library.entries, notices: [...notices, ...library.notices] };
  } catch (error) {
    return { entries: [], notices: [lost('the library', error)] };
  }
}

/** The decisions to learn from, with the texts of their papers; none if there are too few. */
async function decidedIn(sources: Sources): Promise<{
  readonly decided: readonly Decided[];
  readonly notices: readonly Notice[];
}> {
  const { config, feed, state, log, now } = sources;
  const { base, record } = state;
  const ours = record.pulls.filter(({ head }) => isDigestBranch(head, config.branch));
  const decisions = [
    ...decisionsIn(ours, base.paths),
    ...committedDecisions(record, base.paths, now),
  ];
  if (!isEnough(decisions)) return { decided: [], notices: [] };
  const useful = mostUseful(decisions, MOST_DECISIONS);
  const texts = new Map(feed.papers.map((paper) => [paper.id, paper]));
  const missing = useful.flatMap(({ id }) => (texts.has(id) ? [] : [{ id }]));
  log.info(`Learning from ${useful.length} decisions; texts to ask arXiv for: ${missing.length}`);
  try {
    for (const paper of await textsOf(missing, sources)) texts.set(paper.id, paper);
  } catch (error) {
    return { decided: [], notices: [lost('earlier decisions', error)] };
  }
  const matcher = compileTopics(config.topics);
  const decided = useful.flatMap((decision): Decided[] => {
    const paper = texts.get(decision.id);
    return paper === undefined ? [] : [{ ...decision, paper, matches: matcher.match(paper) }];
  });
  return { decided: isEnough(decided) ? decided : [], notices: [] };
}

async function textsOf(
  ids: readonly Pick<Paper, 'id'>[],
  { arxiv, config, feed }: Sources,
): Promise<readonly Paper[]> {
  if (ids.length === 0) return [];
  if (config.source === 'auto' && feed.from !== 'api')
    throw new RunFailure('ARXIV_UNAVAILABLE', "arXiv's API does not answer");
  const requests = [];
  for (let start = 0; start < ids.length; start += MOST_IDS)
    requests.push({ kind: 'ids', ids: ids.slice(start, start + MOST_IDS) } as const);
  return (await arxiv.search(requests, PATIENCE)).papers;
}

function lost(what: string, error: unknown): Notice {
  const why = error instanceof RunFailure ? error.message : 'an unexpected error';
  return {
    about: 'order',
    text: `This run's order does not use ${what}: ${why}. Nothing else is affected`,
  };
}
