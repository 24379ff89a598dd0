import type { Notice } from '../log.ts';
import {
  type Config,
  type Connection,
  type ModelSettings,
  NO_SETTINGS,
  type Settings,
} from './config.ts';
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
import { Refusal } from './readers.ts';
import { noticesOfTopics, readQuery, readTopics } from './topics.ts';

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

const DEFAULTS: ReadonlyMap<string, unknown> = new Map(
  INPUT_NAMES.flatMap((name) => {
    const input: Input = INPUTS[name];
    return input.default === undefined || name === 'token' ? [] : [[name, input.default]];
  }),
);

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
export function readConfig(given: GivenInputs, file?: ConfigFile): Config {
  const problems: Problem[] = [];
  const notices: Notice[] = [];
  const inWorkflow = written(given);
  const inFile = file && readFile(file, !inWorkflow.has('keywords'), problems, notices);
  const said = {
    ...valuesOf(DEFAULTS, 'the defaults', problems),
    ...valuesOf(inFile ?? new Map(), file?.path ?? '', problems),
    ...valuesOf(inWorkflow, 'the workflow', problems),
  };
  const topics = readTopics(said.keywords, problems);
  const exclude = said.exclude ? readQuery('exclude', said.exclude, problems) : undefined;
  const model = readModel(said, problems);
  if (problems.length > 0) throw refuse(problems);
  notices.push(...noticesOfTopics(topics));
  return {
    ...settingsOf(said),
    topics,
    notices,
    ...(exclude && { exclude }),
    ...(model && { model }),
  };
}

/** The types say which are always there: those with a default. */
function settingsOf(values: InputValues): Settings {
  const camel = (name: string) =>
    name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const settings = Object.entries(values).filter(
    ([name]) => !NO_SETTINGS.some((no) => no === name),
  );
  return Object.fromEntries(
    settings.map(([name, value]) => [camel(name), value]),
  ) as unknown as Settings;
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

/** Reads each value. Problems name the input and where it was written. */
function valuesOf(
  given: ReadonlyMap<string, unknown>,
  where: string,
  problems: Problem[],
): InputValues {
  const complain = (message: string) => problems.push({ code: 'CONFIG_INVALID', message });
  const values: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const [name, value] of given) {
    if (!isInput(name)) {
      const meant = didYouMean(name, INPUT_NAMES);
      if (meant === '') unknown.push(`\`${name}\``);
      else complain(`\`${name}\` in ${where} is not an input of Paperboy.${meant}`);
      continue;
    }
    try {
      values[name] = INPUTS[name].type.read(value);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      complain(`\`${name}\` in ${where} ${error.message}`);
    }
  }
  if (unknown.length > 0)
    complain(
      `Not an input of Paperboy, in ${where}: ${unknown.join(', ')}. Topics stand under \`keywords\`, indented`,
    );
  return values;
}
