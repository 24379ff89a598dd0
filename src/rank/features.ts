import type { TopicMatch } from '../match/match.ts';
import type { Paper } from '../papers/paper.ts';
import { wordsOf } from '../match/words.ts';
import { titleMatches } from './order.ts';
import { isStopWord } from './common-words.ts';
import { personKey } from './person.ts';

/** The parts of a paper, or of a library entry, that are compared; plain text. */
export interface RankText {
  readonly title: string;
  readonly abstract: string;
  readonly categories: readonly string[];
  /** Names. */
  readonly authors: readonly string[];
}

/** The parts of a paper that are compared. */
export function rankTextOf({ title, abstract, categories, authors }: Paper): RankText {
  return {
    title: title.text,
    abstract: abstract.text,
    categories,
    authors: authors.map(({ name }) => name.text),
  };
}

/** A word, two adjacent words, a category, an author, a topic, or a match in the title. */
export interface Feature {
  /** As this paper writes it. */
  readonly label: string;
  /** Number of occurrences; one in a title counts as three. */
  count: number;
}

/**
 * Feature key -> feature. The key's first letter is its kind: `w` word, `p` pair, `c` category,
 * `a` author, `t` topic, `m` match in the title.
 */
export type Features = ReadonlyMap<string, Feature>;

type Add = (key: string, label: string, count?: number) => void;

/** Occurrences that one in the title counts as. */
const TITLE = 3;

/** The features of a paper. @param matches of its topics; none for a library entry */
export function featuresOf(
  { title, abstract, authors, categories }: RankText,
  matches: readonly TopicMatch[] = [],
): Features {
  const features = new Map<string, Feature>();
  const add: Add = (key, label, count = 1) => {
    const known = features.get(key);
    if (known === undefined) features.set(key, { label, count });
    else known.count += count;
  };
  addWords(title, TITLE, add);
  addWords(abstract, 1, add);
  for (const category of categories) add(`c:${category}`, category);
  for (const name of authors) {
    const key = personKey(name);
    if (key !== '') add(`a:${key}`, name);
  }
  for (const { topic } of matches) add(`t:${topic.name}`, topic.name);
  if (titleMatches(matches) > 0) add('m:title', 'title');
  return features;
}

function addWords(text: string, count: number, add: Add): void {
  let before: { readonly form: string; readonly start: number } | undefined;
  for (const { form, start, end, gap } of wordsOf(text)) {
    const isTelling = form.length > 1 && !isStopWord(form) && /\p{L}/u.test(form);
    if (isTelling) add(`w:${form}`, text.slice(start, end), count);
    if (isTelling && before !== undefined && gap === '')
      add(`p:${before.form} ${form}`, text.slice(before.start, end), count);
    before = isTelling ? { form, start } : undefined;
  }
}
