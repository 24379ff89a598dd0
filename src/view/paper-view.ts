import type { Enrichment } from '../enrich/enrichment.ts';
import { renderAbstract, renderRemark } from '../escapes/escapes.ts';
import { replaceLinks } from '../escapes/links.ts';
import type { TopicMatch } from '../match/match.ts';
import { type Author, type Paper, absUrl, idForPath } from '../papers/paper.ts';
import { venueInWords } from '../papers/venue.ts';
import { isCategory } from '../query/category.ts';
import { Text } from '../template/text.ts';
import { keySentence } from '../text/key-sentence.ts';
import { shorten } from '../text/shorten.ts';
import { texToText } from '../text/tex.ts';
import { bibtexBlock, keyFor, printBibtex } from './bibtex-entry.ts';
import { coverFor } from './cover.ts';
import { type Setting, printerFor } from './setting.ts';

interface LinkView {
  readonly kind: string;
  readonly host: string;
  readonly label: Text;
  readonly url: string;
}

export interface PaperView {
  readonly id: string;
  readonly version: number;
  /** `2410.02660v1` */
  readonly versionedId: string;
  readonly slug: string;
  readonly title: Text;
  /** Paragraphs of Markdown; its plain form is the abstract as arXiv has it. */
  readonly abstract: Text;
  /** One or two sentences of the abstract, without TeX. */
  readonly description: Text;
  /** The sentence of the abstract that names the contribution, with its formulas. */
  readonly sentence: Text;
  readonly authors: readonly { readonly name: Text; readonly affiliations: readonly Text[] }[];
  /** All names, separated by commas. */
  readonly authorList: Text;
  readonly firstAuthor: Text;
  /** Day of the first version's submission as arXiv shows it, in UTC; and the instant. */
  readonly published: string;
  readonly publishedInstant: string;
  readonly updated: string;
  /** The page, the text, and the page of just this version. */
  readonly url: string;
  readonly pdf: string;
  readonly versionUrl: string;
  readonly primaryCategory: Text;
  /** The primary one first; of the others those of arXiv's own, without ACM and MSC classes. */
  readonly categories: readonly Text[];
  readonly comment: Text | undefined;
  readonly journalRef: Text | undefined;
  /** arXiv's note on its withdrawal; undefined for other papers. */
  readonly withdrawn: Text | undefined;
  /** Where it was accepted, as far as comment or journal reference say so for certain: `NeurIPS 2026`. */
  readonly venue: Text | undefined;
  /** Code, models, data and pages that it names as its own. */
  readonly links: readonly LinkView[];
  /** Those of them that neither the abstract nor the comment shows. */
  readonly moreLinks: readonly LinkView[];
  readonly doi: Text | undefined;
  readonly doiUrl: string | undefined;
  readonly topics: readonly {
    readonly name: Text;
    readonly topic: Text;
    readonly subtopic: Text | undefined;
    /** Matched words, each once. */
    readonly words: readonly Text[];
  }[];
  /** Names of topics and subtopics, each once; safe as a tag in an address. */
  readonly tags: readonly Text[];
  /** Matched words, then topics, then categories; each once. */
  readonly keywords: readonly Text[];
  readonly matches: readonly {
    readonly topic: Text;
    readonly words: Text;
    readonly field: string;
    /** The words around it, for a match in a longer text. */
    readonly snippet: Text | undefined;
  }[];
  /** An entry for a bibliography, as a code block. */
  readonly bibtex: Text;
  /** A picture made for this paper, as a `data:` URL, and words for it. */
  readonly cover: string;
  readonly coverAlt: Text;
}

const DESCRIPTION_LENGTH = 200;
/** The most characters of an author's reason for a withdrawal. */
export const WITHDRAWAL_LENGTH = 300;

/** Long fields. A match in one is shown with the words around it. */
const IN_PASSING: readonly string[] = ['abstract', 'comment', 'journal'];

/** Makes the values of a template for one paper. They are finished strings. */
export function paperView(
  paper: Paper,
  matches: readonly TopicMatch[],
  { math, markdown: rules, codeLinks: withLinks }: Setting,
  enrichment?: Enrichment,
): PaperView {
  const inline = printerFor(rules);
  const { comment, journalRef } = paper;
  const authors = paper.authors.map((author: Author) => ({
    name: inline(author.name.text),
    affiliations: author.affiliations.map(inline),
  }));
  const categories = shownCategories(paper);
  const paths = matches.map(({ topic }) => topic.path);
  const words = matches.flatMap(({ hits }) =>
    hits.filter(({ field }) => field !== 'categories').map((hit) => hit.words),
  );
  const versionedId = `${paper.id}v${paper.version}`;
  // Posts do not print it, and all sentences of the abstract are compared for it.
  const key = () => keySentence(paper.abstract.tex, paper.title.text);
  const venue = venueInWords(paper.venue);
  const links = (withLinks ? [...paper.links, ...(enrichment?.links ?? [])] : []).map(
    ({ kind, host, label, url }) => ({ kind, host, label: inline(label), url }),
  );
  const shown =
    links.length === 0
      ? new Set<string>()
      : addressesShown(`${paper.abstract.tex}\n${comment?.tex ?? ''}`);
  return {
    id: paper.id,
    version: paper.version,
    versionedId,
    slug: paper.slug,
    title: inline(paper.title.text),
    abstract: new Text(paper.abstract.tex.replaceAll('\n', ' '), () =>
      renderAbstract(paper.abstract.tex, { math, rules }),
    ),
    description: inline(shorten(paper.abstract.text, DESCRIPTION_LENGTH)),
    sentence: Text.lazy(
      () => texToText(key()),
      () => renderRemark(key(), { math, rules }),
    ),
    authors,
    authorList: Text.join(
      authors.map(({ name }) => name),
      ', ',
    ),
    firstAuthor: authors[0]?.name ?? inline('unknown'),
    published: paper.published.slice(0, 10),
    publishedInstant: paper.published,
    updated: paper.updated.slice(0, 10),
    url: absUrl(paper),
    pdf: `https://arxiv.org/pdf/${versionedId}`,
    versionUrl: `https://arxiv.org/abs/${versionedId}`,
    primaryCategory: inline(paper.primaryCategory),
    categories: categories.map(inline),
    comment: comment && new Text(comment.text, () => renderRemark(comment.tex, { math, rules })),
    journalRef: journalRef === undefined ? undefined : inline(journalRef),
    withdrawn: paper.venue.withdrawn
      ? inline(shorten(comment?.text ?? '', WITHDRAWAL_LENGTH))
      : undefined,
    venue: venue === undefined ? undefined : inline(venue),
    links,
    moreLinks: links.filter(({ url }) => !shown.has(comparable(url))),
    doi: paper.doi === undefined ? undefined : inline(paper.doi),
    doiUrl: paper.doi === undefined ? undefined : `https://doi.org/${encodeURI(paper.doi)}`,
    topics: matches.map(({ topic, hits }) => ({
      name: inline(topic.name),
      topic: inline(topic.path[0] ?? topic.name),
      subtopic: topic.path.length > 1 ? inline(topic.path.slice(1).join(' / ')) : undefined,
      words: unique(hits.map((hit) => hit.words)).map(inline),
    })),
    tags: unique(paths.flat().map(asTag)).map(inline),
    keywords: unique([...words, ...paths.flat(), ...categories]).map(inline),
    matches: matches.flatMap(({ topic, hits }) =>
      hits.map((hit) => ({
        topic: inline(topic.name),
        words: inline(hit.words),
        field: hit.field,
        snippet: IN_PASSING.includes(hit.field) ? inline(hit.snippet) : undefined,
      })),
    ),
    bibtex: Text.lazy(() => bibtexOf(paper), bibtexBlock),
    cover: coverFor(paper.primaryCategory, paper.id),
    coverAlt: inline(`${paper.primaryCategory} ${idForPath(paper.id)}`),
  };
}

function bibtexOf(paper: Paper): string {
  const entry = {
    ...paper,
    title: paper.title.text,
    authors: paper.authors.map(({ name }) => name.text),
    withdrawn: paper.venue.withdrawn ? '' : undefined,
    tex: { title: paper.title.tex, authors: paper.authors.map(({ name }) => name.tex) },
  };
  return printBibtex(entry, keyFor(entry));
}

/** The addresses that a text shows as links, in the form in which they are compared. */
function addressesShown(text: string): Set<string> {
  const found = new Set<string>();
  replaceLinks(text, ({ url }) => {
    found.add(comparable(url));
    return '';
  });
  return found;
}

function comparable(url: string): string {
  return url.toLowerCase().replace(/^https?:\/\/(?:www\.)?|(?:\.git)?\/*$/g, '');
}

function shownCategories({ primaryCategory, categories }: Paper): string[] {
  return [
    primaryCategory,
    ...categories.filter((one) => one !== primaryCategory && isCategory(one)),
  ];
}

/** Removes `/ ? #` from a tag: themes build an address from it, and fail (astro-air-blog, Hugo). */
function asTag(name: string): string {
  return name
    .replace(/[/?#\\%]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Drops texts that differ from an earlier one in case only. */
function unique(texts: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const text of texts)
    if (text !== '' && !first.has(text.toLowerCase())) first.set(text.toLowerCase(), text);
  return [...first.values()];
}
