import type { Edges } from './run-edges.ts';
import type { SiteFiles } from './site/site-files.ts';
import { RunFailure } from './failure.ts';
import { isDigestBranch } from './record/digest.ts';
import type { Config } from './config/config.ts';
import { readConfig } from './config/read.ts';

/** The settings, and the files of the base branch that they name. */
export interface Configured {
  readonly config: Config;
  readonly base: SiteFiles;
}

/**
 * Reads the configuration file where the site has one, then all settings.
 *
 * @param whenListed gets the files before any is read
 * @throws RunFailure, with everything that is wrong with workflow and file
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
    throw new RunFailure('CONFIG_INVALID', `\`config\` names ${path}, which is not there`);
  const config = readConfig(inputs, isThere ? { path, text: await files.read(path) } : undefined);
  config.notices.forEach(log.notice);
  log.info(`Topics: ${config.topics.length}${isThere ? `, with settings from ${path}` : ''}`);
  const { base } = config;
  const onBase =
    base === undefined || base === files.branch ? files : await site.files({ branch: base });
  requireBranchApart(config, onBase.branch);
  return { config, base: onBase };
}

/** What is committed to a digest branch waits for a review, which on the base branch it would not. */
function requireBranchApart(config: Config, base: string): void {
  if (config.pullRequest === 'off' || !isDigestBranch(base, config.branch)) return;
  throw new RunFailure(
    'CONFIG_INVALID',
    `The base branch, ${base}, is one of those that \`branch: ${config.branch}\` stands for: name another \`branch\`, or commit to the base branch with \`pull-request: off\``,
  );
}
