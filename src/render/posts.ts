import type { Config } from '../config/config.ts';
import type { Enrich } from '../enrich/enrich.ts';
import type { Enrichment } from '../enrich/enrichment.ts';
import { RunFailure } from '../failure.ts';
import type { Notice } from '../log.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import type { Proposal, Verdict } from '../rank/select.ts';
import { type Choice, choose } from '../rank/choose.ts';
import type { Judge } from '../rank/order.ts';
import type { Layout } from '../site/layout.ts';
import type { Printed } from '../template/template.ts';
import { splitMath } from '../text/tex.ts';
import { type Finished, finish } from './finish.ts';
import { type PostView, postView } from '../view/post-view.ts';
import type { Setting } from '../view/setting.ts';

/** Values that rendering needs. */
export interface Rendering {
  readonly layout: Layout;
  readonly config: Config;
  readonly now: Date;
  /** Maximum number of papers, in addition to `max-papers`; absent: no limit. */
  readonly room?: number;
  readonly enrich: Enrich;
  /** Scores papers, if there is something to learn from. */
  readonly judge?: Judge | undefined;
  /** Number of papers that each earlier run held over, latest run first. */
  readonly heldOverBefore?: readonly number[];
}

/** A proposed paper, and the path of its post if `output` includes posts. */
export interface Rendered extends Proposal {
  readonly path?: string;
}

/** The posts of a run. */
export interface Posts extends Omit<Choice, 'notices'> {
  readonly papers: readonly Rendered[];
  /** Path -> content. */
  readonly files: ReadonlyMap<string, string>;
  /** Data on papers from other sources than arXiv. */
  readonly known: ReadonlyMap<PaperId, Enrichment>;
  /** Front matter keys that the site's posts have and the new posts lack. */
  readonly missing: ReadonlySet<string>;
  /** Tags and categories that the site does not allow. */
  readonly refused: ReadonlySet<string>;
  readonly notices: readonly Notice[];
}

/**
 * Chooses papers up to the limits, and renders each once. If a post would not build, the next paper
 * takes its place.
 *
 * @param also papers that are on the digest page already
 */
export async function renderPosts(
  wanted: readonly Verdict[],
  rendering: Rendering,
  also: readonly Paper[],
): Promise<Posts> {
  const { layout, config, room, enrich, judge, heldOverBefore } = rendering;
  const rules = { ...config, room, judge, heldOverBefore };
  const wantsPosts = config.output.has('posts');
  const pages = new Map<PaperId, string>();
  const unfit = new Map<PaperId, string>();
  const missing = new Set<string>();
  const refused = new Set<string>();
  const notices: Notice[] = [];
  for (;;) {
    const choice = choose(wanted, rules, unfit);
    const proposals = choice.verdicts.filter((verdict) => verdict.kind === 'propose');
    if (proposals.length === 0 && unfit.size > 1) throw unfitTemplate(rendering, unfit);
    const proposed = proposals.map(({ paper }) => paper);
    const known = await enrich([...proposed, ...also], wantsPosts ? proposed : []);
    const fresh = wantsPosts ? proposals.filter(({ paper }) => !pages.has(paper.id)) : [];
    for (const proposal of fresh) {
      const { id } = proposal.paper;
      const place = proposals.indexOf(proposal) + (config.output.has('digest') ? 1 : 0);
      const now = atPlace(place, rendering.now);
      const finished = postOf(proposal, { ...rendering, now }, known.get(id), notices);
      if ('problem' in finished) {
        unfit.set(id, finished.problem);
        notices.push({ about: id, text: `The post was left out: ${finished.problem}` });
        continue;
      }
      pages.set(id, finished.page);
      for (const key of finished.missing) missing.add(key);
      for (const tag of finished.refused) refused.add(tag);
    }
    if (fresh.some(({ paper }) => unfit.has(paper.id))) continue;
    const papers = proposals.map((proposal): Rendered =>
      wantsPosts ? { ...proposal, path: layout.postPath(proposal.paper) } : proposal,
    );
    const files = new Map(
      papers.flatMap(({ paper, path }) => {
        const page = pages.get(paper.id);
        return path === undefined || page === undefined ? [] : [[path, page]];
      }),
    );
    return {
      ...choice,
      papers,
      files,
      known,
      missing,
      refused,
      notices: [...notices, ...choice.notices],
    };
  }
}

/**
 * Returns the date of a post: the time of the run, minus one second for each place. So the site lists
 * the digest page first, then the posts in their order. The date cannot be later than the run, because
 * Hugo and Jekyll leave out posts with a future date.
 *
 * @param place counted from 0; the digest page, if there is one, has place 0
 */
function atPlace(place: number, now: Date): Date {
  return new Date(now.getTime() - 1000 * place);
}

/** Returns the failure for a template with which no paper gives a readable page. */
function unfitTemplate(
  { layout, config }: Rendering,
  unfit: ReadonlyMap<PaperId, string>,
): RunFailure {
  const file = `${config.templates ?? `templates/${layout.preset.name}`}/post.hbs`;
  const [[id, problem] = ['', '']] = unfit;
  return new RunFailure(
    'TEMPLATE_INVALID',
    `${file}: the posts of all ${unfit.size} papers would be unreadable. The post of ${id}: ${problem}`,
  );
}

/** Renders a post. If the data from other sources makes it unreadable, renders it without them. */
function postOf(
  proposal: Proposal,
  { layout, config, now }: Rendering,
  enrichment: Enrichment | undefined,
  notices: Notice[],
): Finished {
  const { paper, matches } = proposal;
  const print = (more?: Enrichment) => printPost(paper, matches, { layout, config, now }, more);
  const finished = print(enrichment);
  if (!('problem' in finished) || enrichment === undefined) return finished;
  const text = `The post was written without data from Hugging Face or the language model: ${finished.problem}`;
  notices.push({ about: paper.id, text });
  return print();
}

/**
 * Prints a paper's post in the site's form.
 *
 * @param over replaces values that the template receives
 */
export function printPost(
  paper: Paper,
  matches: Proposal['matches'],
  { layout, config, now }: Pick<Rendering, 'layout' | 'config' | 'now'>,
  enrichment?: Enrichment,
  over: Partial<PostView> = {},
): Finished {
  const setting = settingOf(layout, config, now);
  const printed: Printed[] = [];
  const view = { ...postView(paper, matches, setting, enrichment), ...over };
  return finish(layout.post(view, printed), printed, layout, config.frontMatter, {
    heading: String(view.title),
    slug: view.slug,
    hasFormula: setting.math !== 'none' && holdsFormula(paper),
    isWithdrawn: view.withdrawn !== undefined,
  });
}

/** Returns whether the abstract or the comment of a paper contains a formula. */
export function holdsFormula({ abstract, comment }: Paper): boolean {
  return [abstract.tex, comment?.tex ?? ''].some((tex) =>
    splitMath(tex).some(({ kind }) => kind === 'math'),
  );
}

/** Returns the settings that all pages of a run share. */
export function settingOf(
  { math, preset }: Layout,
  { timezone, codeLinks }: Pick<Config, 'timezone' | 'codeLinks'>,
  now: Date,
): Setting {
  return { math, markdown: preset.markdown, timezone, now, codeLinks };
}
