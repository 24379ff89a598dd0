import type { SiteFiles } from './site-files.ts';
import { matcherOf } from './glob.ts';
import { endingOf, pagesBelow } from './page-paths.ts';
import type { Collection, Schema } from './site-schema.ts';

/** The collection for new posts. */
export interface PostCollection extends Collection {
  /** The configuration that declares it. */
  readonly configPath: string;
  /** Whether its pattern matches `slug.md`, or only `slug/index.md`. */
  readonly takesFiles: boolean;
  readonly ending: string;
}

/** Names of collections that hold posts, the most common first. */
const OF_POSTS = [
  'blog',
  'posts',
  'post',
  'articles',
  'article',
  'writing',
  'writings',
  'essays',
  'news',
  'journal',
  'papers',
  'notes',
];

/** The collection of posts, and a function that reads its schema. */
export interface FoundCollection {
  readonly collection: PostCollection;
  /** Reads the schema. If the configuration imports it, reads one more file. */
  schema(): Promise<Schema | undefined>;
}

/**
 * Finds the collection of an Astro site that holds its posts.
 *
 * @param configPath of the content configuration
 * @param root folder of the site, with a slash at its end, or empty
 */
export async function collectionFor(
  configPath: string,
  root: string,
  files: Pick<SiteFiles, 'paths' | 'read'>,
): Promise<FoundCollection | undefined> {
  // Loaded only for sites that have a content configuration.
  const { collectionsIn, importsOf } = await import('./astro-schema.ts');
  const inside = files.paths
    .filter((path) => path.startsWith(root))
    .map((path) => path.slice(root.length));
  const config = configPath.slice(root.length);
  const modules = new Map([[config, await files.read(configPath)]]);
  const collections = () => collectionsIn(config, modules, inside);
  const [imported] = importsOf(config, modules.get(config) ?? '', inside);
  const readImport = async () => {
    if (imported !== undefined) modules.set(imported, await files.read(root + imported));
  };
  const first = best(collections(), inside);
  if (first === undefined) await readImport();
  const chosen = first ?? best(collections(), inside);
  if (chosen === undefined) return undefined;
  return {
    collection: { ...chosen, configPath },
    async schema() {
      if (first === undefined || (first.schema !== undefined && first.schema.fields.size > 0))
        return chosen.schema;
      await readImport();
      return collections().find(({ name }) => name === chosen.name)?.schema;
    },
  };
}

function best(
  collections: readonly Collection[],
  paths: readonly string[],
): Omit<PostCollection, 'configPath'> | undefined {
  const ranked = collections
    .flatMap((collection) => {
      const pages = pagesBelow(collection.folder, paths);
      const form = formFor(collection, endingOf(pages));
      return form === undefined
        ? []
        : [{ ...collection, ...form, rank: rankOf(collection, pages.length) }];
    })
    .sort((a, b) => b.rank - a.rank);
  return ranked[0];
}

/** Ranks by a common name first, then by pages, then by a date among the keys. */
function rankOf({ name, schema, isDocs }: Collection, pages: number): number {
  const nth = OF_POSTS.indexOf(name.toLowerCase());
  const keys = [...(schema?.fields ?? [])];
  const hasDate = keys.some(
    ([key, { type }]) => type === 'date' || type === 'instant' || /^(?:date|pub)/i.test(key),
  );
  const isKnown = nth >= 0 || /blog|post/i.test(name);
  return (
    (isKnown ? 400 : 0) +
    (pages > 0 ? 300 : 0) +
    (hasDate ? 200 : 0) +
    (isDocs ? 50 : 0) +
    (nth >= 0 ? OF_POSTS.length - nth : 0) +
    Math.min(pages, 9) / 10
  );
}

/** Finds a form of file name that the collection's pattern matches. */
function formFor(
  { pattern }: Collection,
  usual: string | undefined,
): Pick<PostCollection, 'takesFiles' | 'ending'> | undefined {
  const first = usual ?? 'md';
  if (pattern === undefined) return { takesFiles: true, ending: first };
  const wanted = pattern.map((one) => matcherOf(one.replace(/^\.\//, '')));
  for (const [takesFiles, name] of [
    [true, 'a-page'],
    [false, 'a-page/index'],
  ] as const)
    for (const ending of [first, 'md', 'mdx', 'markdown'])
      if (wanted.some((matches) => matches(`${name}.${ending}`))) return { takesFiles, ending };
  return undefined;
}
