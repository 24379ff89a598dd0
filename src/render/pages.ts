import type { Notice } from '../log.ts';
import { type PaperId, idsInPath } from '../papers/paper.ts';
import type { Verdict } from '../rank/select.ts';
import { mathModeOf } from '../site/math-mode.ts';
import type { Layout } from '../site/layout.ts';
import type { Printed } from '../template/template.ts';
import { type DayPage, signed } from './day-page.ts';
import { type Finished, finish } from './finish.ts';
import {
  type Posts,
  type Rendered,
  type Rendering,
  holdsFormula,
  renderPosts,
  settingOf,
} from './posts.ts';
import { localTime } from '../view/dates.ts';
import { digestView } from '../view/digest-view.ts';

/** Pages that a run writes: posts, and the digest page as the last of the files. */
export type Pages = Omit<Posts, 'missing' | 'refused'>;

/** Files that exist already. Only an unedited digest page may be overwritten. */
export interface Existing {
  readonly paths: ReadonlySet<string>;
  /** Today's page by an earlier run, if it may be extended. */
  readonly today: DayPage | undefined;
}

/**
 * Renders the posts and the digest page of a run.
 *
 * @param wanted a verdict for every paper, before limits such as `max-papers`
 */
export async function renderPages(
  wanted: readonly Verdict[],
  rendering: Rendering,
  existing: Existing,
): Promise<Pages> {
  const { layout, config, now } = rendering;
  const wantsDigest = config.output.has('digest');
  const earlier = wantsDigest ? earlierOf(existing, wanted) : undefined;
  const before = earlier?.papers ?? [];
  const posts = await renderPosts(
    wanted,
    rendering,
    before.map(({ paper }) => paper),
  );
  const { verdicts, papers, known, orders, passedOver } = posts;
  const files = new Map(posts.files);
  const notices = [...posts.notices];
  const missing = new Set(posts.missing);
  const refused = new Set(posts.refused);
  if (wantsDigest && papers.length > 0) {
    const path = earlier?.path ?? freeDigestPath(layout, now, existing.paths);
    const finished = digestPage(path, [...before, ...papers], posts, rendering);
    if ('page' in finished) {
      for (const key of finished.missing) missing.add(key);
      for (const tag of finished.refused) refused.add(tag);
      files.set(path, finished.page);
    } else notices.push({ about: path, text: `The digest page was left out: ${finished.problem}` });
  }
  if (missing.size > 0) notices.push(missingKeys(layout, missing));
  if (refused.size > 0) notices.push(refusedTags(layout, refused));
  if (layout.mathIsMissing && papers.some(({ paper }) => holdsFormula(paper)))
    notices.push(unsetFormulas(layout));
  return { verdicts, papers, files, known, orders, passedOver, notices };
}

function digestPage(
  path: string,
  shown: readonly Rendered[],
  { papers, known }: Posts,
  { layout, config, now }: Rendering,
): Finished {
  const linked = inTopicOrder(shown, config).map(({ paper, matches, path: post }) => {
    const enrichment = known.get(paper.id);
    return {
      paper,
      matches,
      postUrl: post === undefined ? undefined : layout.postUrl(post, path),
      ...(enrichment && { enrichment }),
    };
  });
  const printed: Printed[] = [];
  const { name, digestMath } = layout.preset;
  const usual = settingOf(layout, config, now);
  const math = digestMath === undefined ? usual.math : mathModeOf(name, digestMath);
  const setting = { ...usual, math };
  const slug = digestSlug(path, localTime(now, config.timezone).date);
  const view = digestView(linked, setting, slug);
  const page = layout.digest(view, printed);
  // A digest page in the folder of the posts must match the same schema.
  const isAmongPosts = papers.some(
    ({ path: post }) => post !== undefined && sameFolder(post, path),
  );
  const finished = finish(page, printed, layout, isAmongPosts ? config.frontMatter : {}, {
    heading: String(view.title),
    slug,
    hasFormula: setting.math !== 'none' && linked.some(({ paper }) => holdsFormula(paper)),
  });
  if ('problem' in finished) return finished;
  const ids = linked.map(({ paper }) => paper.id);
  return { ...finished, page: signed(finished.page, ids, path) };
}

/** Returns the name of a digest page from its path, without a leading date; else the default name. */
function digestSlug(path: string, date: string): string {
  const name = path.split('/').findLast((part) => part.includes('arxiv-digest'));
  return name?.replace(/\.\w+$/, '').replace(/^\d{4}-\d\d-\d\d-/, '') ?? `arxiv-digest-${date}`;
}

/** Sorts papers by first topic, in the order of the configuration, as in the pull request. */
function inTopicOrder(
  papers: readonly Rendered[],
  { topics }: Rendering['config'],
): readonly Rendered[] {
  const places = new Map(topics.map(({ name }, place) => [name, place]));
  const placeOf = ({ matches }: Rendered) =>
    places.get(matches[0]?.topic.name ?? '') ?? topics.length;
  return [...papers].sort((a, b) => placeOf(a) - placeOf(b));
}

function sameFolder(a: string, b: string): boolean {
  return a.slice(0, a.lastIndexOf('/')) === b.slice(0, b.lastIndexOf('/'));
}

function missingKeys({ form, preset }: Layout, keys: ReadonlySet<string>): Notice {
  const names = listed(keys);
  if (form.schema !== undefined)
    return {
      about: form.schemaPath ?? preset.title,
      text: `The schema requires ${names}. Paperboy has no value for ${keys.size === 1 ? 'it' : 'them'}, so the site's build will refuse the new pages. Set ${keys.size === 1 ? 'it' : 'them'} with \`front-matter\``,
    };
  return {
    about: preset.title,
    text: `The site's posts have ${names} in their front matter (seen in ${form.from.join(' and ')}). The new pages do not. If the site needs ${keys.size === 1 ? 'it, set it' : 'them, set them'} with \`front-matter\``,
  };
}

function refusedTags({ preset }: Layout, tags: ReadonlySet<string>): Notice {
  return {
    about: preset.title,
    text: `The site allows only certain tags and categories, and ${listed(tags)} ${tags.size === 1 ? 'is' : 'are'} not among them. The new pages leave ${tags.size === 1 ? 'it' : 'them'} out. Add ${tags.size === 1 ? 'it' : 'them'} to the site's list, or rename the topics to allowed tags`,
  };
}

function unsetFormulas({ preset }: Layout): Notice {
  return {
    about: preset.title,
    text: 'Formulas are written in Unicode, because no script or plugin that typesets them was found on the site. After you add MathJax or KaTeX, set `math: dollars` or `math: brackets`, the delimiters that it reads',
  };
}

function listed(names: ReadonlySet<string>): string {
  return [...names].map((name) => `\`${name}\``).join(', ');
}

/** Returns the papers of today's page with their posts; undefined unless all have a verdict. */
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
