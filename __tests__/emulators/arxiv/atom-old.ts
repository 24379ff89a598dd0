import { type Answer, feedId, parametersOf } from './answer.ts';
import { underAllNames } from './categories.ts';
import { easternMidnight } from './eastern.ts';
import { type FakePaper, toSecond } from './paper.ts';
import { escapeAttribute, escapeText, indented } from './xml.ts';

const OPENSEARCH = 'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"';
const ARXIV = 'xmlns:arxiv="http://arxiv.org/schemas/atom"';

/**
 * Prints a page in the format of the back end before November 2025 (recordings of 2017 and 2025).
 */
export function oldAtomFeed(answer: Answer): string {
  const question = parametersOf(answer, answer.query.sent);
  const { day, offset } = easternMidnight(answer.now);
  const lines = [
    // Everything after the question mark is encoded, also `=` and `&`.
    `<link href="${escapeAttribute(`http://arxiv.org/api/query?${encoded(question)}`)}" rel="self" type="application/atom+xml"/>`,
    `<title type="html">${escapeText(`ArXiv Query: ${question}`)}</title>`,
    `<id>http://arxiv.org/api/${feedId(question)}</id>`,
    // Results changed once a day, so `updated` was always midnight, Eastern time.
    `<updated>${day}T00:00:00${offset}</updated>`,
    `<opensearch:totalResults ${OPENSEARCH}>${answer.totalResults}</opensearch:totalResults>`,
    `<opensearch:startIndex ${OPENSEARCH}>${answer.start}</opensearch:startIndex>`,
    `<opensearch:itemsPerPage ${OPENSEARCH}>${answer.maxResults}</opensearch:itemsPerPage>`,
    ...answer.papers.flatMap(oldAtomEntry),
  ];
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
  ];
  return [...head, ...indented(lines, 1), '</feed>', ''].join('\n');
}

/** Prints an entry: `updated` before the title, the DOI before the comment, categories last. */
export function oldAtomEntry(paper: FakePaper): string[] {
  const name = `${paper.id}v${paper.version}`;
  const categories = underAllNames(paper.categories);
  return [
    '<entry>',
    ...indented(
      [
        `<id>http://arxiv.org/abs/${name}</id>`,
        `<updated>${toSecond(paper.updated)}</updated>`,
        `<published>${toSecond(paper.published)}</published>`,
        `<title>${escapeText(wrapped(paper.title, 'Title: '))}</title>`,
        `<summary>${escapeText(wrappedAbstract(paper.abstract))}</summary>`,
        ...paper.authors.flatMap(({ name: author, affiliations = [] }) => [
          '<author>',
          `  <name>${escapeText(author)}</name>`,
          ...affiliations.map(
            (affiliation) =>
              `  <arxiv:affiliation ${ARXIV}>${escapeText(affiliation)}</arxiv:affiliation>`,
          ),
          '</author>',
        ]),
        ...optional('doi', paper.doi),
        ...(paper.doi === undefined
          ? []
          : [
              `<link title="doi" href="http://dx.doi.org/${escapeAttribute(paper.doi)}" rel="related"/>`,
            ]),
        ...optional('comment', paper.comment && wrapped(paper.comment, 'Comments: ')),
        ...optional('journal_ref', paper.journalRef && wrapped(paper.journalRef, 'Journal-ref: ')),
        `<link href="http://arxiv.org/abs/${name}" rel="alternate" type="text/html"/>`,
        `<link title="pdf" href="http://arxiv.org/pdf/${name}" rel="related" type="application/pdf"/>`,
        `<arxiv:primary_category ${ARXIV} term="${escapeAttribute(categories[0] ?? '')}" scheme="http://arxiv.org/schemas/atom"/>`,
        ...categories.map(
          (term) =>
            `<category term="${escapeAttribute(term)}" scheme="http://arxiv.org/schemas/atom"/>`,
        ),
      ],
      1,
    ),
    '</entry>',
  ];
}

function optional(tag: string, text: string | undefined): string[] {
  return text === undefined ? [] : [`<arxiv:${tag} ${ARXIV}>${escapeText(text)}</arxiv:${tag}>`];
}

/**
 * Wraps text as arXiv's metadata files do: at most 79 columns with the label, later lines indented
 * by two spaces. Every line of both recordings breaks at these places.
 */
function wrapped(text: string, label: string): string {
  return lines(`${label}${text}`, 79).join('\n  ').slice(label.length);
}

/**
 * Wraps an abstract, which has no label: two spaces before each paragraph, a line break at the end.
 */
function wrappedAbstract(text: string): string {
  const paragraphs = text.trim().split(/\n[ \t]{2,}/);
  return `${paragraphs.map((paragraph) => `  ${lines(`__${paragraph}`, 79).join('\n').slice(2)}`).join('\n')}\n`;
}

function lines(text: string, width: number): string[] {
  const out = [''];
  for (const word of text.split(/\s+/)) {
    const last = out.at(-1) ?? '';
    if (last === '') out[out.length - 1] = word;
    else if (last.length + 1 + word.length <= width) out[out.length - 1] = `${last} ${word}`;
    else out.push(word);
  }
  return out;
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
