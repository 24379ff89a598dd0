import { parse as parseYaml } from 'yaml';
import type { SiteFiles } from './site-files.ts';
import type { Recognised } from './detect.ts';
import { candidatesAmong } from './detect.ts';
import { matcherOf } from './glob.ts';
import { endingOf, folderOfDated, folderOfPages, pagesBelow } from './page-paths.ts';
import type { Preset, Source, Sources } from './preset.ts';
import { compileTemplate } from '../template/template.ts';

/** The values of a preset for a site, by name. */
export type SiteValues = Readonly<Record<string, string>>;

/** A site for the sources of a preset: its paths are relative to its folder. */
interface Asked extends Pick<Recognised, 'root' | 'configPath'> {
  readonly name: string;
  readonly paths: readonly string[];
  /** Returns the text of a file in the repository; empty for files beyond the limit. */
  read(path: string): Promise<string>;
}

/** Facts about a site that do not come from its pages. */
export interface LearnedValues {
  readonly values: SiteValues;
  /** The mode of formulas that are typeset. */
  readonly math: string;
  /** Whether something was found that typesets formulas. */
  readonly typesets: boolean;
  /** The key or shortcode that turns formulas on for a page; empty if there is none. */
  readonly mathSwitch: string;
  /** How to make the site list new pages; empty if that is not needed. */
  readonly unlisted: string;
  /** The address of the published site; empty if unknown. */
  readonly siteUrl: string;
  /** Key -> its allowed values. */
  readonly allowed: ReadonlyMap<string, readonly string[]>;
}

/**
 * Learns the values of a preset for a site.
 *
 * @param known values that replace the preset's
 */
export async function learnAbout(
  { preset, root, configPath }: Pick<Recognised, 'preset' | 'root' | 'configPath'>,
  files: Pick<SiteFiles, 'paths' | 'read'>,
  known: SiteValues = {},
): Promise<LearnedValues> {
  const readable = new Set(filesFor({ preset, root, configPath }, files.paths));
  const site: Asked = {
    name: `templates/${preset.name}/preset.yml`,
    root,
    configPath,
    paths: files.paths
      .filter((path) => path.startsWith(root))
      .map((path) => path.slice(root.length)),
    read: (path) => (readable.has(path) ? files.read(path) : Promise.resolve('')),
  };
  const values: Record<string, string> = {};
  for (const [name, sources] of Object.entries(preset.values))
    values[name] = known[name] ?? asPath(await firstOf(sources, site, values));
  Object.assign(values, known);
  const allowed = await Promise.all(
    Object.entries(preset.allowed).map(
      async ([key, sources]) => [key, await listOf(sources, site)] as const,
    ),
  );
  return {
    values,
    math: await firstOf(preset.math, site, values),
    typesets:
      preset.typesets === undefined || (await firstOf(preset.typesets, site, values)) !== '',
    mathSwitch: await firstOf(preset.mathSwitch, site, values),
    unlisted: await firstOf(preset.unlisted, site, values),
    siteUrl: await firstOf(preset.siteUrl, site, values),
    allowed: new Map(
      allowed.filter((entry): entry is [string, string[]] => entry[1] !== undefined),
    ),
  };
}

/**
 * The files that a preset may want to know of a site before its pages are read, which can be asked
 * for together.
 */
export function filesAbout(presets: readonly Preset[], paths: readonly string[]): string[] {
  return candidatesAmong(presets, paths)
    .slice(0, 2)
    .flatMap((found) => filesFor(found, paths));
}

/** The configuration file, then those that the preset's sources name. */
export function filesFor(
  { preset, root, configPath }: Pick<Recognised, 'preset' | 'root' | 'configPath'>,
  paths: readonly string[],
): string[] {
  const inside = paths.filter((path) => path.startsWith(root));
  const sources = [
    ...Object.values(preset.values),
    ...Object.values(preset.allowed),
    preset.math,
    preset.typesets ?? '',
    preset.mathSwitch,
    preset.unlisted,
    preset.siteUrl,
  ].flat();
  const asked = { root, configPath, paths: inside.map((path) => path.slice(root.length)) };
  const found = sources.flatMap((source) =>
    typeof source === 'object' && 'in' in source ? fileFor(source.in, asked) : [],
  );
  return [...new Set([configPath, ...found])].filter((path) => path !== undefined).slice(0, MOST);
}

/** A site may be learnt at the price of eight requests; the others are its posts. */
const MOST = 5;

/** Returns all values of a setting; undefined without the setting. */
async function listOf(sources: Sources, site: Asked): Promise<string[] | undefined> {
  for (const source of typeof sources === 'string' ? [] : sources) {
    if (typeof source === 'string' || !('setting' in source)) continue;
    const path = fileFor(source.in, site);
    const value = path === undefined ? undefined : await valueIn(path, source.setting, site);
    if (Array.isArray(value)) return value.map(String);
    // Docusaurus' tags.yml: key -> label and more.
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).map(([key, entry]) => labelOf(entry) ?? key);
  }
  return undefined;
}

function labelOf(entry: unknown): string | undefined {
  const label: unknown = typeof entry === 'object' ? memberOf(entry, 'label') : undefined;
  return typeof label === 'string' ? label : undefined;
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
  if ('folder' in source || 'dated' in source) {
    const language = values['language'] ?? 'en';
    const glob = asPath(fill('folder' in source ? source.folder : source.dated, site, values));
    const find = 'folder' in source ? folderOfPages : folderOfDated;
    const folder = find(glob, site.paths, language);
    return folder === undefined ? undefined : given(source.gives, folder, site, values);
  }
  if ('ending' in source)
    return endingOf(pagesBelow(asPath(fill(source.ending, site, values)), site.paths));
  if ('file' in source) {
    const found = site.paths.find(matcherOf(fill(source.file, site, values)));
    return found === undefined ? undefined : given(source.gives, found, site, values);
  }
  const path = fileFor(source.in, site);
  if (path === undefined) return undefined;
  const found =
    'pattern' in source
      ? firstGroup(
          new RegExp(source.pattern, 'm').exec(withoutComments(path, await site.read(path))),
        )
      : await settingIn(path, fill(source.setting, site, values), source.is, site);
  return found === undefined ? undefined : given(source.gives, found, site, values);
}

function fileFor(
  globs: string | readonly string[] | undefined,
  { root, configPath, paths }: Pick<Asked, 'root' | 'configPath' | 'paths'>,
): string | undefined {
  if (globs === undefined) return configPath;
  for (const glob of [globs].flat()) {
    const found = paths.find(matcherOf(glob));
    if (found !== undefined) return root + found;
  }
  return undefined;
}

function fill(template: string, { name }: Asked, values: SiteValues): string {
  return compileTemplate(name, template, values)(values);
}

function given(gives: string | undefined, found: string, site: Asked, values: SiteValues): string {
  return gives === undefined ? found : fill(gives, site, { ...values, found });
}

/** Removes empty lines and comments: a setting in a comment is turned off. */
function withoutComments(path: string, text: string): string {
  if (/\.(?:ya?ml|toml|py)$/.test(path)) return text.replace(/^[ \t]*(?:#.*)?\r?\n/gm, '');
  return /\.[cm]?[jt]s$/.test(path) ? text.replace(/^[ \t]*\/\/.*\n?/gm, '') : text;
}

function firstGroup(match: RegExpExecArray | null): string | undefined {
  return match === null ? undefined : (match[1] ?? match[0]);
}

/** A setting as text, of a list the first; undefined where there is none, or none of the wanted value. */
async function settingIn(
  path: string,
  keys: string,
  wanted: string | boolean | undefined,
  site: Asked,
): Promise<string | undefined> {
  const found = await valueIn(path, keys, site);
  const value: unknown = Array.isArray(found) ? found[0] : found;
  if (wanted !== undefined) return value === wanted ? String(value) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Returns the value at `a.b.c` in a file; the whole file for an empty path. */
async function valueIn(path: string, keys: string, site: Asked): Promise<unknown> {
  const whole = await parsed(path, await site.read(path));
  return keys === '' ? whole : keys.split('.').reduce<unknown>(memberOf, whole);
}

/** Hugo does not care about the case of its keys, and the others have none that differ by it alone. */
function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  // MkDocs' plugins are a list of mappings with one key each.
  if (Array.isArray(value))
    return value.map((one: unknown) => memberOf(one, key)).find((one) => one !== undefined);
  return Object.entries(value).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

/**
 * Parses a file. An unreadable file counts as empty, because the site's generator will report it.
 */
async function parsed(path: string, text: string): Promise<unknown> {
  try {
    // Only some sites have TOML: the others do not load its parser.
    if (path.endsWith('.toml')) return (await import('smol-toml')).parse(text);
    return parseYaml(text, { logLevel: 'silent' }) as unknown;
  } catch {
    return undefined;
  }
}

/** A folder as configurations write it (`./docs/`), as a path in the repository. */
export function asPath(text: string): string {
  return text
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
