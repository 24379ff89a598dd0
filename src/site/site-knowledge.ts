import type { Config } from '../config/config.ts';
import type { Notice } from '../log.ts';
import type { SiteFiles } from './site-files.ts';
import type { MathMode } from '../escapes/math.ts';
import { compileTemplate } from '../template/template.ts';
import { type PostCollection, collectionFor } from './collection.ts';
import { PLAIN, type Recognised } from './detect.ts';
import { matcherOf } from './glob.ts';
import { formOf, haveFormulas } from './learn-form.ts';
import { generatorOf, sitesElsewhere } from './other-generators.ts';
import { type Shape, folderWithin, pagesBelow, sampleOf, shapeOf } from './page-paths.ts';
import { readPost } from './posts-read.ts';
import { mathModeOf } from './math-mode.ts';
import type { Preset } from './preset.ts';
import type { SiteForm } from './site-form.ts';
import {
  type LearnedValues,
  type SiteValues,
  asPath,
  filesFor,
  learnAbout,
} from './site-values.ts';

/** Facts about a site: the folder of its posts, and their form. */
export interface SiteKnowledge {
  readonly values: SiteValues;
  readonly shape: Shape;
  readonly form: SiteForm;
  readonly math: MathMode;
  /** Formulas are written in Unicode because nothing was found that typesets them. */
  readonly mathIsMissing: boolean;
  /** The address of the published site; empty if unknown. */
  readonly siteUrl: string;
  /** Notices for the site's owner. */
  readonly notices: readonly Notice[];
}

/** The most files to read about a site. */
const MOST_READ = 8;
const FEWEST_POSTS = 3;

/**
 * Learns a site, in two rounds of requests: its configuration, then posts that people wrote. A third
 * round is needed only where the configuration imports the list of its collections.
 *
 * @param readsPosts whether to read posts; the paths of new posts do not depend on it
 * @param files whose `read` makes one request for each file
 */
export async function learnSite(
  recognised: Recognised,
  files: Pick<SiteFiles, 'paths' | 'read'>,
  config: Pick<Config, 'postPath' | 'math' | 'output' | 'site'>,
  readsPosts = true,
): Promise<SiteKnowledge> {
  const { preset, root } = recognised;
  const inside = files.paths.filter((path) => path.startsWith(root));
  const schemaPath = preset.schema
    .map((glob) => inside.find((path) => matcherOf(glob)(path.slice(root.length))))
    .find((path) => path !== undefined);
  const first = [...filesFor(recognised, files.paths), ...(schemaPath ? [schemaPath] : [])];
  const [other] = await Promise.all([
    preset.name === PLAIN ? generatorOf(files) : undefined,
    ...first.map((path) => files.read(path)),
  ]);
  const found = schemaPath === undefined ? undefined : await collectionFor(schemaPath, root, files);
  const collection = found?.collection;
  const learned = await learnAbout(recognised, files, {
    ...knownFrom(collection),
    section: sectionIn(config.postPath),
  });
  const values = withLanguage(learned.values, collection, inside, root);
  const folder = folderOfPosts(preset, root, values, config.postPath);
  const pages = pagesBelow(folder, files.paths);
  const shape = shapeOf(pages, languageOf(values));
  const count = Math.max(
    FEWEST_POSTS,
    MOST_READ - first.length - (found !== undefined || preset.name === PLAIN ? 1 : 0),
  );
  const [schema, ...read] = await Promise.all([
    readsPosts ? found?.schema() : undefined,
    ...(readsPosts ? sampleOf(pages, count) : []).map(async ({ path }) =>
      readPost(path, await files.read(path)),
    ),
  ]);
  const posts = read.filter((post) => post !== undefined);
  const form = formOf(posts, preset, {
    schema,
    schemaPath,
    allowed: learned.allowed,
    mathSwitch: learned.mathSwitch,
  });
  const typesets = learned.typesets || haveFormulas(posts);
  // A list or a feed alone needs no folder of posts.
  const hasPages = config.output.has('posts') || config.output.has('digest');
  return {
    values,
    shape: collection?.takesFiles === false ? { ...shape, inOwnFolder: 'index' } : shape,
    form: posts.length === 0 ? withoutPosts(form, values, other !== undefined) : form,
    math: modeFor(config.math, preset, learned, typesets),
    siteUrl: learned.siteUrl,
    mathIsMissing: config.math === 'auto' && !typesets && hasPages,
    notices: hasPages
      ? noticesFor(
          recognised,
          learned,
          {
            folder,
            example: root + examplePath(preset, values),
            // In documentation papers get a new folder on purpose.
            isNew: pages.length === 0 && !preset.listsAll && collection?.isDocs !== true,
            isChosen: config.postPath !== undefined,
          },
          other ??
            (preset.name === PLAIN && config.site === 'auto'
              ? sitesElsewhere(files.paths)
              : undefined),
          collection === undefined ? schemaPath : undefined,
        )
      : [],
  };
}

/** Completes the form of a site without posts: the configuration gives the layout. */
function withoutPosts(form: SiteForm, { layout }: SiteValues, isOther: boolean): SiteForm {
  return {
    ...form,
    heading: isOther ? false : form.heading,
    same: layout ? { ...form.same, layout } : form.same,
    without: layout === '' ? [...form.without, 'layout'] : form.without,
  };
}

/** The place of new posts. */
interface Place {
  readonly folder: string;
  /** The preset's path as a template that `post-path` takes. */
  readonly example: string;
  readonly isNew: boolean;
  readonly isChosen: boolean;
}

function examplePath({ name, post }: Preset, values: SiteValues): string {
  const names = {
    date: '{{date}}',
    slug: '{{slug}}',
    page: '{{slug}}',
    year: '{{year}}',
    dates: '',
  };
  return compileTemplate(`templates/${name}/preset.yml, post`, post, { ...names, ...values })({
    ...names,
    ...values,
  });
}

/** Lists the notices about a site. */
function noticesFor(
  { preset }: Recognised,
  { unlisted }: LearnedValues,
  { folder, example, isNew, isChosen }: Place,
  other: Notice | undefined,
  unread: string | undefined,
): Notice[] {
  const notices: Notice[] = [];
  const { name, title: about } = preset;
  if (other !== undefined && !isChosen) notices.push(other);
  if (name !== PLAIN && isNew && !isChosen)
    notices.push({
      about,
      text: `New posts go to ${folder}/, where the site has no posts yet. If its posts are in another folder, set \`post-path\` to that folder, such as \`post-path: ${example}\``,
    });
  if (unread !== undefined)
    notices.push({
      about: unread,
      text: 'It has no collection of posts that Paperboy can read. If the build rejects the new pages, set `post-path` and `front-matter`',
    });
  if (unlisted !== '') notices.push({ about, text: unlisted });
  return notices;
}

/**
 * Returns the name of the folder of Jekyll's collection in `post-path`: `papers` of `_papers/{{slug}}.md`.
 * Empty for other paths, and for posts, which need no collection.
 */
function sectionIn(postPath = ''): string {
  return /(?:^|\/)_(?!posts\/|drafts\/)([\w-]+)\//.exec(postPath)?.[1] ?? '';
}

function knownFrom(collection: PostCollection | undefined): SiteValues {
  if (collection === undefined) return {};
  const folder = collection.isDocs ? `${collection.folder}/papers` : collection.folder;
  return { folder: asPath(folder), ending: collection.isDocs ? 'md' : collection.ending };
}

function languageOf(values: SiteValues): string {
  return values['language'] ?? 'en';
}

/** Chooses the folder of a language below that of a collection; `docs` is that of documentation. */
function withLanguage(
  values: SiteValues,
  collection: PostCollection | undefined,
  paths: readonly string[],
  root: string,
): SiteValues {
  if (collection === undefined) return values;
  const inside = paths.map((path) => path.slice(root.length));
  const folder = folderWithin(asPath(collection.folder), inside, languageOf(values));
  return collection.isDocs
    ? { ...values, docs: folder, folder: `${folder}/papers` }
    : { ...values, folder };
}

/** Returns the folder of new posts: the part of their path before the first placeholder. */
function folderOfPosts(
  { name, borrow }: Preset,
  root: string,
  values: SiteValues,
  postPath: string | undefined,
): string {
  if (postPath !== undefined) return asPath(postPath.split('{{')[0]?.replace(/[^/]*$/, '') ?? '');
  if (borrow.from === '{{folder}}' && values['folder'] === undefined) return '';
  const folder = compileTemplate(`templates/${name}/preset.yml, borrow`, borrow.from, values);
  return asPath(root + folder(values));
}

function modeFor(
  wanted: Config['math'],
  { name, dollars }: Preset,
  { math }: LearnedValues,
  typesets: boolean,
): MathMode {
  const usual = mathModeOf(name, math);
  switch (wanted) {
    case 'auto':
      return typesets ? usual : 'none';
    case 'dollars':
      return mathModeOf(name, dollars);
    case 'brackets':
      return usual === 'passthrough' ? usual : 'client';
    case 'github':
      return 'github';
    case 'unicode':
      return 'none';
  }
}
