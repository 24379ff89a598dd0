import { ModuleReader, type Modules, type Placed, UNKNOWN } from './modules.ts';
import type { Collection } from './site-schema.ts';
import { FieldReader } from './zod-field.ts';

export { importsOf } from './modules.ts';

/**
 * Reads the collections of Astro's content configuration (docs.astro.build, "Content collections").
 * Leaves out everything that it cannot read.
 *
 * @param path of the configuration, among `modules`
 * @param modules path -> text; those that it imports may be missing
 * @param paths the site's files, to resolve imports
 */
export function collectionsIn(
  path: string,
  modules: Modules,
  paths: readonly string[],
): readonly Collection[] {
  const reader = new ModuleReader(modules, paths);
  return reader.entriesOf(reader.named(path, 'collections')).flatMap(({ key, value, at }) => {
    const collection = key === undefined ? undefined : collectionOf(reader, key, { at, value });
    return collection === undefined ? [] : [collection];
  });
}

function collectionOf(modules: ModuleReader, name: string, placed: Placed): Collection | undefined {
  const { at, value } = modules.returned(placed);
  if (value.kind !== 'call') return undefined;
  const entries = modules.entriesOf({ at, value: value.args[0] ?? UNKNOWN });
  const entry = (key: string): Placed | undefined => entries.find((one) => one.key === key);
  if (modules.text(entry('type')) === 'data') return undefined;
  const loader = loaderOf(modules, name, entry('loader'));
  if (loader === undefined) return undefined;
  const schema = entry('schema');
  const field = schema && new FieldReader(modules).field(schema);
  const isDocs = loader.isDocs || (schema !== undefined && isCallOf(modules, schema, 'docsSchema'));
  return {
    name,
    ...loader,
    isDocs,
    schema: field?.fields && { fields: field.fields, strict: field.strict === true },
  };
}

function isCallOf(modules: ModuleReader, placed: Placed, name: string): boolean {
  const { value } = modules.settled(placed);
  return value.kind === 'call' && value.callee.kind === 'name' && value.callee.name === name;
}

/** Finds the folder of a collection; undefined where its pages are not in the repository. */
function loaderOf(
  modules: ModuleReader,
  name: string,
  placed: Placed | undefined,
): Pick<Collection, 'folder' | 'pattern' | 'isDocs'> | undefined {
  const usual = { folder: `src/content/${name}`, pattern: undefined, isDocs: false };
  if (placed === undefined) return usual;
  const { at, value } = modules.returned(placed);
  if (value.kind !== 'call') return undefined;
  const loader = value.callee.kind === 'name' ? value.callee.name : '';
  if (loader === 'docsLoader') return { ...usual, folder: 'src/content/docs', isDocs: true };
  if (!/glob/i.test(loader)) return undefined;
  const options = modules.entriesOf({ at, value: value.args[0] ?? UNKNOWN });
  const option = (key: string) => options.find((one) => one.key === key);
  const [base, pattern] = [option('base'), option('pattern')];
  const folder = base === undefined ? '.' : modules.text(base);
  if (folder === undefined) return undefined;
  const patterns = pattern === undefined ? [] : modules.texts(pattern);
  // In `blog/**/*.md` the folder of the pages is part of the pattern.
  const below = folderIn(patterns[0]);
  const relative = patterns.map((glob) =>
    glob.startsWith(`${below}/`) ? glob.slice(below.length + 1) : glob,
  );
  return {
    folder: [folder.replace(/^\.?\/+/, '').replace(/\/+$/, ''), below].filter(Boolean).join('/'),
    pattern: patterns.length === 0 ? undefined : relative,
    isDocs: false,
  };
}

/** Returns the folders at the start of a glob: `blog` of `blog/*.md`. */
function folderIn(glob = ''): string {
  const parts = glob
    .replace(/^\.?\/+/, '')
    .split('/')
    .slice(0, -1);
  const open = parts.findIndex((part) => /[*?{[(!]/.test(part));
  return parts.slice(0, open < 0 ? parts.length : open).join('/');
}
