import type { Config } from '../config/config.ts';
import { RunFailure } from '../failure.ts';
import type { FindPartial } from '../template/partials.ts';
import type { Printed, Template } from '../template/template.ts';
import { sampleViews } from '../view/sample-views.ts';
import type { PostView } from '../view/post-view.ts';
import { problemIn } from './front-matter.ts';
import type { Preset } from './preset.ts';
import type { Presets } from './presets.ts';
import type { SiteFiles } from './site-files.ts';

/** Finds a template or a partial: the user's, else the preset's, else the common one. */
export function templateFinder(
  { name: preset }: Preset,
  { templates }: Config,
  { paths, read }: SiteFiles,
  presets: Presets,
): FindPartial {
  const own = new Map(
    paths
      .filter((path) => templates !== undefined && path.startsWith(`${templates}/`))
      .map((path) => [path.slice(`${templates ?? ''}/`.length), path] as const)
      .filter(([file]) => /^[\w-]+\.hbs$/.test(file))
      // All requests start together.
      .map(([file, path]) => [file, { file: path, text: read(path) }] as const),
  );
  return async (name) => {
    const theirs = own.get(`${name}.hbs`);
    if (theirs !== undefined) return { file: theirs.file, text: await theirs.text };
    for (const file of [`${preset}/${name}.hbs`, `${name}.hbs`]) {
      const text = presets.read(file);
      if (text !== undefined) return { file: `templates/${file}`, text };
    }
    return undefined;
  };
}

/** Prints a sample paper. A template that fails for it would fail for every paper. */
export function requireReadable(name: string, post: Template<PostView>): void {
  const printed: Printed[] = [];
  const problem = problemIn(post(sampleViews().post, printed), printed);
  if (problem !== undefined)
    throw new RunFailure('TEMPLATE_INVALID', `${name}: for every paper, ${problem}`);
}

/** Refuses a folder of templates in which no file replaces one of ours. */
export function requireTemplates(
  { templates }: Config,
  { paths, branch }: SiteFiles,
  presets: Presets,
): void {
  if (templates === undefined) return;
  const known = ['post.hbs', 'digest.hbs', 'list.hbs', 'pull-request.hbs'];
  const inFolder = paths
    .filter((path) => path.startsWith(`${templates}/`))
    .map((path) => path.slice(templates.length + 1));
  const isOurs = (file: string) => /^[\w-]+\.hbs$/.test(file) && presets.read(file) !== undefined;
  if (inFolder.some((file) => known.includes(file) || isOurs(file))) return;
  const where = branch === '' ? '' : ` on ${branch}`;
  throw new RunFailure(
    'CONFIG_INVALID',
    `\`templates\`: ${templates}/${where} contains none of ${known.join(', ')}`,
  );
}
