import { type Query, caretUnder, parseQuery } from '../query/query.ts';
import type { Notice } from '../log.ts';
import { isAllStopWords } from '../query/stop-words.ts';
import { cut } from '../text/cut.ts';
import type { Problem } from './problem.ts';
import { rawTopics } from './raw-topics.ts';
import type { Topic } from '../query/topic.ts';

/**
 * Reads `keywords`: lines of text, or the configuration file's mapping (CONTRACT, "Long form").
 *
 * @param keywords text, list or mapping
 * @param problems gets one entry for each problem
 * @returns topics in their order, each name once
 */
export function readTopics(keywords: unknown, problems: Problem[]): Topic[] {
  const raw = rawTopics(keywords, problems);
  if (raw.length > MOST_TOPICS) {
    problems.push({
      code: 'CONFIG_INVALID',
      message: `\`keywords\` has ${raw.length} topics. The most is ${MOST_TOPICS}: join some with OR`,
    });
    return [];
  }
  const topics = new Map<string, Topic>();
  for (const { path, any, exclude, categories, maxPapers } of raw) {
    const name = path.join(' / ');
    const query = readAny(name, any, problems);
    const excluded = readAny(`${name}, exclude`, exclude, problems);
    if (topics.has(name)) {
      problems.push({
        code: 'CONFIG_INVALID',
        message: `\`keywords\` has the topic "${name}" twice. Give each topic its own name`,
      });
    }
    if (query === undefined) continue;
    topics.set(name, {
      name,
      path,
      query,
      source: any.join(' OR '),
      categories,
      ...(excluded && { exclude: excluded }),
      ...(maxPapers !== undefined && { maxPapers }),
    });
  }
  if (raw.length === 0 && problems.length === 0) {
    problems.push({
      code: 'NO_TOPICS',
      message: 'There is nothing to look for: `keywords` has no topic',
    });
  }
  return [...topics.values()];
}

/** With more topics, arXiv's replies would take minutes. */
const MOST_TOPICS = 2000;
/** The most characters of a topic's name in a message. */
const LONGEST_NAME = 200;

/** Returns a notice for each kind of topic that is valid but probably a mistake. */
export function noticesOfTopics(topics: readonly Topic[]): Notice[] {
  const kinds: readonly (readonly [(topic: Topic) => boolean, (names: string) => string])[] = [
    [
      ({ name, source }) => name === source && !READS_AS_TAG.test(name),
      (names) =>
        `A topic without a name has its query for a tag. Write a name before it, as in Long context: "long context". Without one: ${names}`,
    ],
    [
      ({ source }) => SIGN_BETWEEN_WORDS.test(source.replace(QUOTED, '')),
      (names) =>
        `\`+\` and \`&\` between words are no operators, so the words are looked for as one phrase: ${names}. Write AND between them, or put the phrase in quotation marks`,
    ],
    [
      ({ query }) => isAllOf(query, isAllStopWords),
      (names) =>
        `arXiv's index leaves out words that nearly every text holds, so it finds nothing for: ${names}. Add a word that tells more`,
    ],
    [
      ({ query }) => isAllOf(query, (phrase) => !ENGLISH.test(phrase)),
      (names) =>
        `arXiv's titles and abstracts are in English, so these find next to nothing: ${names}. Write the words in English`,
    ],
  ];
  return kinds.flatMap(([isOne, explain]) => {
    const names = topics.filter(isOne).map(({ name }) => cut(name, LONGEST_NAME, ' …'));
    const more = names.length - MOST_SHOWN;
    const shown = names.slice(0, MOST_SHOWN).join('; ') + (more > 0 ? `; and ${more} more` : '');
    return names.length === 0 ? [] : [{ about: '`keywords`', text: explain(shown) }];
  });
}

const MOST_SHOWN = 5;
const QUOTED = /["“”][^"“”]*["“”]/g;
const SIGN_BETWEEN_WORDS = /\s[+&](?=\s)/;
/** A name of words alone; an operator or a field in it is part of a query. */
const READS_AS_TAG = /^(?!.*\b(?:AND|OR|NOT|ANDNOT)\b)[\p{L}\p{N}\p{M} .,+#/&'’-]*$/u;
/** A letter or digit that an English text may hold, symbols of formulas included. */
const ENGLISH = /[\p{Script=Latin}\p{Script=Greek}\p{N}\p{S}]/u;

/** Whether a query looks for nothing but words in titles and abstracts of which `is` holds. */
function isAllOf(query: Query, is: (phrase: string) => boolean): boolean {
  if (query.kind === 'term') return ['text', 'ti', 'abs'].includes(query.field) && is(query.phrase);
  return query.kind !== 'not' && query.of.every((part) => isAllOf(part, is));
}

/** Reads one query. Adds a problem to `problems`, with a caret under the place. */
export function readQuery(where: string, text: string, problems: Problem[]): Query | undefined {
  const read = parseQuery(text);
  if ('query' in read) return read.query;
  const { column, message } = read.problem;
  problems.push({
    code: 'QUERY_INVALID',
    message: `Topic "${cut(where, LONGEST_NAME)}", column ${column}: ${message}\n${caretUnder(text, column)}`,
  });
  return undefined;
}

/** Joins queries with OR; undefined where none can be read. */
function readAny(where: string, texts: readonly string[], problems: Problem[]): Query | undefined {
  const parts = texts
    .map((text) => readQuery(where, text, problems))
    .filter((query) => query !== undefined)
    .flatMap((query) => (query.kind === 'or' ? query.of : [query]));
  return parts.length > 1 ? { kind: 'or', of: parts } : parts[0];
}
