/** A paper's identity: `2410.02660` or `hep-th/9901001`, never with a version. */
export type PaperId = string & { readonly brand: 'PaperId' };

/**
 * The archives that had identifiers of their own until March 2007
 * (arxiv.org/help/arxiv_identifier); subject classes such as `math.GT/0309136` drop the class.
 */
export const OLD_ARCHIVES =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|' +
  'cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|' +
  'nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con';

// Four digits from 0704 to 1412, five from 1501 on. `1920-1080` in an image's name is not a paper.
export const NEW_ID =
  '(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])[.]\\d{4}|(?:1[5-9]|[2-9]\\d)(?:0[1-9]|1[0-2])[.]\\d{5}';
const ANY_ID = `(?<id>${NEW_ID}|(?:${OLD_ARCHIVES})(?:[.][A-Z]{2})?/\\d{7})(?:v(?<version>[1-9]\\d{0,2}))?`;
const WHOLE = new RegExp(
  `^(?:arxiv:|(?:https?://(?:dx[.])?doi[.]org/)?10[.]48550/arxiv[.])?${ANY_ID}$`,
  'i',
);
const ABS_URL = new RegExp(
  `^https?://(?:[a-z]+[.])?arxiv[.]org/(?:abs|pdf|html)/${ANY_ID}(?:[.]pdf)?/?(?:[?#].*)?$`,
  'i',
);

export interface PaperRef {
  readonly id: PaperId;
  /** Absent where the text has none. */
  readonly version?: number;
}

/**
 * Reads an identifier, bare (`2410.02660v1`), prefixed (`arXiv:…`), or as an abs, pdf, html or DOI
 * address.
 * v2 of a paper is the same paper: identity drops the version.
 *
 * @returns undefined for a text that is not an arXiv paper
 */
export function parsePaperRef(text: string): PaperRef | undefined {
  const found = (WHOLE.exec(text.trim()) ?? ABS_URL.exec(text.trim()))?.groups;
  if (found?.['id'] === undefined) return undefined;
  const id = canonical(found['id']);
  return found['version'] === undefined ? { id } : { id, version: Number(found['version']) };
}

/** The id as arXiv writes it, with the version where it is known. */
export function refText({ id, version }: PaperRef): string {
  return version === undefined ? id : `${id}v${version}`;
}

export function canonical(id: string): PaperId {
  return id.toLowerCase().replace(/[.][a-z]{2}\//, '/') as PaperId;
}
