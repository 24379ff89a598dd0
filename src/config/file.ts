import { isMap } from 'yaml';
import type { Notice } from '../log.ts';
import { type Translated, fromForerunner } from './forerunner.ts';
import type { Problem } from './problem.ts';
import { INPUTS, type Input, isInput } from './schema.ts';
import { readYamlMapping } from './yaml-mapping.ts';

/** A configuration file's path in the site repository, and its text. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
}

/** Two thousand long queries fit. A YAML file of 10 MB takes more than ten seconds to read. */
const LONGEST = 1_000_000;

/** The inputs in a configuration file, and whether it is the file of cv-arxiv-daily or the like. */
export interface FromFile {
  readonly inputs: ReadonlyMap<string, unknown>;
  readonly isOfOtherTool: boolean;
}

const NOTHING: FromFile = { inputs: new Map(), isOfOtherTool: false };

/**
 * Returns the inputs in a configuration file. A key that is left empty counts as not given.
 *
 * @param mayBeTopics whether a file that has only topics counts as `keywords`
 * @param problems gets one entry for each problem
 * @param notices gets one notice of the settings that are ignored in another tool's file
 */
export function readFile(
  { path, text }: ConfigFile,
  mayBeTopics: boolean,
  problems: Problem[],
  notices: Notice[],
): FromFile {
  const complain = (message: string) => problems.push({ code: 'CONFIG_INVALID', message });
  if (text.length > LONGEST) {
    const size = (text.length / 1e6).toFixed(1);
    complain(
      `${path} has ${size} million characters. Paperboy reads at most 1 million: divide the topics between several workflows`,
    );
    return NOTHING;
  }
  const found = readYamlMapping(text, (key, value) => {
    // Numbers stay numbers in front matter. In topics a number is not a query.
    if (key === 'front-matter') return 'numbers';
    return isInput(key) && key !== 'keywords' && !isMap(value)
      ? 'all are texts'
      : 'names are texts';
  });
  if ('problems' in found) {
    for (const { key, message } of found.problems)
      complain(
        key === undefined
          ? `${path} is not a YAML mapping of inputs, such as \`keywords:\`. ${message}`
          : `\`${key}\` in ${path} cannot be read: ${message}`,
      );
    return NOTHING;
  }
  const held = new Map([...found.entries].filter(([, value]) => value !== null && value !== ''));
  const frontMatter = held.get('front-matter');
  if (typeof frontMatter === 'object' && !Array.isArray(frontMatter))
    held.set('front-matter', found.written('front-matter'));
  const theirs = fromForerunner(held, mayBeTopics);
  for (const { key, differs, message } of found.repeated)
    if (theirs === undefined || (differs && !theirs.ignored.includes(key)))
      complain(`${path}: ${message}. Keep one`);
  const inputs = theirs?.inputs ?? held;
  if (theirs !== undefined && mayBeTopics && !inputs.has('keywords'))
    problems.push({
      code: 'NO_TOPICS',
      message: `${path} has settings of cv-arxiv-daily, but no \`keywords\`, and so no topic`,
    });
  if (theirs !== undefined && theirs.ignored.length > 0)
    notices.push({ about: path, text: ignoredIn(theirs, mayBeTopics) });
  return {
    inputs: withoutMisplaced(inputs, path, complain),
    isOfOtherTool: theirs !== undefined,
  };
}

function ignoredIn({ inputs, ignored }: Translated, areTopicsUsed: boolean): string {
  const listed = [...new Set(ignored)].map((name) => `\`${name}\``).join(', ');
  const topics = !inputs.has('keywords')
    ? ''
    : areTopicsUsed
      ? ' Its topics are used.'
      : ' Its topics are not used: `keywords` of the workflow replaces them.';
  const meant = [...new Set(ignored)].flatMap((name) => {
    const input = name.replaceAll('_', '-');
    return input !== name && isInput(input) ? [` For \`${name}\` write \`${input}\`.`] : [];
  });
  return `This is the file of another tool.${topics}${meant.join('')} These settings, and topics without a query, are ignored: ${listed}`;
}

/** Removes inputs that are allowed only in a workflow. */
function withoutMisplaced(
  inputs: ReadonlyMap<string, unknown>,
  path: string,
  complain: (message: string) => void,
): Map<string, unknown> {
  const kept = new Map(inputs);
  for (const name of inputs.keys()) {
    const input: Input | undefined = isInput(name) ? INPUTS[name] : undefined;
    if (input?.notInFile === undefined) continue;
    kept.delete(name);
    complain(
      `\`${name}\` is not allowed in ${path}, because ${input.notInFile}. Put it in the workflow, under \`with:\``,
    );
  }
  return kept;
}
