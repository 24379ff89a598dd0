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
 * Reads the inputs that are needed to read the configuration file.
 *
 * @param given the workflow's inputs
 * @param home `owner/name` of the workflow's repository, if known
 * @throws RunFailure CONFIG_INVALID, with all problems of these inputs
 */
export function readConnection(given: GivenInputs, home: string | undefined): Connection {
  const problems: Problem[] = [];
  const values = valuesOf(written(given), 'the workflow', problems);
  const here = valuesOf(
    new Map(home === undefined ? [] : [['repository', home]]),
    'the environment',
    problems,
  );
  const repository = values.repository ?? here.repository;
  if (repository === undefined && problems.length === 0) {
    problems.push({
      code: 'CONFIG_INVALID',
      message: '`repository` is empty. Write owner/name of the site repository',
    });
  }
  if (!values.token) {
    problems.push({
      code: 'CONFIG_INVALID',
      message: '`token` is empty. Leave it out to use the token of the job',
    });
  }
  // Other problems are reported together with those of the file: see readConfig.
  if (repository === undefined || !values.token) throw refuse(problems);
  return {
    token: values.token,
    repository,
    ...(values.base !== undefined && { base: values.base }),
    file: { path: values.config ?? DEFAULT_FILE, named: values.config !== undefined },
  };
}

const DEFAULTS: ReadonlyMap<string, unknown> = new Map(
  INPUT_NAMES.flatMap((name) => {
    const input: Input = INPUTS[name];
    return input.default === undefined || name === 'token' ? [] : [[name, input.default]];
  }),
);

/** Drops empty inputs. The runner passes an empty text for an input that the workflow does not set. */
function written(given: GivenInputs): Map<string, unknown> {
  return new Map([...given].filter(([, text]) => text.trim() !== ''));
}

/**
 * Reads all settings of a run. An input of the workflow wins over the configuration file, and that
 * over the default.
 *
 * @param given the workflow's inputs
 * @param file the configuration file's path and text, where there is one
 * @throws RunFailure CONFIG_INVALID, NO_TOPICS or QUERY_INVALID, with all problems of both
 */
export function readConfig(given: GivenInputs, file?: ConfigFile): Config {
  const problems: Problem[] = [];
  const notices: Notice[] = [];
  const inWorkflow = written(given);
  const inFile = file && readFile(file, !inWorkflow.has('keywords'), problems, notices);
  const values = {
    ...valuesOf(DEFAULTS, 'the defaults', problems),
    ...valuesOf(inFile?.inputs ?? new Map(), file?.path ?? '', problems),
    ...valuesOf(inWorkflow, 'the workflow', problems),
  };
  const topics = readTopics(values.keywords, problems);
  const exclude = values.exclude ? readQuery('exclude', values.exclude, problems) : undefined;
  const model = readModel(values, problems);
  if (problems.length > 0) throw refuse(problems);
  if (inFile?.isOfOtherTool && values.output?.has('list') && !values['list-path'])
    notices.push(tableIsLeft(file?.path ?? ''));
  notices.push(...noticesOfTopics(topics));
  return {
    ...settingsOf(values),
    topics,
    notices,
    ...(exclude && { exclude }),
    ...(model && { model }),
  };
}

function tableIsLeft(about: string): Notice {
  const text =
    'The table of this tool is not taken over. To go on with it, set `list-path` to its file, such as `list-path: README.md`';
  return { about, text };
}

/** Settings with a default are always present. */
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

/** Returns the language model if one is set. It needs an address and a name. */
function readModel(values: InputValues, problems: Problem[]): ModelSettings | undefined {
  const { 'llm-url': url, 'llm-model': name, 'llm-key': key } = values;
  if (!url && !name && !key) return undefined;
  const lacking = [...(url ? [] : ['`llm-url`']), ...(name ? [] : ['`llm-model`'])];
  if (lacking.length > 0)
    problems.push({
      code: 'CONFIG_INVALID',
      message: `A language model needs an address and a name: ${lacking.join(' and ')} ${lacking.length === 1 ? 'is' : 'are'} missing`,
    });
  return {
    url: url ?? '',
    name: name ?? '',
    key: key ?? '',
    tasks: values['llm-tasks'] ?? new Set(),
    language: values['llm-language'] ?? '',
  };
}

/** Reads each value. A problem names the input and where it is set. */
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
