import { RunFailure } from '../failure.ts';
import type { Paper, PaperRef } from '../papers/paper.ts';
import { type Rows, isTaken } from '../record/collect-rows.ts';
import type { ProposedNews } from '../record/news-boxes.ts';
import { type Shelf, shelvesOf } from '../record/news-rows.ts';
import type { SiteState } from '../record/site-state.ts';
import { type Sources, candidatesIn, isChanged, publishedPapers, readPosts } from './candidates.ts';
import { type Found, type Presses, newsIn, withoutOldRefusals } from './find-news.ts';
import { inquiriesOf } from './inquiries.ts';
import { MOST_PROPOSED } from './limits.ts';
import { reviseRows } from './revise-rows.ts';
import { sliceOf } from './slice.ts';

/** Looks for news of published papers. */
export interface Newsroom {
  /** Published papers to ask arXiv about in this run. @param ids asked for already */
  askAbout(state: SiteState, ids: readonly PaperRef[]): readonly PaperRef[];
  /**
   * @param papers answers of arXiv; undefined if it did not answer
   * @param rows changes of lists and feeds in this run, which get the news too
   */
  propose(state: SiteState, papers: readonly Paper[] | undefined, rows: Rows): Promise<Proposed>;
}

/** News, and lists and feeds with it. */
export interface Proposed {
  readonly news: readonly ProposedNews[];
  readonly rows: Rows;
}

/**
 * Looks for news. Asks arXiv and Hugging Face about a paper once a run, also when the run is planned
 * again. A failure here drops the news and does not stop the run.
 */
export function newsroom(sources: Sources): Newsroom {
  const { config, log, now, turn, collections } = sources;
  const hasRecord = config.output.has('posts') || collections.some(({ isRecord }) => isRecord);
  const isOff = config.updates.size === 0 || turn === undefined || !hasRecord;
  const inquiries = inquiriesOf(sources);
  let asked: readonly PaperRef[] = [];
  let isFirst = true;
  return {
    askAbout(state, ids) {
      if (isOff) return [];
      const others = new Set(ids.map(({ id }) => id));
      const published = publishedPapers(state, collections);
      const changed = published.filter(({ path, isRow }) => !isRow && isChanged(state, path));
      const slice = sliceOf(published, turn, now);
      asked = [...new Set([...changed.slice(0, MOST_PROPOSED), ...slice])]
        .slice(0, Math.max(slice.length, MOST_PROPOSED))
        .filter(({ id }) => !others.has(id))
        .map(({ id }) => ({ id }));
      return asked;
    },
    async propose(state, papers, rows) {
      const none = { news: [], rows };
      if (isOff || papers === undefined || papers.length === 0) return none;
      try {
        const candidates = candidatesIn(state, papers, sources);
        if (isFirst) await tellOfMissing(asked, papers, state, sources);
        isFirst = false;
        if (candidates.length === 0) return none;
        const shelves = await shelvesOf(collections, state, rows.files);
        const read = await readPosts(candidates, state, shelves);
        if (read.length === 0) return none;
        const press = { ...sources, shelves, layout: await sources.layoutOf() };
        const found = await newsIn(read, state, press, inquiries);
        const news = await withoutOldRefusals(found, state, sources);
        if (
          news.length > 0 &&
          collections.length > 0 &&
          (await isTaken(sources.site, state, collections))
        ) {
          const text =
            'It waits, since another open digest changes a list or a feed, and both could not be merged. Merge or close that digest';
          log.notice({ about: 'News of published papers', text });
          return none;
        }
        return inCollections(news, press, rows);
      } catch (error) {
        if (!(error instanceof RunFailure)) throw error;
        const text = `It was not looked for: ${error.message}. The next runs look again`;
        log.notice({ about: 'News of published papers', text });
        return none;
      }
    },
  };
}

/** If an answer lacks more papers than this, it was probably cut short: report none as missing. */
const MOST_MISSING = 3;

/** Reports posts whose papers arXiv does not know any more. */
async function tellOfMissing(
  asked: readonly PaperRef[],
  papers: readonly Paper[],
  { base, history }: SiteState,
  { log, collections }: Sources,
): Promise<void> {
  const came = new Set(papers.map(({ id }) => id));
  const missing = asked.filter(({ id }) => !came.has(id));
  if (missing.length > MOST_MISSING) return;
  const published = publishedPapers({ base, history }, collections);
  const posts = new Map(published.map(({ id, path }) => [id, path]));
  for (const { id } of missing) {
    const path = posts.get(id);
    // A number in a path may look like an id by accident.
    const text = path === undefined ? '' : await base.read(path);
    if (path === undefined || !/arxiv\.org\/(?:abs|pdf)\//.test(text) || !text.includes(id))
      continue;
    const why = `arXiv does not know it any more; ${path} is left alone. Look at https://arxiv.org/abs/${id}`;
    log.notice({ about: id, text: why });
  }
}

/** Brings news into lists and feeds. */
function inCollections(news: readonly Found[], press: Presses, rows: Rows): Proposed {
  let shelves: readonly Shelf[] = press.shelves;
  const revised = news.map((one) => {
    const after = reviseRows(shelves, one, press);
    shelves = after.shelves;
    return { ...one, parts: after.parts };
  });
  const files = new Map(rows.files);
  for (const [at, { path, text }] of shelves.entries())
    if (text !== press.shelves[at]?.text) files.set(path, text);
  return { news: revised, rows: { ...rows, files } };
}
