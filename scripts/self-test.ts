/**
 * `npm run self-test [-- FILE]`: sends the requests of a user's run to arXiv, and checks whether the
 * answers still have the format that Paperboy reads. Writes changes to FILE, as Markdown.
 *
 * Exit status 1 means that something changed. If arXiv cannot be reached, it prints a warning: an
 * outage ends by itself, and users see it in their own runs.
 */
import { writeFileSync } from 'node:fs';
import * as core from '@actions/core';
import { nowFrom, paceSeconds, serviceUrl, userAgent } from '../src/actions/environment.ts';
import { actionLog, stop } from '../src/actions/runner.ts';
import { arxivOver } from '../src/arxiv/client.ts';
import { compileTopics } from '../src/match/match.ts';
import type { Arxiv, Feed } from '../src/arxiv/arxiv.ts';
import type { OaiPage } from '../src/arxiv/oai.ts';
import { type SearchRequest, requestsFor, windowStart } from '../src/arxiv/request.ts';
import { readPaper } from '../src/papers/read-paper.ts';
import { readTopics } from '../src/config/topics.ts';
import type { Log } from '../src/log.ts';
import { RunFailure } from '../src/failure.ts';
import { escapeLogLine } from '../src/report/log-line.ts';
import { type Change, asMarkdown, inWords } from './self-test/change.ts';
import {
  type Harvest,
  changesInAnnouncements,
  changesInForm,
  changesInHarvest,
  changesInSearch,
} from './self-test/shape.ts';

/** Matches about 300 papers a week, two pages. Five times as many papers have both words, but not the phrase. */
const TOPICS = readTopics('Self-test: "reinforcement learning"', []);
const SEARCHED = ['cs.LG'];
const LOOKBACK_DAYS = 7;
/** Two days have less than a page of papers: one POST request. */
const FORM_DAYS = 2;
/** Length of a query, in characters, that is always sent by POST. */
const FORM_LENGTH = 4000;
/** Categories with about 600 items a day. arXiv cuts a feed at 2,000. */
const ANNOUNCED = ['cs.CL', 'cs.CV', 'cs.RO'];

/** Result of a request: its papers, a change of format, or an outage. */
type Answer<F extends Feed> =
  { readonly feed: F } | { readonly changed: Change } | { readonly unreachable: string };

async function main(): Promise<void> {
  const env = process.env;
  const now = nowFrom(env);
  const url = serviceUrl(env, 'PAPERBOY_ARXIV_URL', 'https://export.arxiv.org');
  const log = refusingFloods(actionLog);
  // Use one client, so that the pause between requests applies to all of them.
  const arxiv = arxivOver({
    apiUrl: url,
    oaiUrl: serviceUrl(env, 'PAPERBOY_OAI_URL', 'https://oaipmh.arxiv.org'),
    rssUrl: serviceUrl(env, 'PAPERBOY_RSS_URL', 'https://rss.arxiv.org'),
    userAgent: userAgent(),
    paceSeconds: paceSeconds(env, url),
    chance: Math.random,
    log,
  });
  const from = windowStart({ lookbackDays: LOOKBACK_DAYS }, now);
  const query = { topics: TOPICS, categories: SEARCHED, lookbackDays: LOOKBACK_DAYS };
  const requests = requestsFor(query, now);
  const formFrom = windowStart({ lookbackDays: FORM_DAYS }, now);
  const search = await ask(() => arxiv.search(requests, 1 / 3));
  const form = await ask(() => arxiv.search(requests.map(asForm(formFrom)), 1 / 4));
  const changed = await ask(() => someChanges(arxiv, now));
  const announced = await ask(() => arxiv.announcements(ANNOUNCED, from, 1));

  const matcher = compileTopics(TOPICS);
  const wants = (paper: Parameters<typeof matcher.match>[0]) => matcher.match(paper).length > 0;
  const searched = 'feed' in search ? search.feed.papers : [];
  const changes = [
    ...about("arXiv's API", search, (feed) =>
      changesInSearch(feed, { from, to: now, categories: SEARCHED, wants }),
    ),
    ...about("arXiv's API by POST", form, (feed) =>
      'feed' in search ? changesInForm(feed, searched, formFrom) : [],
    ),
    ...about("arXiv's OAI-PMH", changed, (feed) => changesInHarvest(feed, searched)),
    ...about("arXiv's announcement feed", announced, (feed) =>
      changesInAnnouncements(feed, { now, categories: ANNOUNCED, searched }),
    ),
  ];
  tell(
    changes,
    [search, form, changed, announced].flatMap((answer) =>
      'unreachable' in answer ? [answer.unreachable] : [],
    ),
  );
}

/** Returns an equivalent query for fewer days that is so long that it is sent by POST. */
function asForm(from: Date): (request: SearchRequest) => SearchRequest {
  return (request) => {
    const times = Math.ceil(FORM_LENGTH / request.wanted.length);
    const wanted = Array.from({ length: times }, () => `(${request.wanted})`).join(' OR ');
    return { ...request, wanted: `(${wanted})`, from, parts: [] };
  };
}

/** Reads the first two pages of changes since yesterday. The second page needs a resumption token. */
async function someChanges(arxiv: Arxiv, now: Date): Promise<Harvest> {
  const from = windowStart({ lookbackDays: 1 }, now).toISOString().slice(0, 10);
  const pages: OaiPage[] = [];
  for await (const page of arxiv.changes({ from }, 1 / 2)) {
    pages.push(page);
    if (pages.length === 2) break;
  }
  return {
    papers: pages.flatMap(({ entries }) => entries.map(readPaper)),
    notices: pages.flatMap(({ notices }) => notices),
    recordCount: pages.reduce((sum, { recordCount }) => sum + recordCount, 0),
  };
}

/** Sends a request and classifies its failure. @param request uses the retries of the client */
async function ask<F extends Feed>(request: () => Promise<F>): Promise<Answer<F>> {
  try {
    return { feed: await request() };
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    // An address that no longer exists is a change, not an outage.
    const isOutage = error.code === 'ARXIV_UNAVAILABLE' && !/HTTP (?:404|410)$/.test(error.message);
    return isOutage
      ? { unreachable: error.message }
      : { changed: { what: `it stops a run with ${error.code}`, examples: [error.message] } };
  }
}

function about<F extends Feed>(
  service: string,
  answer: Answer<F>,
  changesIn: (feed: F) => Change[],
): Change[] {
  const changes =
    'feed' in answer ? changesIn(answer.feed) : 'changed' in answer ? [answer.changed] : [];
  return changes.map(({ what, examples }) => ({ what: `${service}: ${what}`, examples }));
}

/**
 * Returns a log that stops a search with more papers than arXiv shows. One phrase in one category never
 * has so many in a week, and the client would halve the window again and again.
 */
function refusingFloods(to: Log): Log {
  return {
    ...to,
    info: (line) => {
      to.info(line);
      const [, tooMany] = /has (\d+) papers, more than it shows/.exec(line) ?? [];
      if (tooMany !== undefined)
        throw new RunFailure(
          'PAPER_UNREADABLE',
          `${tooMany} papers in a week for one phrase in one category: arXiv ignores the phrase or the window`,
        );
    },
  };
}

function tell(changes: readonly Change[], unreachable: readonly string[]): void {
  for (const change of changes) core.error(escapeLogLine(inWords(change)), { title: 'Self-test' });
  for (const what of unreachable) core.warning(escapeLogLine(what), { title: 'Self-test' });
  const result =
    changes.length > 0 ? 'changed' : unreachable.length > 0 ? 'unreachable' : 'as known';
  core.info(`arXiv: ${result}`);
  const markdown = changes.length > 0 ? asMarkdown(changes) : '';
  const [file] = process.argv.slice(2);
  if (file !== undefined && markdown !== '') writeFileSync(file, markdown);
  // Without GITHUB_OUTPUT, as on a local machine, setOutput would print commands.
  if (process.env['GITHUB_OUTPUT']) {
    core.setOutput('result', result);
    core.setOutput('changes', markdown);
  }
  process.exitCode = changes.length > 0 ? 1 : 0;
}

await main().catch(stop);
