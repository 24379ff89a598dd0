import { parse } from 'yaml';
import type { SiteFiles } from '../record/site.ts';
import { idsInPath } from '../papers/paper.ts';
import { frontMatterOf } from './front-matter.ts';
import type { Preset } from './preset.ts';
import { type SiteValues, asPath } from './site-values.ts';
import { compileTemplate } from '../template/template.ts';

/** What posts that a site has tell of its schema. */
export interface Borrowed {
  /** The posts that were read. */
  readonly from: readonly string[];
  /** Our key -> the site's keys for it, and whether each holds a list there. */
  readonly keys: ReadonlyMap<string, readonly { readonly name: string; readonly list: boolean }[]>;
  /** Keys that are taken over with their values. */
  readonly same: Readonly<Record<string, unknown>>;
  /** All keys that each of these posts has. */
  readonly common: readonly string[];
}

/** Each is a request; two tell what is common from what is one post's own. */
const MOST_READ = 2;

/**
 * Reads the front matter of posts that people wrote, where the preset wants that: Astro's
 * collections have a schema of the site's own, and a post that does not keep it fails the build.
 *
 * @returns undefined where the preset asks for nothing or the site has no post to read
 */
export async function borrowFrom(
  { name, borrow }: Preset,
  root: string,
  values: SiteValues,
  files: Pick<SiteFiles, 'paths' | 'read'>,
): Promise<Borrowed | undefined> {
  if (borrow === undefined) return undefined;
  const folder = compileTemplate(
    `templates/${name}/preset.yml, borrow`,
    borrow.from,
    values,
  )(values);
  const read = await Promise.all(
    postsIn(asPath(root + folder), files.paths).map(async (path) => ({
      path,
      values: mappingIn(await files.read(path)),
    })),
  );
  const posts = read.filter(({ values: said }) => said !== undefined && said['draft'] !== true);
  const [first] = posts;
  if (first?.values === undefined) return undefined;
  const theirs = first.values;
  const common = Object.keys(theirs).filter((key) =>
    posts.every((post) => Object.hasOwn(post.values ?? {}, key)),
  );
  return {
    from: posts.map(({ path }) => path),
    common,
    keys: new Map(
      Object.entries(borrow.keys).map(([ours, names]) => [
        ours,
        [ours, ...names]
          .filter((key) => common.includes(key))
          .map((key) => ({ name: key, list: Array.isArray(theirs[key]) })),
      ]),
    ),
    same: Object.fromEntries(
      borrow.same.filter((key) => common.includes(key)).map((key) => [key, theirs[key]]),
    ),
  };
}

/** The last posts by name that are no paper's: where names begin with dates, the newest. */
function postsIn(folder: string, paths: readonly string[]): string[] {
  return paths
    .filter(
      (path) =>
        path.startsWith(`${folder}/`) &&
        /\.(?:md|mdx|markdown)$/.test(path) &&
        !/(?:^|\/)(?:_?index|README|arxiv-digest-[\d-]+)\.\w+$|\/_/i.test(
          path.slice(folder.length),
        ) &&
        idsInPath(path).length === 0,
    )
    .sort()
    .slice(-MOST_READ);
}

function mappingIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = parse(frontMatterOf(text) ?? '', { logLevel: 'silent' });
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
