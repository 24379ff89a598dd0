import { nearest } from '../text/nearest.ts';
import type { Problem } from './problem.ts';
import { INPUTS, INPUT_NAMES, type Input, isInput } from './schema.ts';
import { readYamlMapping } from './yaml-mapping.ts';

/** A configuration file's path in the site repository, and its text. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The inputs that a configuration file holds, as they are written there; a key that is left empty
 * counts as not given.
 *
 * @param mayBeTopics whether a file of nothing but topics may stand for `keywords`
 * @param problems gets one entry for each thing that is wrong
 */
export function readFile(
  { path, text }: ConfigFile,
  mayBeTopics: boolean,
  problems: Problem[],
): Map<string, unknown> {
  const complain = (message: string) => problems.push({ code: 'CONFIG_INVALID', message });
  // What stands in front matter is the site's own, with numbers where it has some.
  const read = readYamlMapping(text, (key) => key !== 'front-matter');
  if ('problems' in read) {
    for (const { key, message } of read.problems)
      complain(
        key === undefined
          ? `${path} is not a YAML mapping of inputs, such as \`keywords:\`: ${message}`
          : `\`${key}\` in ${path} cannot be read: ${message}`,
      );
    return new Map();
  }
  const written = new Map([...read.entries].filter(([, value]) => value !== null));
  if (typeof written.get('front-matter') === 'object')
    written.set('front-matter', read.written('front-matter'));
  const held = fromForerunner(written, mayBeTopics);
  for (const name of held.keys()) {
    const input: Input | undefined = isInput(name) ? INPUTS[name] : undefined;
    if (input?.notInFile === undefined) continue;
    held.delete(name);
    complain(
      `\`${name}\` cannot stand in ${path}, because ${input.notInFile}: put it in the workflow, under \`with:\``,
    );
  }
  return held;
}

/**
 * Settings of cv-arxiv-daily's config.yaml that say how its own pages are made. Its `keywords` are
 * ours, so that the file can be used as it is.
 */
const OF_CV_ARXIV_DAILY = new RegExp(
  '^(?:base_url|user_name|repo_name|max_results|show_\\w+|publish_\\w+|json_\\w+_path|md_\\w+_path)$',
);

/** A file of one of our forerunners, as if it had been written for us. */
function fromForerunner(held: Map<string, unknown>, mayBeTopics: boolean): Map<string, unknown> {
  const isTopic = ([name, value]: [string, unknown]) =>
    typeof value === 'object' && !Array.isArray(value) && !isAlmostInput(name);
  // A topic.yml is nothing but topics, each with subtopics.
  if (mayBeTopics && held.size > 0 && [...held].every(isTopic)) {
    return new Map([['keywords', Object.fromEntries(held)]]);
  }
  if (!held.has('keywords')) return held;
  return new Map([...held].filter(([name]) => isInput(name) || !OF_CV_ARXIV_DAILY.test(name)));
}

/** Whether a name is an input's, or misses one by a letter or, where it is long, a few. */
function isAlmostInput(name: string): boolean {
  return nearest(name, INPUT_NAMES, Math.max(1, name.length / 4)) !== undefined;
}
