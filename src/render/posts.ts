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
import { type PostView, type Setting, postView } from '../view/view.ts';

/** What all pages of a run have in common. */
export interface Rendering {
  readonly layout: Layout;
  readonly config: Config;
  readonly now: Date;
  /** How many papers there is room for, whatever `max-papers` says; absent: any number. */
  readonly room?: number;
  readonly enrich: Enrich;
  /** Says how good a paper is, where something was learned. */
  readonly judge?: Judge | undefined;
  /** How many papers earlier runs held over, the latest first. */
  readonly heldOverBefore?: readonly number[];
}

/** A paper of this run, and its post where posts are wanted. */
export interface Rendered extends Proposal {
  readonly path?: string;
}

/** The posts of a run. */
export interface Posts extends Omit<Choice, 'notices'> {
  readonly papers: readonly Rendered[];
  /** Path -> content. */
  readonly files: ReadonlyMap<string, string>;
  /** What is known of papers besides arXiv's word. */
  readonly known: ReadonlyMap<PaperId, Enrichment>;
  /** Keys that the site's own posts have in their front matter and ours lack. */
  readonly missing: ReadonlySet<string>;
  /** Tags and categories that the site does not allow. */
  readonly refused: ReadonlySet<string>;
  readonly notices: readonly Notice[];
}

/**
 * Takes papers from the wanted ones until the places are full, and renders each once. Where a post
 * would not build, the next paper moves up.
 *
 * @param also papers that the digest page shows besides
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
        notices.push({ about: id, text: `Its post was left out: ${finished.problem}` });
        continue;
      }
      pages.set(id, finished.page);
      for (const key of finished.missing) missing.add(key);
      for (const tag of finished.refused) refused.add(tag);
    }
    if (fresh.some(({ paper }) => unfit.has(paper.id))) continue;
    const papers = proposals.map((one): Rendered =>
      wantsPosts ? { ...one, path: layout.postPath(one.paper) } : one,
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
 * The instant of a post: the run's, less a second for each place, so that the site lists the digest
 * page first and the posts in their order. Generators leave out posts of the future (Hugo, Jekyll).
 *
 * @param place counted from 0, which is the digest page's where there is one
 */
function atPlace(place: number, now: Date): Date {
  return new Date(now.getTime() - 1000 * place);
}

/** The failure of a template that fits no paper: the fault is its own, not the papers'. */
function unfitTemplate(
  { layout, config }: Rendering,
  unfit: ReadonlyMap<PaperId, string>,
): RunFailure {
  const file = `${config.templates ?? `templates/${layout.preset.name}`}/post.hbs`;
  const [[id, problem] = ['', '']] = unfit;
  return new RunFailure(
    'TEMPLATE_INVALID',
    `${file} makes no page that can be read, for any of ${unfit.size} papers. For ${id}: ${problem}`,
  );
}

/** A paper's post; without what others say of the paper where that would spoil it. */
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
  const text = `Its post goes without what Hugging Face or a language model said: ${finished.problem}`;
  notices.push({ about: paper.id, text });
  return print();
}

/**
 * Prints a paper's post in the site's form.
 *
 * @param over replaces fields of what the template receives
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

/** Whether a page on a paper shows a formula. */
export function holdsFormula({ abstract, comment }: Paper): boolean {
  return [abstract.tex, comment?.tex ?? ''].some((tex) =>
    splitMath(tex).some(({ kind }) => kind === 'math'),
  );
}

/** How pages of a run are written. */
export function settingOf(
  { math, preset }: Layout,
  { timezone, codeLinks }: Pick<Config, 'timezone' | 'codeLinks'>,
  now: Date,
): Setting {
  return { math, markdown: preset.markdown, timezone, now, codeLinks };
}
