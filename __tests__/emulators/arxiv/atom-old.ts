import { type Answer, asked, feedId } from './answer.ts';
import { underAllNames } from './categories.ts';
import { easternMidnight } from './eastern.ts';
import { type FakePaper, toSecond } from './paper.ts';
import { escapeAttribute, escapeText, indented } from './xml.ts';

const OPENSEARCH = 'xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"';
const ARXIV = 'xmlns:arxiv="http://arxiv.org/schemas/atom"';

/** A page in the shape of the back end before November 2025 (recordings of 2017 and 2025). */
export function oldAtomFeed(answer: Answer): string {
  const question = asked(answer, answer.query.sent);
  const { day, offset } = easternMidnight(answer.now);
  const lines = [
    // All behind the question mark is encoded, `=` and `&` too.
    `<link href="${escapeAttribute(`http://arxiv.org/api/query?${encoded(question)}`)}" rel="self" type="application/atom+xml"/>`,
    `<title type="html">${escapeText(`ArXiv Query: ${question}`)}</title>`,
    `<id>http://arxiv.org/api/${feedId(question)}</id>`,
    // Results changed once a day: the feed was always of midnight, Eastern time.
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

/** One entry: `updated` before the title, the DOI before the comment, categories last. */
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
            (one) => `  <arxiv:affiliation ${ARXIV}>${escapeText(one)}</arxiv:affiliation>`,
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
 * The old back end served the lines of arXiv's own files: at most 79 columns, the label among
 * them, a continued line indented by two. Every line of both recordings breaks there.
 */
function wrapped(text: string, label: string): string {
  return lines(`${label}${text}`, 79).join('\n  ').slice(label.length);
}

/** The abstract has no label; each of its paragraphs begins with two spaces, its last line ends. */
function wrappedAbstract(text: string): string {
  const paragraphs = text.trim().split(/\n[ \t]{2,}/);
  return `${paragraphs.map((one) => `  ${lines(`__${one}`, 79).join('\n').slice(2)}`).join('\n')}\n`;
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
