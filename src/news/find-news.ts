import type { CodeLink } from '../papers/code-links.ts';
import type { Paper } from '../papers/paper.ts';
import { blobIdOf } from '../record/blob-id.ts';
import { knownNews } from '../record/known-news.ts';
import { type NewsName, type ProposedNews, keyOf } from '../record/news-boxes.ts';
import type { Shelf } from '../record/news-rows.ts';
import type { SiteState } from '../record/site-state.ts';
import { escapeGitHub } from '../escapes/escapes.ts';
import type { Read, Sources } from './candidates.ts';
import { type Inquiries, versionOf } from './inquiries.ts';
import { MOST_PROPOSED } from './limits.ts';
import { readPost } from './post.ts';
import { type Press, newsInWords, revisePost } from './revise-post.ts';
import { type ForRows, reviseRows } from './revise-rows.ts';
import { codeNews, mayGetCode } from './rumours.ts';
/** How posts and rows are written. */
export type Presses = Sources & Press & { readonly shelves: readonly Shelf[] };

/** A news, with the data that rows need. */
export type Found = ProposedNews & ForRows;

/** The news that posts do not have yet, the oldest first. */
export async function newsIn(
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
export async function withoutOldRefusals(
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
