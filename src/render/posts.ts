import type { Config } from '../config/config.ts';
import type { Shown } from '../enrich/enrich.ts';
import type { Enrichment } from '../enrich/enrichment.ts';
import type { Notice } from '../log.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { Proposal, Verdict } from '../papers/select.ts';
import { type DayPage, signed } from './day-page.ts';
import { finish } from './finish.ts';
import type { Layout } from '../site/layout.ts';
import { postOf, settingOf } from './post.ts';
import type { Printed } from '../template/template.ts';
import { digestView } from './view.ts';

/** A paper of this run, and its post where posts are wanted. */
export interface Rendered extends Proposal {
  readonly path?: string;
}

export interface Pages {
  readonly papers: readonly Rendered[];
  /** Path -> content: the posts, then the digest page. */
  readonly files: ReadonlyMap<string, string>;
  /** As they were given, but for papers whose page would not have survived its own front matter after all. */
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
  const setting = settingOf(layout, config, now);
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
    const { paper } = verdict;
    const post = (enrichment?: Enrichment) => postOf(verdict, layout, config, setting, enrichment);
    let finished = post(enrichments.get(paper.id));
    if ('problem' in finished && enrichments.has(paper.id)) {
      // What others say costs its own place in the post, never the post.
      const text = `Its post goes without what Hugging Face or a language model said: ${finished.problem}`;
      notices.push({ about: paper.id, text });
      finished = post();
    }
    if ('problem' in finished)
      return { ...verdict, kind: 'skip', because: 'unfit', problem: finished.problem };
    for (const key of finished.missing) missing.add(key);
    const path = layout.postPath(paper);
    files.set(path, finished.page);
    papers.push({ ...verdict, path });
    return verdict;
  });
  notices.push(...kept.flatMap(noticesOfUnfit));
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
    const finished = finish(page, printed, layout, over);
    if ('page' in finished) {
      for (const key of finished.missing) missing.add(key);
      const ids = linked.map(({ paper }) => paper.id);
      files.set(path, signed(finished.page, ids));
    } else notices.push({ about: path, text: `The digest page was left out: ${finished.problem}` });
  }
  if (missing.size > 0) notices.push(missingKeys(layout, missing));
  return { papers, files, verdicts: kept, notices };
}

/** Why posts were left out. */
function noticesOfUnfit(verdict: Verdict): Notice[] {
  if (verdict.kind !== 'skip' || verdict.problem === undefined) return [];
  return [{ about: verdict.paper.id, text: `Its post was left out: ${verdict.problem}` }];
}

/**
 * The papers that a run's pages will show: those that are proposed, and those that stand on today's
 * page already and are printed there again.
 */
export function shownIn(
  verdicts: readonly Verdict[],
  { output }: Pick<Config, 'output'>,
  existing: Existing,
): Shown {
  const proposed = verdicts.filter(({ kind }) => kind === 'propose').map(({ paper }) => paper);
  const earlier = earlierOf(existing, verdicts)?.papers.map(({ paper }) => paper) ?? [];
  return {
    listed: [...proposed, ...(output.has('digest') ? earlier : [])],
    posts: output.has('posts') ? proposed : [],
  };
}

function sameFolder(a: string, b: string): boolean {
  return a.slice(0, a.lastIndexOf('/')) === b.slice(0, b.lastIndexOf('/'));
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
