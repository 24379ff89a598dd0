import type { Edges } from './run-edges.ts';
import type { SiteFiles } from './site/site-files.ts';
import { RunFailure } from './failure.ts';
import { isDigestBranch } from './record/digest.ts';
import type { Config } from './config/config.ts';
import { readConfig } from './config/read.ts';

/** The settings, and the files of the base branch. */
export interface Configured {
  readonly config: Config;
  readonly base: SiteFiles;
}

/**
 * Reads the configuration file, if the site has one, and the inputs of the workflow.
 *
 * @param whenListed called with the list of files before any file is read
 * @throws RunFailure with all mistakes in the workflow and the file
 */
export async function configure(
  { inputs, site, at, log }: Pick<Edges, 'inputs' | 'site' | 'at' | 'log'>,
  whenListed: (files: SiteFiles) => void = () => undefined,
): Promise<Configured> {
  const files = await site.files({ ...(at.base !== undefined && { branch: at.base }) });
  whenListed(files);
  const { path, named } = at.file;
  const isThere = files.paths.includes(path);
  if (named && !isThere)
    throw new RunFailure('CONFIG_INVALID', `\`config\`: ${path} does not exist in the repository`);
  const config = readConfig(inputs, isThere ? { path, text: await files.read(path) } : undefined);
  config.notices.forEach(log.notice);
  log.info(`Topics: ${config.topics.length}${isThere ? `, with settings from ${path}` : ''}`);
  const { base } = config;
  const onBase =
    base === undefined || base === files.branch ? files : await site.files({ branch: base });
  requireBranchApart(config, onBase.branch);
  return { config, base: onBase };
}

/** Requires a base branch that is not a digest branch: commits to the base branch skip the review. */
function requireBranchApart(config: Config, base: string): void {
  if (config.pullRequest === 'off' || !isDigestBranch(base, config.branch)) return;
  throw new RunFailure(
    'CONFIG_INVALID',
    `\`branch: ${config.branch}\` matches the base branch, ${base}. Set another \`branch\`, or \`pull-request: off\` to commit to the base branch`,
  );
}
