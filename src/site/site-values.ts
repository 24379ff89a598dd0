import { parse as parseYaml } from 'yaml';
import type { SiteFiles } from '../record/site.ts';
import type { Recognised } from './detect.ts';
import { matcherOf } from './glob.ts';
import type { Source, Sources } from './preset.ts';
import { compileTemplate } from '../template/template.ts';

/** What a preset learns of a site, by name. */
export type SiteValues = Readonly<Record<string, string>>;

/** Files that are pages, and not what generators and people put beside them. */
const PAGE = /\.(?:md|mdx|markdown)$/;

/** The site, as a preset's sources ask about it: its files without the folder that it stands in. */
interface Asked extends Pick<Recognised, 'root' | 'configPath'> {
  readonly name: string;
  readonly paths: readonly string[];
  /** Text of a file of the whole repository; each is read once. */
  read(path: string): Promise<string>;
}

/** Learns what a preset wants to know of a site: its values, then its way with formulas. */
export async function learnAbout(
  { preset, root, configPath }: Recognised,
  files: Pick<SiteFiles, 'paths' | 'read'>,
): Promise<{ values: SiteValues; math: string }> {
  const texts = new Map<string, Promise<string>>();
  const site: Asked = {
    name: `templates/${preset.name}/preset.yml`,
    root,
    configPath,
    paths: files.paths
      .filter((path) => path.startsWith(root))
      .map((path) => path.slice(root.length)),
    read(path) {
      const text = texts.get(path) ?? files.read(path);
      texts.set(path, text);
      return text;
    },
  };
  const values: Record<string, string> = {};
  for (const [name, sources] of Object.entries(preset.values))
    values[name] = asPath(await firstOf(sources, site, values));
  return { values, math: await firstOf(preset.math, site, values) };
}

async function firstOf(sources: Sources, site: Asked, values: SiteValues): Promise<string> {
  if (typeof sources === 'string') return fill(sources, site, values);
  for (const source of sources) {
    const found = await learn(source, site, values);
    if (found !== undefined) return found;
  }
  return '';
}

async function learn(source: Source, site: Asked, values: SiteValues): Promise<string | undefined> {
  if (typeof source === 'string') return fill(source, site, values);
  if ('folder' in source) {
    const folder = fullest(asPath(fill(source.folder, site, values)), site.paths);
    return folder === undefined ? undefined : given(source.gives, folder, site, values);
  }
  if ('ending' in source)
    return commonEnding(asPath(fill(source.ending, site, values)), site.paths);
  const path = fileFor(source.in, site);
  if (path === undefined) return undefined;
  const text = await site.read(path);
  const found =
    'pattern' in source
      ? firstGroup(new RegExp(source.pattern, 'm').exec(text))
      : await settingIn(path, text, fill(source.setting, site, values), source.is);
  return found === undefined ? undefined : given(source.gives, found, site, values);
}

function fileFor(glob: string | undefined, { root, configPath, paths }: Asked): string | undefined {
  if (glob === undefined) return configPath;
  const found = paths.find(matcherOf(glob));
  return found === undefined ? undefined : root + found;
}

function fill(template: string, { name }: Asked, values: SiteValues): string {
  return compileTemplate(name, template, values)(values);
}

function given(gives: string | undefined, found: string, site: Asked, values: SiteValues): string {
  return gives === undefined ? found : fill(gives, site, { ...values, found });
}

function firstGroup(match: RegExpExecArray | null): string | undefined {
  return match === null ? undefined : (match[1] ?? match[0]);
}

/** A setting as text; undefined where there is none, or none of the wanted value. */
async function settingIn(
  path: string,
  text: string,
  keys: string,
  wanted: string | boolean | undefined,
): Promise<string | undefined> {
  const value = keys.split('.').reduce<unknown>(memberOf, await parsed(path, text));
  if (wanted !== undefined) return value === wanted ? String(value) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Hugo does not care about the case of its keys, and the others have none that differ by it alone. */
function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

/** A file that cannot be read says nothing: it is the site's own matter, and its generator will tell. */
async function parsed(path: string, text: string): Promise<unknown> {
  try {
    // Only some sites have TOML: the others do not load its parser.
    if (path.endsWith('.toml')) return (await import('smol-toml')).parse(text);
    return parseYaml(text, { logLevel: 'silent' }) as unknown;
  } catch {
    return undefined;
  }
}

/** The folder that matches a glob and holds the most pages, at any depth. */
function fullest(glob: string, paths: readonly string[]): string | undefined {
  const matches = matcherOf(glob);
  const counts = new Map<string, number>();
  for (const path of paths) {
    if (!PAGE.test(path)) continue;
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end);
      const known = counts.get(folder);
      if (known !== undefined || matches(folder)) counts.set(folder, (known ?? 0) + 1);
    }
  }
  return mostCommon(counts);
}

function commonEnding(folder: string, paths: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const ending = path.startsWith(`${folder}/`) ? PAGE.exec(path)?.[0].slice(1) : undefined;
    if (ending !== undefined) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return mostCommon(counts);
}

function mostCommon(counts: ReadonlyMap<string, number>): string | undefined {
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

/** A folder as configurations write it (`./docs/`), as a path in the repository. */
export function asPath(text: string): string {
  return text
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
