import { didYouMean } from '../config/nearest.ts';
import { RunFailure } from '../failure.ts';
import type { Preset } from './preset.ts';

/** The preset that takes any repository, and is taken where nothing else fits. */
export const PLAIN = 'markdown';

export interface Recognised {
  readonly preset: Preset;
  /** In words, for the log and the summary: how it was found. */
  readonly because: string;
}

/**
 * The preset for a site.
 *
 * @param site the `site` input: a preset's name, or `auto`
 * @throws RunFailure CONFIG_INVALID for an unknown name, and where a site could be of two kinds
 */
export function recognise(
  presets: readonly Preset[],
  site: string,
  paths: readonly string[],
): Recognised {
  const named = presets.find(({ name }) => name === site);
  if (named !== undefined) return { preset: named, because: 'the `site` input names it' };
  const names = presets.map(({ name }) => name);
  if (site !== 'auto') {
    throw new RunFailure(
      'CONFIG_INVALID',
      `\`site\` is "${site}", which is no preset.${didYouMean(site, names)} There are: auto, ${names.join(', ')}`,
    );
  }
  const fitting = presets.filter(({ recognise: globs }) =>
    globs?.every((glob) => paths.some(matcherOf(glob))),
  );
  const [first, second] = fitting;
  if (second !== undefined) {
    const seen = fitting.map(
      ({ name, recognise: globs }) => `${name} (it has ${globs?.join(', ') ?? ''})`,
    );
    throw new RunFailure(
      'CONFIG_INVALID',
      `The site could be ${seen.join(' or ')}: say which with \`site\``,
    );
  }
  if (first !== undefined)
    return { preset: first, because: `the site has ${first.recognise?.join(' and ') ?? ''}` };
  const plain = presets.find(({ name }) => name === PLAIN);
  if (plain === undefined) throw new RunFailure('INTERNAL', `the preset ${PLAIN} is missing`);
  const looked = presets
    .filter(({ recognise: globs }) => globs !== undefined)
    .map(({ title }) => title);
  return {
    preset: plain,
    because: `no site generator was recognised (looked for: ${looked.join('; ')})`,
  };
}

/** `*` stands for anything within a folder, `**` for anything. */
function matcherOf(glob: string): (path: string) => boolean {
  const source = glob
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'));
  const pattern = new RegExp(`^${source}$`);
  return (path) => pattern.test(path);
}
