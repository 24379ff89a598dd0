import type { Config } from '../config/config.ts';
import type { Presets } from './presets.ts';
import type { SiteFiles } from './site-files.ts';
import { RunFailure } from '../failure.ts';
import { type Paper, type PaperId, idForPath, idsInPath } from '../papers/paper.ts';
import { postSlug } from '../papers/slug.ts';
import { localTime } from '../view/dates.ts';
import { type Recognised, recognise } from './detect.ts';
import { problemIn, refuseToml } from './front-matter.ts';
import { type SiteKnowledge, learnSite } from './site-knowledge.ts';
import type { Shape } from './page-paths.ts';
import { type Preset, readPreset } from './preset.ts';
import { sampleViews } from '../view/sample-views.ts';
import type { PullView } from '../view/pull-view.ts';
import { type SiteValues, asPath } from './site-values.ts';
import { relativePath, requireInside, withoutIndex } from './repository-path.ts';
import { subjectTemplate } from './subject.ts';
import { type FindPartial, expandPartials } from '../template/partials.ts';
import {
  type Printed,
  type Template,
  compileTemplate,
  onFirstPrint,
} from '../template/template.ts';
import { type CollectionPlaces, collectionPlaces } from './collection-places.ts';
import type { ListView } from '../view/list-view.ts';
import type { DigestView, PostView } from '../view/view.ts';

/** The compiled templates of a site, and the paths of its pages. */
export interface Layout
  extends Recognised, Pick<SiteKnowledge, 'form' | 'math' | 'mathIsMissing' | 'notices'> {
  readonly post: Template<PostView>;
  readonly digest: Template<DigestView>;
  readonly list: Template<ListView>;
  /** The paths of list, feed and bibliography, and the addresses of posts in them. */
  readonly collections: CollectionPlaces;
  readonly pullRequest: Template<PullView>;
  readonly title: Template<PullView>;
  readonly commitMessage: Template<PullView>;
  /** Returns the path of a paper's post. It never changes for a paper. */
  postPath(paper: Addressed): string;
  /** Returns the path of the digest page of a day. @param nth from 1; the second page of a day is 2 */
  digestPath(now: Date, nth: number): string;
  /** The paths of posts and digest pages with placeholders, for messages. */
  readonly places: { readonly post: string; readonly digest: string };
  /**
   * Returns the link from a digest page to a post; both are paths in the repository. Undefined if
   * the site's permalinks are unknown.
   */
  postUrl(post: string, digest: string): string | undefined;
}

/** The parts of a paper that its path is made of. */
type Addressed = Pick<Paper, 'id' | 'slug' | 'published'>;

/** The values of a path template. */
interface PathView {
  readonly id: string;
  readonly slug: string;
  readonly date: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** Folders of dates, if the site's pages are in such folders: `2026/11/`. */
  readonly dates: string;
  /** The slug in the shape of the site's pages: with folders of dates, or as `slug/index`. */
  readonly page: string;
}

/**
 * Recognises the site and compiles its templates.
 *
 * @param readsPosts whether to read the site's posts, which is needed to write pages
 * @throws RunFailure CONFIG_INVALID, TEMPLATE_INVALID
 */
export async function layoutFor(
  config: Config,
  site: SiteFiles,
  presets: Presets,
  readsPosts = true,
): Promise<Layout> {
  const files = readingOnce(site);
  const recognised = await recognise(readPresets(presets), config.site, files);
  const { preset } = recognised;
  const { values, shape, siteUrl, ...knowledge } = await learnSite(
    recognised,
    files,
    config,
    readsPosts,
  );
  const find = templateFinder(preset, config, files, presets);
  const template = async <View extends object>(name: string, sample: () => View) => {
    const source = await find(name);
    if (source === undefined) throw missingTemplate(`${name}.hbs`);
    const expanded = await expandPartials(source, find);
    const compile = () => compileTemplate(source.file, expanded, sample(), preset.frontMatter);
    return config.templates === undefined ? onFirstPrint(compile) : compile();
  };
  requireTemplates(config, site, presets);
  const post = await template('post', () => sampleViews().post);
  if (config.templates !== undefined) {
    requireReadable(`${config.templates}/post.hbs`, post);
    refuseToml(`${config.templates}/post.hbs`, post(sampleViews().post), config.frontMatter);
  }
  const paths = pathsFor(config, recognised, values, shape);
  return {
    ...recognised,
    post,
    digest: await template('digest', () => sampleViews().digest),
    list: await template('list', () => sampleViews().list),
    pullRequest: await template('pull-request', () => sampleViews().pull),
    title: subjectTemplate('title', config.title),
    commitMessage: subjectTemplate('commit-message', config.commitMessage),
    ...knowledge,
    ...paths,
    collections: collectionPlaces(config, recognised, values, { siteUrl, postUrl: paths.postUrl }),
  };
}

export function readPresets(presets: Presets): Preset[] {
  return presets.names().map((name) => readPreset(name, textOf(presets, `${name}/preset.yml`)));
}

/** The same files; each is read once, however often it is asked for. */
export function readingOnce(files: SiteFiles): SiteFiles {
  const texts = new Map<string, Promise<string>>();
  const read = (path: string) => {
    const text = texts.get(path) ?? files.read(path);
    texts.set(path, text);
    return text;
  };
  return { ...files, read };
}

function textOf(presets: Presets, path: string): string {
  const text = presets.read(path);
  if (text === undefined) throw missingTemplate(path);
  return text;
}

function missingTemplate(path: string): RunFailure {
  return new RunFailure('INTERNAL', `templates/${path} is missing: is templates/ beside dist/?`);
}

/** Finds a template or a partial: the user's, else the preset's, else the common one. */
function templateFinder(
  { name: preset }: Preset,
  { templates }: Config,
  { paths, read }: SiteFiles,
  presets: Presets,
): FindPartial {
  const own = new Map(
    paths
      .filter((path) => templates !== undefined && path.startsWith(`${templates}/`))
      .map((path) => [path.slice(`${templates ?? ''}/`.length), path] as const)
      .filter(([file]) => /^[\w-]+\.hbs$/.test(file))
      // All requests start together.
      .map(([file, path]) => [file, { file: path, text: read(path) }] as const),
  );
  return async (name) => {
    const theirs = own.get(`${name}.hbs`);
    if (theirs !== undefined) return { file: theirs.file, text: await theirs.text };
    for (const file of [`${preset}/${name}.hbs`, `${name}.hbs`]) {
      const text = presets.read(file);
      if (text !== undefined) return { file: `templates/${file}`, text };
    }
    return undefined;
  };
}

/** Prints a sample paper. A template that fails for it would fail for every paper. */
function requireReadable(name: string, post: Template<PostView>): void {
  const printed: Printed[] = [];
  const problem = problemIn(post(sampleViews().post, printed), printed);
  if (problem !== undefined)
    throw new RunFailure('TEMPLATE_INVALID', `${name}: for every paper, ${problem}`);
}

/** Refuses a folder of templates in which no file replaces one of ours. */
function requireTemplates(
  { templates }: Config,
  { paths, branch }: SiteFiles,
  presets: Presets,
): void {
  if (templates === undefined) return;
  const known = ['post.hbs', 'digest.hbs', 'list.hbs', 'pull-request.hbs'];
  const inFolder = paths
    .filter((path) => path.startsWith(`${templates}/`))
    .map((path) => path.slice(templates.length + 1));
  const isOurs = (file: string) => /^[\w-]+\.hbs$/.test(file) && presets.read(file) !== undefined;
  if (inFolder.some((file) => known.includes(file) || isOurs(file))) return;
  const where = branch === '' ? '' : ` on ${branch}`;
  throw new RunFailure(
    'CONFIG_INVALID',
    `\`templates\`: ${templates}/${where} contains none of ${known.join(', ')}`,
  );
}

function pathsFor(
  config: Config,
  { preset, root }: Recognised,
  values: SiteValues,
  shape: Shape,
): Pick<Layout, 'postPath' | 'digestPath' | 'postUrl' | 'places'> {
  type Named = Omit<PathView, 'page' | 'dates'>;
  const sample: Named = { id: '', slug: '', date: '', year: '', month: '', day: '' };
  const dates = compileTemplate('folders of dates', shape.dates, sample);
  const ours = (key: 'post' | 'digest') => {
    const path = compileTemplate(nameOf(preset, key), preset[key], {
      ...sample,
      dates: '',
      page: '',
      ...values,
    });
    return (view: Named) => {
      const file = shape.inOwnFolder === undefined ? '' : `/${shape.inOwnFolder}`;
      const folders = dates(view);
      return asPath(
        root + path({ ...view, dates: folders, page: folders + view.slug + file, ...values }),
      );
    };
  };
  const theirs = (name: string, template: string) => compileTemplate(name, template, sample);
  const post =
    config.postPath === undefined ? ours('post') : theirs('`post-path`', config.postPath);
  const digest =
    config.digestPath === undefined ? ours('digest') : theirs('`digest-path`', config.digestPath);
  const day = (at: Date) => localTime(at, config.timezone);
  const postPath = (paper: Addressed) =>
    post({
      ...localTime(new Date(paper.published), 'UTC'),
      id: idForPath(paper.id),
      slug: paper.slug,
    });
  const digestPath = (now: Date, nth: number) =>
    digest({
      ...day(now),
      id: '',
      slug: `arxiv-digest-${day(now).date}${nth === 1 || config.digestPath !== undefined ? '' : `-${nth}`}`,
    });
  const numbered = (now: Date, nth: number) => {
    const [first, path] = [digestPath(now, 1), digestPath(now, nth)];
    return nth === 1 || path !== first ? path : first.replace(/(\.\w+)?$/, `-${nth}$1`);
  };
  checkPaths(postPath, (now) => digestPath(now, 1));
  const names = {
    id: '{{id}}',
    slug: '{{slug}}',
    date: '{{date}}',
    year: '{{year}}',
    month: '{{month}}',
    day: '{{day}}',
  };
  return {
    places: { post: post(names), digest: digest({ ...names, slug: 'arxiv-digest-{{date}}' }) },
    postPath,
    digestPath: numbered,
    // Sites differ in the address of a page that is named after a language.
    postUrl: isOfLanguage(shape) ? () => undefined : linkFor(preset, values, root),
  };
}

function isOfLanguage({ inOwnFolder }: Shape): boolean {
  return inOwnFolder !== undefined && inOwnFolder !== 'index';
}

function nameOf(preset: Preset, key: string): string {
  return `templates/${preset.name}/preset.yml, ${key}`;
}

function linkFor(preset: Preset, values: SiteValues, root: string): Layout['postUrl'] {
  const names = { file: '', undated: '', page: '', relative: '', bare: '', elsewhere: '' };
  const sample = { ...values, ...names };
  const folder = `${asPath(root + (values['folder'] ?? ''))}/`;
  const link = compileTemplate(nameOf(preset, 'link'), preset.link, sample);
  return (post, digest) => {
    const relative = relativePath(digest, post);
    // `slug/index.md` has the address of `slug/`.
    const page = relativePath(withoutIndex(digest), withoutIndex(post)).replace(/^\.\//, '');
    const file = page.slice(page.lastIndexOf('/') + 1);
    const written = link({
      ...values,
      file,
      undated: file.replace(/^\d{4}-\d\d-\d\d-/, ''),
      page: `../${page}/`,
      relative,
      bare: relative.replace(/\.\w+$/, ''),
      elsewhere: post.startsWith(folder) ? '' : 'yes',
    });
    return written === '' ? undefined : written;
  };
}

/** Checks that the path templates give different papers and days different paths. */
function checkPaths(
  postPath: (paper: Addressed) => string,
  digestPath: (now: Date) => string,
): void {
  const days = ['2024-10-03T12:00:00Z', '2025-11-04T12:00:00Z'] as const;
  for (const id of ['2410.02660', 'hep-th/9901001'] as PaperId[]) {
    const path = postPath({ id, slug: postSlug(id, 'Some title'), published: days[0] });
    requireInside('post-path', path);
    if (idsInPath(path).join() === id) continue;
    const rule =
      "a post's path must contain the paper's id and no other id, by which later runs find the post";
    throw new RunFailure(
      'CONFIG_INVALID',
      `\`post-path\` makes ${path} for the paper ${id}: ${rule}. Put {{id}} or {{slug}} into it`,
    );
  }
  const [first, second] = days.map((day) => digestPath(new Date(day)));
  requireInside('digest-path', first ?? '');
  if (first === second) {
    throw new RunFailure(
      'CONFIG_INVALID',
      `\`digest-path\` makes ${first ?? ''} for every day. Put {{date}} into it, so that each day has a page`,
    );
  }
}
