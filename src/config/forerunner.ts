import { nearest } from '../text/nearest.ts';
import { INPUTS, INPUT_NAMES, type Input, TOPIC_KEYS, isInput } from './schema.ts';
import { Refusal } from './readers.ts';

/** Another tool's file as inputs of Paperboy. */
export interface Translated {
  readonly inputs: Map<string, unknown>;
  /** Its other settings, and topics without a query, as paths of names. */
  readonly ignored: readonly string[];
}

/** Settings that identify a config.yaml of cv-arxiv-daily and its forks: two of them, or one and `filters`. */
const OF_CV_ARXIV_DAILY =
  /^(?:base_url|user_name|repo_name|max_results|show_\w+|publish_\w+|(?:json|md)_\w+_path)$/;

/**
 * Reads a file of cv-arxiv-daily (settings, and topics under `keywords`) or of
 * arxiv-paper-daily-page-template (only topics with subtopics) and their forks.
 *
 * @param mayBeTopics whether a file that has only topics counts as `keywords`
 * @returns undefined for any other file
 */
export function fromForerunner(
  held: ReadonlyMap<string, unknown>,
  mayBeTopics: boolean,
): Translated | undefined {
  const ignored: string[] = [];
  if (isOfCvArxivDaily(held)) {
    const inputs = new Map([...held].filter(([name, value]) => isMeantForUs(name, value)));
    ignored.push(...[...held.keys()].filter((name) => !inputs.has(name)));
    if (inputs.has('keywords')) inputs.set('keywords', topicsIn(inputs.get('keywords'), ignored));
    return { inputs, ignored };
  }
  if (!mayBeTopics || !isTopicFile(held)) return undefined;
  const topics = topicsIn(Object.fromEntries(held), ignored);
  return isEmpty(topics) ? undefined : { inputs: new Map([['keywords', topics]]), ignored };
}

function isOfCvArxivDaily(held: ReadonlyMap<string, unknown>): boolean {
  const topics = held.get('keywords');
  const hasFilters =
    isMapping(topics) &&
    Object.values(topics).some((topic) => isMapping(topic) && 'filters' in topic);
  const settings = [...held.keys()].filter((name) => OF_CV_ARXIV_DAILY.test(name));
  return settings.length > (hasFilters ? 0 : 1);
}

/** The names of these tools' settings have no hyphen, so names with one were added for Paperboy. */
function isMeantForUs(name: string, value: unknown): boolean {
  if (name.includes('-')) return true;
  if (!isInput(name)) return false;
  const { type, notInFile }: Input = INPUTS[name];
  try {
    type.read(value);
    return notInFile === undefined;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/**
 * Mappings and perhaps settings, but nothing that may be an input of ours, well or badly spelt, or
 * a mapping of inputs, such as the `with:` of a workflow.
 */
function isTopicFile(held: ReadonlyMap<string, unknown>): boolean {
  const isOurs = (name: string) =>
    nearest(name, ['keywords', 'front-matter'], Math.max(1, name.length / 4)) !== undefined;
  if ([...held.values()].some((value) => isMapping(value) && 'keywords' in value)) return false;
  const entries = [...held];
  return (
    entries.every(
      ([name, value]) => !isOurs(name) && (isMapping(value) || isSetting(name, value)),
    ) &&
    entries.some(
      ([name, value]) => isMapping(value) && !INPUT_NAMES.some((input) => input === name),
    )
  );
}

/** Keys of a topic that hold its queries. */
const QUERY_KEYS = ['any', 'filters', 'query', 'queries'];

/** Removes settings, and topics without a query, from topics. Their names go to `ignored`. */
function topicsIn(value: unknown, ignored: string[], path: readonly string[] = []): unknown {
  if (!isMapping(value)) return value;
  if (path.length > 0 && QUERY_KEYS.some((key) => key in value))
    return topicIn(value, ignored, path.join(' / '));
  const entries = Object.entries(value);
  const settings = entries.filter(([name, part]) => isSetting(name, part));
  // Among settings, a text that is no query for certain is a setting too.
  const areMostlySettings = settings.length > entries.length / 2;
  const kept = entries.flatMap(([name, part]): [string, unknown][] => {
    const inside = [...path, name];
    const isOne =
      settings.some(([setting]) => setting === name) ||
      (areMostlySettings && typeof part === 'string' && !QUERY.test(part));
    const topics = isOne ? undefined : topicsIn(part, ignored, inside);
    if (!isEmpty(topics)) return [[name, topics]];
    if (!isMapping(part) || isEmpty(part)) ignored.push(inside.join(' / '));
    return [];
  });
  return Object.fromEntries(kept);
}

/** Returns a topic with its queries; an empty mapping where it has none, or is turned off. */
function topicIn(form: Mapping, ignored: string[], name: string): Mapping {
  const kept = Object.entries(form).flatMap(([key, value]): [string, unknown][] => {
    if (!Object.hasOwn(TOPIC_KEYS, key)) {
      ignored.push(key);
      return [];
    }
    if (isEmpty(value)) return [];
    return [[key, Array.isArray(value) ? value.filter((each) => !isEmpty(each)) : value]];
  });
  const isOff = form['enable'] === false || form['enabled'] === false;
  if (!isOff && kept.some(([key]) => QUERY_KEYS.includes(key))) return Object.fromEntries(kept);
  ignored.push(name);
  return {};
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  if (isMapping(value)) return Object.keys(value).length === 0;
  return (
    value === null || value === undefined || (typeof value === 'string' && value.trim() === '')
  );
}

/** The last word of a name such as `md_readme_path` or `historyCount`. */
const NAME_OF_SETTING =
  /(?:^|_)(?:api|base|color|count|date|dir|email|enabled?|env|file|folder|format|host|id|key|lang|language|level|limit|mode|model|num|number|password|path|port|provider|results?|size|time|timeout|timezone|title|token|type|url|user|username|version)s?$/i;
const PATH_OR_ADDRESS =
  /^(?:\.{1,2}\/|\/|~\/|https?:\/\/)|\.(?:json|ya?ml|md|txt|html?|csv|db|py)$/i;
const QUERY = /["“”]|\b(?:AND|OR|NOT|ANDNOT)\b|^\(|\b(?:ti|abs|au|cat|co|jr|id|all):/;

/** Whether an entry beside topics is a setting of the tool. */
function isSetting(name: string, value: unknown): boolean {
  if (typeof value === 'number' || typeof value === 'boolean') return true;
  if (typeof value !== 'string' || QUERY.test(value)) return false;
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, '_');
  const isTopic = value.trim().toLowerCase() === name.toLowerCase();
  return (
    (!isTopic && /^[a-z][A-Za-z_]*$/.test(name) && NAME_OF_SETTING.test(words)) ||
    PATH_OR_ADDRESS.test(value.trim())
  );
}

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
