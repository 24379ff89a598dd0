import * as z from 'zod/mini';
import type { Config, Connection, ModelSettings } from './config.ts';
import { type ConfigFile, readFile } from './file.ts';
import { didYouMean } from '../text/nearest.ts';
import { type Problem, refuse } from './problem.ts';
import {
  DEFAULT_FILE,
  INPUTS,
  INPUT_NAMES,
  type Input,
  type InputValues,
  isInput,
} from './schema.ts';
import { readQuery, readTopics } from './topics.ts';
import { readYamlMapping } from './yaml-mapping.ts';

/** Input name (`lookback-days`) -> what the workflow gave, as text. Absent and empty are the same. */
export type GivenInputs = ReadonlyMap<string, string>;

/**
 * Where to look first: all that has to be known before the configuration file can be read.
 *
 * @param given the workflow's inputs
 * @param home `owner/name` of the repository that the workflow is in, if there is one
 * @throws RunFailure CONFIG_INVALID, with every problem of these few
 */
export function readConnection(given: GivenInputs, home: string | undefined): Connection {
  const problems: Problem[] = [];
  const said = valuesOf(written(given), 'the workflow', problems);
  const here = valuesOf(
    new Map(home === undefined ? [] : [['repository', home]]),
    'the environment',
    problems,
  );
  const repository = said.repository ?? here.repository;
  if (repository === undefined && problems.length === 0) {
    problems.push({
      code: 'CONFIG_INVALID',
      message: '`repository` is empty, and no workflow says which one is meant',
    });
  }
  if (!said.token) {
    problems.push({
      code: 'CONFIG_INVALID',
      message: '`token` is empty: leave it out to use the token of the job',
    });
  }
  // What else is wrong is told together with what is wrong in the file: see readConfig.
  if (repository === undefined || !said.token) throw refuse(problems);
  return {
    token: said.token,
    repository,
    ...(said.base !== undefined && { base: said.base }),
    file: { path: said.config ?? DEFAULT_FILE, named: said.config !== undefined },
  };
}

/** An input that is left empty counts as not given: so the runner passes what a workflow leaves out. */
function written(given: GivenInputs): Map<string, unknown> {
  return new Map([...given].filter(([, text]) => text.trim() !== ''));
}

/**
 * Everything a run was asked to do: the workflow's inputs over the configuration file's over the
 * defaults.
 *
 * @param given the workflow's inputs
 * @param file the configuration file's path and text, where there is one
 * @throws RunFailure CONFIG_INVALID, NO_TOPICS or QUERY_INVALID, with every problem of both
 */
export function readConfig(
  given: GivenInputs,
  file?: ConfigFile,
): Config & { readonly base?: string } {
  const problems: Problem[] = [];
  const inWorkflow = written(given);
  const inFile = file && readFile(file, !inWorkflow.has('keywords'), problems);
  const said = {
    ...valuesOf(defaults(), 'the defaults', problems),
    ...valuesOf(inFile ?? new Map(), file?.path ?? '', problems),
    ...valuesOf(inWorkflow, 'the workflow', problems),
  };
  const topics = readTopics(said.keywords, problems);
  const exclude = said.exclude ? readQuery('exclude', said.exclude, problems) : undefined;
  const frontMatter = readMapping(said['front-matter'], problems);
  const model = readModel(said, problems);
  if (problems.length > 0) throw refuse(problems);
  return assemble(said, {
    topics,
    frontMatter,
    ...(exclude && { exclude }),
    ...(model && { model }),
  });
}

function assemble(
  said: InputValues,
  read: Pick<Config, 'topics' | 'frontMatter' | 'exclude' | 'model'>,
): Config & { readonly base?: string } {
  return {
    ...read,
    categories: said.categories ?? [],
    papers: said.papers ?? [],
    source: said.source ?? 'auto',
    onOutage: said['on-outage'] ?? 'fail',
    lookbackDays: said['lookback-days'] ?? 0,
    maxPapers: said['max-papers'] ?? 0,
    output: said.output ?? new Set(),
    site: said.site ?? '',
    timezone: said.timezone ?? '',
    codeLinks: said['code-links'] ?? false,
    branch: said.branch ?? '',
    pullRequest: said['pull-request'] ?? 'rolling',
    title: said.title || INPUTS.title.default,
    commitMessage: said['commit-message'] || INPUTS['commit-message'].default,
    labels: said.labels ?? [],
    assignees: said.assignees ?? [],
    reviewers: said.reviewers ?? [],
    teamReviewers: said['team-reviewers'] ?? [],
    draft: said.draft ?? false,
    dryRun: said['dry-run'] ?? false,
    ...(said['post-path'] && { postPath: said['post-path'] }),
    ...(said['digest-path'] && { digestPath: said['digest-path'] }),
    ...(said.templates && { templates: said.templates }),
    ...(said.base !== undefined && { base: said.base }),
  };
}

/** The language model, where one is named: then its address and its name are both needed. */
function readModel(said: InputValues, problems: Problem[]): ModelSettings | undefined {
  const { 'llm-url': url, 'llm-model': name, 'llm-key': key } = said;
  if (!url && !name && !key) return undefined;
  const lacking = [...(url ? [] : ['`llm-url`']), ...(name ? [] : ['`llm-model`'])];
  if (lacking.length > 0)
    problems.push({
      code: 'CONFIG_INVALID',
      message: `A language model is named, but not all that it takes: ${lacking.join(' and ')} ${lacking.length === 1 ? 'is' : 'are'} missing`,
    });
  return {
    url: url ?? '',
    name: name ?? '',
    key: key ?? '',
    tasks: said['llm-tasks'] ?? new Set(),
    language: said['llm-language'] ?? '',
  };
}

function defaults(): Map<string, unknown> {
  return new Map(
    INPUT_NAMES.flatMap((name) => {
      const input: Input = INPUTS[name];
      return input.default === undefined || name === 'token' ? [] : [[name, input.default]];
    }),
  );
}

/** Reads each value by its schema. Problems name the input and where it was written. */
function valuesOf(
  said: ReadonlyMap<string, unknown>,
  where: string,
  problems: Problem[],
): InputValues {
  const values: Record<string, unknown> = {};
  for (const [name, value] of said) {
    if (!isInput(name)) {
      problems.push({
        code: 'CONFIG_INVALID',
        message: `\`${name}\` in ${where} is no input of Paperboy.${didYouMean(name, INPUT_NAMES)}`,
      });
      continue;
    }
    const read = z.safeParse(INPUTS[name].schema, value);
    if (read.success) values[name] = read.data;
    else {
      const why = read.error.issues[0]?.message ?? 'cannot be read';
      problems.push({ code: 'CONFIG_INVALID', message: `\`${name}\` in ${where} ${why}` });
    }
  }
  return values;
}

function readMapping(value: unknown, problems: Problem[]): Record<string, unknown> {
  if (value === undefined) return {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return Object.fromEntries(Object.entries(value));
  const read = readYamlMapping(typeof value === 'string' ? value : JSON.stringify(value));
  if ('entries' in read) return read.written();
  for (const { key, message } of read.problems)
    problems.push({
      code: 'CONFIG_INVALID',
      message: `\`front-matter\` is not a YAML mapping: ${key === undefined ? '' : `\`${key}\`: `}${message}`,
    });
  return {};
}
