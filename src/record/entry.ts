import type { Hit, TopicMatch } from '../match/match.ts';
import type { CodeLink } from '../papers/code-links.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { venueInWords } from '../papers/venue.ts';
import { escapeGitHub, escapeLink } from '../escapes/escapes.ts';
import { keySentence } from '../text/key-sentence.ts';
import { Marks } from '../text/placeholders.ts';
import { shorten } from '../text/shorten.ts';

/** A paper as a pull request lists it. */
export interface Listed {
  readonly id: PaperId;
  /** Path of its post; absent when only the digest page holds it. */
  readonly path?: string;
  /** Absent when an earlier run posted it and arXiv no longer lists it in the window. */
  readonly paper?: Paper;
  readonly matches: readonly TopicMatch[];
  /** Name of the topic that it is listed under; absent: the first that matched. */
  readonly topic?: string;
  /** Its code, models and data, the paper's own first. */
  readonly links?: readonly CodeLink[];
  /** Similar papers or words, in plain text: `like 4 you kept: robot, grasp`. */
  readonly likeness?: readonly string[];
}

/** Addresses of a pull request's files. */
export interface FilesAt {
  /** `https://github.com/owner/name` */
  readonly repositoryUrl: string;
  readonly branch: string;
}

/** Abstracts have sentences of a whole paragraph. */
const SENTENCE_LENGTH = 280;
const AUTHORS = 3;
const LINKS = 2;
const WORDS = 3;

/** An entry's abstract, folded, begins so; of all lines fitBody drops these first. */
export const ABSTRACT = '<details><summary>Abstract</summary>';

/** The name of the topic under which a paper is listed; undefined for one of which nothing is known. */
export function topicOf({ topic, matches }: Listed): string | undefined {
  return topic ?? matches[0]?.topic.name;
}

/**
 * Returns the lines below a paper's title in GitHub's Markdown, in the order of their use for a
 * decision:
 *
 *     Ada Inkwell, Ben Quill, Cy Vellum and 2 more · NeurIPS 2026 · [code](…) · [PDF](…)
 *     We propose a lamp that reads **scrolls** aloud.
 *     Also for Smart ring (**actigraphy** in the comment)
 *     Why here: like 4 you kept: robot, grasp
 */
export function linesBelow(listed: Listed): string[] {
  const { paper, matches, likeness = [] } = listed;
  if (paper === undefined) return [];
  const sentence = shorten(keySentence(paper.abstract.text, paper.title.text), SENTENCE_LENGTH);
  const words = matches.flatMap(({ hits }) => hits.map((hit) => hit.words));
  const name = topicOf(listed);
  const own = matches.find(({ topic }) => topic.name === name);
  const others = matches.filter((match) => match !== own && match.topic.name !== name);
  const why = own && matchInWords(own, sentence);
  return [
    factsOf(paper, listed.links ?? []),
    inBold(sentence, words),
    why === undefined ? '' : `Matched ${why}`,
    alsoFor(others, sentence),
    likeness.length === 0 ? '' : `Why here: ${escapeGitHub(likeness.join(' · '))}`,
  ].filter((line) => line !== '');
}

/** Links to see a file on its branch, and to edit it. */
export function fileLine(path: string, at: FilesAt): string {
  const file = [...at.branch.split('/'), ...path.split('/')].map(encodeURIComponent).join('/');
  const url = (verb: 'blob' | 'edit') => escapeLink(`${at.repositoryUrl}/${verb}/${file}`);
  return `[View its file](${url('blob')}) · [edit it](${url('edit')})`;
}

/** The abstract, folded. */
export function abstractLine({ abstract }: Paper): string {
  return `${ABSTRACT}${escapeGitHub(abstract.text)}</details>`;
}

/** Returns authors, venue, code, and the PDF, by whose address fitBody recognises the line. */
function factsOf(paper: Paper, links: readonly CodeLink[]): string {
  const venue = venueInWords(paper.venue);
  const shown = links.filter(
    ({ kind }, at) => links.findIndex((other) => other.kind === kind) === at,
  );
  return [
    authorsOf(paper),
    ...(venue === undefined ? [] : [escapeGitHub(venue)]),
    ...shown.slice(0, LINKS).map(({ kind, url }) => `[${LINK_NAMES[kind]}](${escapeLink(url)})`),
    `[PDF](https://arxiv.org/pdf/${paper.id})`,
  ].join(' · ');
}

const LINK_NAMES: Readonly<Record<CodeLink['kind'], string>> = {
  code: 'code',
  model: 'model',
  dataset: 'data',
  space: 'demo',
  project: 'project page',
};

function authorsOf({ authors }: Paper): string {
  const shown = authors.slice(0, AUTHORS).map(({ name }) => escapeGitHub(name.text));
  const more = authors.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ') || 'No author named';
}

/**
 * Describes why a paper matched a topic, with the words in bold:
 * `**scroll** in the abstract: … a **scroll** …`.
 *
 * @param sentence the shown sentence of the abstract
 * @returns undefined if the title or the sentence shows it
 */
function matchInWords({ hits }: TopicMatch, sentence: string): string | undefined {
  if (hits.length === 0 || hits.some(({ field }) => field === 'title')) return undefined;
  if (hits.some((hit) => hit.field === 'abstract' && holds(sentence, hit.words))) return undefined;
  const quoted = hits.find(({ field }) => field === 'abstract' || field === 'comment');
  const context = quoted === undefined ? '' : `: ${inBold(quoted.snippet, [quoted.words])}`;
  return placesOf(hits) + context;
}

/** The other topics of a paper, and why it is theirs, where the title does not show it. */
function alsoFor(matches: readonly TopicMatch[], sentence: string): string {
  const topics = matches.map((match) => {
    const isShown = matchInWords(match, sentence) === undefined;
    const why = isShown ? '' : ` (${placesOf(match.hits)})`;
    return `${escapeGitHub(match.topic.name)}${why}`;
  });
  return topics.length === 0 ? '' : `Also for ${topics.join(', ')}`;
}

/** Names of the parts of a paper in which words were found, for readers. */
const PLACES: Readonly<Record<Hit['field'], string>> = {
  title: 'in the title',
  abstract: 'in the abstract',
  authors: 'among the authors',
  categories: 'among the categories',
  comment: 'in the comment',
  journal: 'in the journal reference',
  id: 'as its id',
};

/** `**scroll** and **lamp** in the abstract, **ink** in the comment`; the first words alone. */
function placesOf(hits: readonly Hit[]): string {
  const byPlace = new Map<string, Set<string>>();
  const keys = [...new Map(hits.map((hit) => [`${hit.field} ${hit.words}`, hit])).values()];
  for (const { field, words } of keys.slice(0, WORDS)) {
    const place = PLACES[field];
    byPlace.set(place, (byPlace.get(place) ?? new Set()).add(inBold(words, [words])));
  }
  return [...byPlace].map(([place, words]) => `${[...words].join(' and ')} ${place}`).join(', ');
}

/**
 * Writes a text in GitHub's Markdown, with all occurrences of some words in bold.
 *
 * @param words plain text; those that do not begin and end with a letter or a digit stay as they
 * are
 */
export function inBold(text: string, words: readonly string[]): string {
  const marks = new Marks();
  const [opens, closes] = [marks.keep('**'), marks.keep('**')];
  const phrases = [...new Set(words)]
    .filter((phrase) => /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(phrase))
    .sort((a, b) => b.length - a.length);
  if (phrases.length === 0) return escapeGitHub(text);
  const marked = Marks.without(text).replace(
    whole(phrases),
    (phrase) => `${opens}${phrase}${closes}`,
  );
  return marks.fill(escapeGitHub(marked));
}

function holds(text: string, phrase: string): boolean {
  return whole([phrase]).test(text);
}

/** Matches phrases that are not part of a longer word. */
function whole(phrases: readonly string[]): RegExp {
  const any = phrases
    .map((phrase) => phrase.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+'))
    .join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])(?:${any})(?![\\p{L}\\p{N}\\p{M}])`, 'giu');
}
