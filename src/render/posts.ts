import type { Config } from '../config/config.ts';
import type { Shown } from '../enrich/enrich.ts';
import type { Enrichment } from '../enrich/enrichment.ts';
import type { Notice } from '../notice.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { Proposal, Verdict } from '../papers/select.ts';
import { type DayPage, signed } from './day-page.ts';
import { inSiteForm, problemIn, withFrontMatter } from './front-matter.ts';
import type { Layout } from './layout.ts';
import type { Printed } from './template.ts';
import { digestView, postView } from './view.ts';

/** A paper of this run, and its post where posts are wanted. */
export interface Rendered extends Proposal {
  readonly path?: string;
}

export interface Pages {
  readonly papers: readonly Rendered[];
  /** Path -> content: the posts, then the digest page. */
  readonly files: ReadonlyMap<string, string>;
  /** As they were given, but for papers whose page would not have survived its own front matter. */
  readonly verdicts: readonly Verdict[];
  readonly notices: readonly Notice[];
}

/** What there is already: nothing is written over it but a page of ours that nobody changed. */
export interface Existing {
  readonly paths: ReadonlySet<string>;
  /** The page of this day, where an earlier run made one that may be added to. */
  readonly today: DayPage | undefined;
}

/**
 * Renders what a run proposes.
 *
 * @param enrichments what is known of papers besides what arXiv says
 */
export function renderPages(
  verdicts: readonly Verdict[],
  layout: Layout,
  config: Config,
  now: Date,
  existing: Existing,
  enrichments: ReadonlyMap<PaperId, Enrichment> = new Map(),
): Pages {
  const { math, preset } = layout;
  const setting = {
    math,
    markdown: preset.markdown,
    timezone: config.timezone,
    now,
    codeLinks: config.codeLinks,
  };
  const files = new Map<string, string>();
  const notices: Notice[] = [];
  const missing = new Set<string>();
  const papers: Rendered[] = [];
  const kept = verdicts.map((verdict): Verdict => {
    if (verdict.kind === 'skip') return verdict;
    if (!config.output.has('posts')) {
      papers.push(verdict);
      return verdict;
    }
    const printed: Printed[] = [];
    const { paper, matches } = verdict;
    const view = postView(paper, matches, setting, enrichments.get(paper.id));
    const post = layout.post(view, printed);
    const finished = finish(post, printed, layout, config.frontMatter, missing);
    if ('problem' in finished) {
      const text = `Its post was left out: ${finished.problem}`;
      notices.push({ about: verdict.paper.id, text });
      return { ...verdict, kind: 'skip', because: 'unfit' };
    }
    const path = layout.postPath(verdict.paper);
    files.set(path, finished.page);
    papers.push({ ...verdict, path });
    return verdict;
  });
  if (config.output.has('digest') && papers.length > 0) {
    const earlier = earlierOf(existing, verdicts);
    const path = earlier?.path ?? freeDigestPath(layout, now, existing.paths);
    const linked = [...(earlier?.papers ?? []), ...papers].map(({ paper, matches, path: post }) => {
      const enrichment = enrichments.get(paper.id);
      return {
        paper,
        matches,
        ...(post !== undefined && { postUrl: layout.postUrl(post, path) }),
        ...(enrichment && { enrichment }),
      };
    });
    const printed: Printed[] = [];
    const page = layout.digest(digestView(linked, setting), printed);
    // Among the posts it has to keep the same schema as they do.
    const beside = papers.some(({ path: post }) => post !== undefined && sameFolder(post, path));
    const over = beside ? config.frontMatter : {};
    const finished = finish(page, printed, layout, over, missing);
    if ('page' in finished) {
      const ids = linked.map(({ paper }) => paper.id);
      files.set(path, signed(finished.page, ids));
    } else notices.push({ about: path, text: `The digest page was left out: ${finished.problem}` });
  }
  if (missing.size > 0) notices.push(missingKeys(layout, missing));
  return { papers, files, verdicts: kept, notices };
}

/**
 * The papers that a run's pages will show: those that can be written, and those that stand on
 * today's page already and are printed there again.
 */
export function shownIn(
  verdicts: readonly Verdict[],
  layout: Layout,
  config: Config,
  now: Date,
  existing: Existing,
): Shown {
  // A paper that will be left out is not worth asking a model about, which somebody pays for.
  const fit =
    config.model === undefined
      ? verdicts
      : renderPages(verdicts, layout, config, now, existing).verdicts;
  const proposed = fit.filter(({ kind }) => kind === 'propose').map(({ paper }) => paper);
  const earlier = earlierOf(existing, verdicts)?.papers.map(({ paper }) => paper) ?? [];
  return {
    listed: [...proposed, ...(config.output.has('digest') ? earlier : [])],
    posts: config.output.has('posts') ? proposed : [],
  };
}

function sameFolder(a: string, b: string): boolean {
  return a.slice(0, a.lastIndexOf('/')) === b.slice(0, b.lastIndexOf('/'));
}

/** A page in the site's form and with the user's own keys; or why it must not be written. */
function finish(
  post: string,
  printed: readonly Printed[],
  { borrowed }: Layout,
  over: Config['frontMatter'],
  missing: Set<string>,
): { readonly page: string } | { readonly problem: string } {
  const problem = problemIn(post, printed);
  if (problem !== undefined) return { problem };
  const formed = borrowed === undefined ? undefined : inSiteForm(post, borrowed);
  for (const key of formed?.missing ?? []) if (!Object.hasOwn(over, key)) missing.add(key);
  const page = withFrontMatter(formed?.page ?? post, over);
  const spoilt = problemIn(page, []);
  return spoilt === undefined ? { page } : { problem: spoilt };
}

function missingKeys({ borrowed, preset }: Layout, keys: ReadonlySet<string>): Notice {
  const names = [...keys].map((key) => `\`${key}\``).join(', ');
  const posts = borrowed?.from.join(' and ') ?? '';
  return {
    about: preset.name,
    text: `The site's posts have ${names} in their front matter, which ours lack (seen in ${posts}). If the site needs it, set it with \`front-matter\``,
  };
}

/** The papers of today's page, with their posts; undefined unless all of them are still known. */
function earlierOf(
  { today, paths }: Existing,
  verdicts: readonly Verdict[],
): { readonly path: string; readonly papers: readonly Rendered[] } | undefined {
  if (today === undefined) return undefined;
  const known = new Map(verdicts.map((verdict) => [verdict.paper.id, verdict]));
  if (today.ids.some((id) => !known.has(id))) return undefined;
  const posts = new Map<PaperId, string>();
  for (const path of paths) for (const id of idsInPath(path)) posts.set(id, path);
  const papers = today.ids
    .map((id) => known.get(id))
    .filter((verdict) => verdict !== undefined)
    .filter((verdict) => verdict.kind === 'skip' && verdict.because !== 'declined')
    .map(({ paper, matches }): Rendered => {
      const path = posts.get(paper.id);
      return { kind: 'propose', paper, matches, ...(path !== undefined && { path }) };
    });
  return { path: today.path, papers };
}

function freeDigestPath(layout: Layout, now: Date, taken: ReadonlySet<string>): string {
  for (let nth = 1; ; nth++) {
    const path = layout.digestPath(now, nth);
    if (!taken.has(path)) return path;
  }
}
