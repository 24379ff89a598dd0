import type { Config } from '../config/config.ts';
import { RunFailure } from '../failure.ts';
import { type Paper, type PaperId, idForPath, idsInPath } from '../papers/paper.ts';
import { postSlug } from '../papers/slug.ts';
import { compileTemplate } from '../template/template.ts';
import { localTime } from '../view/dates.ts';
import type { Recognised } from './detect.ts';
import type { Layout } from './layout.ts';
import type { Shape } from './page-paths.ts';
import type { Preset } from './preset.ts';
import { relativePath, requireInside, withoutIndex } from './repository-path.ts';
import { type SiteValues, asPath } from './site-values.ts';

/** The parts of a paper that its path is made of. */
export type Addressed = Pick<Paper, 'id' | 'slug' | 'published'>;

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

/** Returns the functions that give posts and digest pages their paths, and the links between them. */
export function pathsFor(
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
      `\`post-path\` would make ${path} for a paper such as ${id}: ${rule}. Put {{id}} or {{slug}} into it`,
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
