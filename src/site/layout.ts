import type { Config } from '../config/config.ts';
import { expandPartials } from '../template/partials.ts';
import { type Template, compileTemplate, onFirstPrint } from '../template/template.ts';
import type { ListView } from '../view/list-view.ts';
import type { PullView } from '../view/pull-view.ts';
import { sampleViews } from '../view/sample-views.ts';
import type { DigestView } from '../view/digest-view.ts';
import type { PostView } from '../view/post-view.ts';
import { type CollectionPlaces, collectionPlaces } from './collection-places.ts';
import { type Recognised, recognise } from './detect.ts';
import { refuseToml } from './front-matter.ts';
import { type Addressed, pathsFor } from './layout-paths.ts';
import type { Presets } from './presets.ts';
import type { SiteFiles } from './site-files.ts';
import { type SiteKnowledge, learnSite } from './site-knowledge.ts';
import { missingTemplate, readPresets } from './read-presets.ts';
import { requireReadable, requireTemplates, templateFinder } from './site-templates.ts';
import { subjectTemplate } from './subject.ts';

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
  const recognised = await recognise(await readPresets(presets), config.site, files);
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
    const compile = (view?: View) =>
      compileTemplate(source.file, expanded, view, preset.frontMatter);
    return config.templates === undefined ? onFirstPrint(compile) : compile(sample());
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
