import type { Arxiv } from '../arxiv/arxiv.ts';
import { requestsById } from '../arxiv/request.ts';
import type { Extras } from '../enrich/extras.ts';
import { RunFailure } from '../failure.ts';
import type { Log } from '../log.ts';
import type { CodeLink } from '../papers/code-links.ts';
import type { Paper, PaperId, PaperRef } from '../papers/paper.ts';
import { blobIdOf } from '../record/blob-id.ts';
import { type Rows, isTaken } from '../record/collect-rows.ts';
import { collectionsAmong } from '../record/collection-texts.ts';
import { type Shelf, shelvesOf } from '../record/news-rows.ts';
import type { CollectionFile } from '../render/collections/collection-files.ts';
import { knownNews, pendingNews } from '../record/known-news.ts';
import { type NewsName, type ProposedNews, keyOf } from '../record/news-boxes.ts';
import type { Site } from '../record/site.ts';
import type { SiteState } from '../record/site-state.ts';
import { escapeGitHub } from '../escapes/escapes.ts';
import { readPost } from './post.ts';
import { type Press, newsInWords, revisePost } from './revise-post.ts';
import { type ForRows, reviseRows } from './revise-rows.ts';
import { codeNews, mayGetCode, rumoursOf } from './rumours.ts';
import { type Published, placeOf, publishedIn, sliceOf } from './slice.ts';

/** Files that a run reads for news, and news that it proposes. */
const MOST_READ = 20;
const MOST_PROPOSED = 10;

interface Sources extends Omit<Press, 'layout'> {
  /** How the site's posts are written: read only where one may change. */
  readonly layoutOf: () => Promise<Press['layout']>;
  readonly site: Pick<Site, 'earlier' | 'files'>;
  readonly collections: readonly CollectionFile[];
  readonly arxiv: Pick<Arxiv, 'search'>;
  readonly extras: Pick<Extras, 'links'>;
  readonly log: Log;
  /** The run's place among all runs; absent where no news is looked for. */
  readonly turn: number | undefined;
}

/** Looks for news of published papers. */
export interface Newsroom {
  /** Published papers to ask arXiv about in this run. @param ids asked for already */
  askAbout(state: SiteState, ids: readonly PaperRef[]): readonly PaperRef[];
  /**
   * @param papers what arXiv says of them; absent where it did not answer
   * @param rows what the run does to lists and feeds, which follow the news
   */
  propose(state: SiteState, papers: readonly Paper[] | undefined, rows: Rows): Promise<Proposed>;
}

/** News, and lists and feeds with it. */
export interface Proposed {
  readonly news: readonly ProposedNews[];
  readonly rows: Rows;
}

/** A published paper that may have news. */
interface Candidate extends Published {
  readonly paper: Paper;
  readonly rumours: readonly NewsName[];
}

/** A candidate with the text of its post or of its row, on base and on the digest branch. */
interface Read extends Candidate {
  readonly onBase: string;
  readonly onBranch: string;
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

/** The papers of the site: those that have posts, and those that only lists hold. */
function publishedPapers(
  { base, history }: Pick<SiteState, 'base' | 'history'>,
  collections: readonly CollectionFile[],
): Published[] {
  const posts = publishedIn(base.paths);
  const known = new Set(posts.map(({ id }) => id));
  const lists = collectionsAmong(collections, base.paths);
  const rows = [...history.papers].flatMap(([id, { from }]): Published[] =>
    from.kind === 'path' && lists.get(from.path)?.isRecord === true && !known.has(id)
      ? [{ id, path: from.path, isRow: true }]
      : [],
  );
  return [...posts, ...rows];
}

/** Whether the digest branch has a post otherwise than base: a run may have been cut off there. */
function isChanged({ base, branch }: SiteState, path: string): boolean {
  const there = branch.blobs?.get(path);
  return there !== undefined && there !== base.blobs?.get(path);
}

/** Returns papers that may have news unknown to the repository, withdrawals first. */
function candidatesIn(
  state: SiteState,
  papers: readonly Paper[],
  { config, now, turn = 0, collections }: Sources,
): Candidate[] {
  const known = knownNews(state.record);
  const pending = new Set(pendingNews(state.record).map(({ id }) => id));
  const posts = new Map(publishedPapers(state, collections).map((post) => [post.id, post]));
  const there = new Set(state.branch.paths);
  const candidates = papers.flatMap((paper): Candidate[] => {
    const post = posts.get(paper.id);
    // Propose one news of a paper at a time: a second one would change the same file.
    if (post === undefined || pending.has(paper.id)) return [];
    if (!there.has(post.path) || state.reviewed.restored.has(post.path)) return [];
    const rumours = rumoursOf(paper, config).filter((one) => !known.has(keyOf(one)));
    return rumours.length > 0 || mayGetCode(paper, config, now)
      ? [{ ...post, paper, rumours }]
      : [];
  });
  const isWithdrawn = ({ paper }: Candidate) => Number(paper.venue.withdrawn);
  // Rotate the rest from run to run, so that settled papers do not block others for ever.
  const place = ({ id }: Candidate) => (placeOf(id) + turn * 0x9e3779b1) % 2 ** 32;
  return candidates.sort((a, b) => isWithdrawn(b) - isWithdrawn(a) || place(a) - place(b));
}

/** Reads posts in one round. Skips files that are not UTF-8 text. */
async function readPosts(
  candidates: readonly Candidate[],
  state: SiteState,
  shelves: readonly Shelf[],
): Promise<Read[]> {
  const { base, branch } = state;
  let left = MOST_READ;
  const chosen = candidates.filter(
    ({ path, isRow }) => isRow || (left -= isChanged(state, path) ? 2 : 1) >= 0,
  );
  const read = await Promise.all(
    chosen.map(async (candidate): Promise<Read> => {
      const { path, id, isRow } = candidate;
      if (isRow === true) {
        const [row = ''] = shelves.flatMap(({ file, onBase }) =>
          file.isRecord ? (onBase.get(id)?.slice(0, 1) ?? []) : [],
        );
        return { ...candidate, onBase: row, onBranch: row };
      }
      const [onBase, onBranch] = await Promise.all([
        base.read(path),
        isChanged(state, path) ? branch.read(path) : base.read(path),
      ]);
      return { ...candidate, onBase, onBranch };
    }),
  );
  return read.filter(({ path, onBranch, isRow }) => {
    const blob = branch.blobs?.get(path);
    return isRow ? onBranch !== '' : blob === undefined || blob === blobIdOf(onBranch);
  });
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

/** Requests for more about papers, each paper once a run. */
interface Inquiries {
  /** Papers in earlier versions: `2611.00001v1` -> the paper. */
  versions(refs: readonly Required<PaperRef>[]): Promise<ReadonlyMap<string, Paper>>;
  code(papers: readonly Paper[]): Promise<ReadonlyMap<PaperId, readonly CodeLink[]>>;
}

function inquiriesOf({ arxiv, extras, log }: Sources): Inquiries {
  const versions = new Map<string, Paper>();
  const askedFor = new Set<string>();
  const links = new Map<PaperId, readonly CodeLink[]>();
  const askedOf = new Set<PaperId>();
  return {
    async versions(refs) {
      const fresh = refs.filter((ref) => !askedFor.has(versionOf(ref))).slice(0, MOST_PROPOSED);
      for (const ref of fresh) askedFor.add(versionOf(ref));
      if (fresh.length === 0) return versions;
      try {
        const { papers } = await arxiv.search(requestsById(fresh), 0);
        for (const paper of papers) versions.set(versionOf(paper), paper);
      } catch (error) {
        if (!(error instanceof RunFailure)) throw error;
        log.info(`Earlier versions of ${fresh.length} papers could not be read: ${error.message}`);
      }
      return versions;
    },
    async code(papers) {
      const fresh = papers.filter(({ id }) => !askedOf.has(id)).slice(0, MOST_READ);
      for (const { id } of fresh) askedOf.add(id);
      if (fresh.length === 0) return links;
      const answer = await extras.links(fresh);
      answer.notices.forEach(log.notice);
      for (const [id, found] of answer.links) links.set(id, found);
      return links;
    },
  };
}

function versionOf({ id, version }: { readonly id: PaperId; readonly version: number }): string {
  return `${id}v${version}`;
}

/** How posts and rows are written. */
type Presses = Sources & Press & { readonly shelves: readonly Shelf[] };

/** A news, and what rows need to know of it. */
type Found = ProposedNews & ForRows;

/** The news that posts do not have yet, the oldest first. */
async function newsIn(
  read: readonly Read[],
  state: SiteState,
  sources: Presses,
  inquiries: Inquiries,
): Promise<Found[]> {
  const { config, now, log, collections } = sources;
  const sound = read.filter((one) => {
    const { version = 0 } = readPost(one.onBase, one.id);
    if (version <= one.paper.version) return true;
    const text = `arXiv sends version ${one.paper.version}, and ${one.path} names version ${version}: nothing is changed there. Look at both`;
    log.notice({ about: one.id, text });
    return false;
  });
  const oldest = [...sound].sort((a, b) => order(a.paper, b.paper));
  const codeless = oldest.filter(
    ({ paper, onBase, id }) => mayGetCode(paper, config, now) && !readPost(onBase, id).code,
  );
  const links = await inquiries.code(codeless.map(({ paper }) => paper));
  const thens = await inquiries.versions(
    oldest.flatMap(({ paper, id, onBase }) => {
      const { version } = readPost(onBase, id);
      const isOld = version !== undefined && version < paper.version;
      // A row can be recognised as ours only with the title that it has.
      return isOld && (!paper.venue.withdrawn || collections.length > 0) ? [{ id, version }] : [];
    }),
  );
  const known = knownNews(state.record);
  const found = oldest.flatMap((one) => {
    const ofCode = links.get(one.id) ?? [];
    const late = ofCode.length > 0 ? [codeNews(one.paper, ofCode)] : [];
    const names = [...one.rumours, ...late.filter((name) => !known.has(keyOf(name)))];
    return firstOf(names, one, thens, ofCode, sources) ?? [];
  });
  return found.slice(0, Math.min(MOST_PROPOSED, state.room));
}

function order(a: Paper, b: Paper): number {
  return a.updated === b.updated ? (a.id < b.id ? -1 : 1) : a.updated < b.updated ? -1 : 1;
}

/** The first of a paper's news that changes its post. */
function firstOf(
  names: readonly NewsName[],
  { id, paper, path, onBase, onBranch, isRow }: Read,
  thens: ReadonlyMap<string, Paper>,
  links: readonly CodeLink[],
  press: Presses,
): Found | undefined {
  const { version } = readPost(onBase, id);
  const asNamed = version === undefined ? undefined : thens.get(versionOf({ id, version }));
  for (const name of names) {
    const isOld = version !== undefined && version < paper.version;
    // Without the earlier version, our lines in the post cannot be recognised.
    if (name.kind === 'version' && (!isOld || asNamed === undefined)) continue;
    const versions = { then: asNamed ?? paper, now: paper, links };
    const title = escapeGitHub(paper.title.text);
    const forRows = { ...name, versions, post: isRow ? undefined : path, parts: [] };
    if (isRow) {
      const text = newsInWords(name.kind, onBase, versions, press);
      const { parts } = reviseRows(press.shelves, forRows, press);
      if (text !== undefined && parts.length > 0)
        return { ...forRows, title, text, path, blob: blobIdOf(onBase) };
      continue;
    }
    const onto = revisePost(name.kind, onBase, versions, press);
    if (onto === undefined) continue;
    // A run that was cut off may have written it to the branch already.
    const revised = onBranch === onBase ? onto : revisePost(name.kind, onBranch, versions, press);
    const done = revised ?? ('content' in onto ? { ...onto, content: onBranch } : onto);
    if ('problem' in done) {
      const text = `arXiv has news of it (${name.kind}), and ${path} is left alone: ${done.problem}. Look at https://arxiv.org/abs/${id}`;
      press.log.notice({ about: id, text });
      continue;
    }
    const { content, text } = done;
    return { ...forRows, title, text, path, content, blob: blobIdOf(content) };
  }
  return undefined;
}

/**
 * Removes news that was refused before the window of the record: a withdrawn paper stays withdrawn,
 * and its box may have been unticked long ago.
 */
async function withoutOldRefusals(
  news: readonly Found[],
  { base, horizon }: SiteState,
  { site, config }: Sources,
): Promise<Found[]> {
  // A journal reference or code appears without a new version, so its day is unknown.
  const since = news
    .map(({ versions: { now }, kind }) =>
      kind === 'venue' || kind === 'code' ? now.published : now.updated,
    )
    .sort()[0];
  if (since === undefined || since >= horizon.decided) return [...news];
  const { branch, pullRequest } = config;
  const known = knownNews(await site.earlier({ branch, pullRequest, base, since }));
  return news.filter((one) => !known.has(keyOf(one)));
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
