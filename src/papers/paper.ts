import type { CodeLink } from './code-hosts.ts';
import type { Venue } from './venue.ts';

/** A paper's identity: `2410.02660` or `hep-th/9901001`, never with a version. */
export type PaperId = string & { readonly brand: 'PaperId' };

/** What an author wrote: `tex` as arXiv has it, `text` as plain Unicode on one line. */
export interface Wording {
  readonly tex: string;
  readonly text: string;
}

export interface Author {
  readonly name: Wording;
  /** Plain text. */
  readonly affiliations: readonly string[];
}

/** A paper, read once (read-paper.ts): only what shows formulas reads `tex`, all else `text`. */
export interface Paper {
  readonly id: PaperId;
  readonly version: number;
  readonly title: Wording;
  /** In `tex`, paragraphs are separated by one `\n`. */
  readonly abstract: Wording;
  readonly authors: readonly Author[];
  /** First version's submission, ISO 8601 in UTC. */
  readonly published: string;
  /** This version's submission, ISO 8601 in UTC. */
  readonly updated: string;
  readonly primaryCategory: string;
  /** Primary first, then as arXiv lists them. */
  readonly categories: readonly string[];
  readonly comment: Wording | undefined;
  /** Plain text. */
  readonly journalRef: string | undefined;
  readonly doi?: string;
  /** Code, models, data and pages that it names as its own. */
  readonly links: readonly CodeLink[];
  /** Where it was accepted, and what else comment and journal reference say. */
  readonly venue: Venue;
  /** The name of its post: `2410-02660-how-to-train`. */
  readonly slug: string;
}

/**
 * The archives that had identifiers of their own until March 2007
 * (arxiv.org/help/arxiv_identifier); subject classes such as `math.GT/0309136` drop the class.
 */
const OLD_ARCHIVES =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|' +
  'cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|' +
  'nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con';

// Four digits from 0704 to 1412, five from 1501 on: `1920-1080` in an image's name is no paper.
const NEW_ID =
  '(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])[.]\\d{4}|(?:1[5-9]|[2-9]\\d)(?:0[1-9]|1[0-2])[.]\\d{5}';
const ANY_ID = `(?<id>${NEW_ID}|(?:${OLD_ARCHIVES})(?:[.][A-Z]{2})?/\\d{7})(?:v(?<version>[1-9]\\d{0,2}))?`;
const WHOLE = new RegExp(`^(?:arxiv:)?${ANY_ID}$`, 'i');
const ABS_URL = new RegExp(
  `^https?://(?:[a-z]+[.])?arxiv[.]org/(?:abs|pdf|html)/${ANY_ID}(?:[.]pdf)?/?(?:[?#].*)?$`,
  'i',
);

export interface PaperRef {
  readonly id: PaperId;
  /** Absent when none was named. */
  readonly version?: number;
}

/**
 * Reads an identifier, bare (`2410.02660v1`), prefixed (`arXiv:…`), or as an abs, pdf or html URL.
 * v2 of a paper is the same paper: identity drops the version.
 *
 * @returns undefined when the text names no arXiv paper.
 */
export function parsePaperRef(text: string): PaperRef | undefined {
  const found = (WHOLE.exec(text.trim()) ?? ABS_URL.exec(text.trim()))?.groups;
  if (found?.['id'] === undefined) return undefined;
  const id = canonical(found['id']);
  return found['version'] === undefined ? { id } : { id, version: Number(found['version']) };
}

/** As arXiv writes it: with the version, if one is named. */
export function refText({ id, version }: PaperRef): string {
  return version === undefined ? id : `${id}v${version}`;
}

function canonical(id: string): PaperId {
  return id.toLowerCase().replace(/[.][a-z]{2}\//, '/') as PaperId;
}

const IN_PATH = new RegExp(
  `(?<![0-9a-z.])(?:(?<fresh>${NEW_ID.replaceAll('[.]', '[.-]')})|(?<archive>${OLD_ARCHIVES})[-/](?<number>\\d{7}))(?:v\\d+)?(?![0-9])`,
  'gi',
);

/**
 * The papers that a path in the site repository names, each once. `2410.02660` may stand there as
 * `2410-02660`, and `hep-th/9901001` as `hep-th-9901001` (CONTRACT, `post-path`).
 */
export function idsInPath(path: string): PaperId[] {
  const ids = [...path.matchAll(IN_PATH)].map(({ groups }) =>
    groups?.['fresh'] === undefined
      ? canonical(`${groups?.['archive'] ?? ''}/${groups?.['number'] ?? ''}`)
      : (groups['fresh'].replace('-', '.') as PaperId),
  );
  return [...new Set(ids)];
}

/** Part of a path without the papers that it names: what only quotes an id must not stand for it. */
export function withoutIds(slug: string): string {
  const rest = slug.replace(IN_PATH, '').replace(/-{2,}/g, '-').replace(/^-|-$/g, '');
  // What stood on both sides of an id may be one itself, now that they meet.
  return rest === slug ? rest : withoutIds(rest);
}

/** The id as it may stand in a file name: `hep-th/9901001` becomes `hep-th-9901001`. */
export function idForPath(id: PaperId): string {
  return id.replace('/', '-');
}

/** The page that a reader opens. */
export function absUrl({ id }: { readonly id: PaperId }): string {
  return `https://arxiv.org/abs/${id}`;
}
