import { didYouMean } from '../text/nearest.ts';
import type { SiteFiles } from './site-files.ts';
import { RunFailure } from '../failure.ts';
import { matcherOf } from './glob.ts';
import type { Preset, Recognition } from './preset.ts';

/** The preset for a repository without a known generator. */
export const PLAIN = 'markdown';

/** Folders that may hold the site, in the order in which they are tried. */
const ROOTS = ['', 'docs/', 'website/', 'site/', 'web/', 'www/', 'blog/'];

export interface Recognised {
  readonly preset: Preset;
  /** The folder of the site in its repository: empty, or with a slash at its end. */
  readonly root: string;
  /** The site's configuration file, where it has one. */
  readonly configPath: string | undefined;
  /** How the generator was recognised, in words, for the log and the summary. */
  readonly because: string;
}

/**
 * Chooses the preset for a site.
 *
 * @param site the `site` input: a preset's name, or `auto`
 * @throws RunFailure CONFIG_INVALID for an unknown name, or if two generators match
 */
export async function recognise(
  presets: readonly Preset[],
  site: string,
  files: Pick<SiteFiles, 'paths' | 'read'>,
): Promise<Recognised> {
  const candidates = site === 'auto' ? presets : [presetNamed(presets, site)];
  for (const root of ROOTS) {
    const fitting = withoutGeneral(await fittingIn(root, candidates, files));
    const [first, second] = fitting;
    if (second !== undefined) throw ambiguous(fitting);
    if (first !== undefined) return first;
  }
  if (site !== 'auto')
    return {
      preset: presetNamed(presets, site),
      root: '',
      configPath: undefined,
      because: 'the `site` input names it',
    };
  const looked = presets.filter((preset) => preset.recognise !== undefined);
  return {
    preset: presetNamed(presets, PLAIN),
    root: '',
    configPath: undefined,
    because: `no site generator was recognised (looked for: ${looked.map(({ title }) => title).join('; ')})`,
  };
}

function presetNamed(presets: readonly Preset[], site: string): Preset {
  const named = presets.find(({ name }) => name === site);
  if (named !== undefined) return named;
  const names = presets.map(({ name }) => name);
  throw new RunFailure(
    'CONFIG_INVALID',
    `\`site\`: \`${site}\` is not a preset.${didYouMean(site, names)} Use one of: auto, ${names.join(', ')}`,
  );
}

/** Lists the presets whose files exist, without reading any file. */
export function candidatesAmong(
  presets: readonly Preset[],
  paths: readonly string[],
): Pick<Recognised, 'preset' | 'root' | 'configPath'>[] {
  for (const root of ROOTS) {
    const found = withoutGeneral(candidatesIn(root, presets, paths));
    if (found.length > 0) return found;
  }
  return [];
}

type Candidate = Pick<Recognised, 'preset' | 'root'> & {
  readonly configPath: string;
  readonly way: Recognition;
};

function candidatesIn(
  root: string,
  presets: readonly Preset[],
  paths: readonly string[],
): Candidate[] {
  const inside = paths
    .filter((path) => path.startsWith(root))
    .map((path) => path.slice(root.length));
  return presets.flatMap((preset) =>
    (preset.recognise ?? []).flatMap((way) => {
      const config = configOf(way, inside);
      return config === undefined ? [] : [{ preset, root, configPath: root + config, way }];
    }),
  );
}

async function fittingIn(
  root: string,
  presets: readonly Preset[],
  { paths, read }: Pick<SiteFiles, 'paths' | 'read'>,
): Promise<Recognised[]> {
  const fitting: Recognised[] = [];
  for (const { preset, configPath, way } of candidatesIn(root, presets, paths)) {
    if (fitting.some((found) => found.preset === preset)) continue;
    if (way.says !== undefined && !new RegExp(way.says, 'im').test(await read(configPath)))
      continue;
    fitting.push({ preset, root, configPath, because: `the site has ${configPath}` });
  }
  return fitting;
}

/** Finds the configuration file of a generator, if the paths match its rules. */
function configOf(wanted: Recognition, paths: readonly string[]): string | undefined {
  const has = (glob: string) => paths.some(matcherOf(glob));
  if (wanted.with?.every(has) === false || wanted.withAny?.some(has) === false) return undefined;
  if (wanted.without?.some(has) === true) return undefined;
  for (const glob of wanted.config) {
    const found = paths.find(matcherOf(glob));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Drops a preset if another match is a special case of it. */
function withoutGeneral<Found extends Pick<Recognised, 'preset'>>(
  fitting: readonly Found[],
): Found[] {
  const general = new Set(fitting.flatMap(({ preset }) => preset.insteadOf));
  return fitting.filter(({ preset }) => !general.has(preset.name));
}

function ambiguous(fitting: readonly Recognised[]): RunFailure {
  const seen = fitting.map(
    ({ preset, configPath = '' }) => `${preset.name} (it has ${configPath})`,
  );
  return new RunFailure(
    'CONFIG_INVALID',
    `Two generators match: ${seen.join(' and ')}. Choose one with \`site\`, such as \`site: ${fitting[0]?.preset.name ?? ''}\``,
  );
}
