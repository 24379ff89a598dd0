import { type Answer, feedId, parametersOf } from './answer.ts';
import { asNamedToday } from './categories.ts';
import { type FakePaper, toSecond } from './paper.ts';
import type { Refusal } from './refusal.ts';
import { escapeAttribute, escapeText, indented } from './xml.ts';

// Every recording of 2026 has single quotes in the declaration, and these three namespaces in this
// order.
const HEAD = [
  `<?xml version='1.0' encoding='UTF-8'?>`,
  '<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">',
];

/** Prints a page in the format of the back end since November 2025. */
export function atomFeed(answer: Answer): string {
  const question = parametersOf(answer, answer.query.echoed);
  // The title repeats the rewritten query (facts). The link has it in another format, with id_list
  // last.
  const link = `https://arxiv.org/api/query?search_query=${inUrl(answer.query.printed)}&start=${answer.start}&max_results=${answer.maxResults}&id_list=${inUrl(answer.idList)}`;
  const feed = [
    `<id>https://arxiv.org/api/${feedId(question)}</id>`,
    `<title>${escapeText(`arXiv Query: ${question}`)}</title>`,
    `<updated>${toSecond(answer.now)}</updated>`,
    `<link href="${escapeAttribute(link)}" type="application/atom+xml"/>`,
    // The requested number, not that of the entries: 100 for a single entry (recording of
    // 1605.08386).
    `<opensearch:itemsPerPage>${answer.maxResults}</opensearch:itemsPerPage>`,
    `<opensearch:totalResults>${answer.totalResults}</opensearch:totalResults>`,
    `<opensearch:startIndex>${answer.start}</opensearch:startIndex>`,
    ...answer.papers.flatMap(atomEntry),
  ];
  return document(feed);
}

/** Prints the feed of a 400 or 500, in the format of the recorded answer to `id_list=abc`. */
export function errorFeed({ message, fragment }: Refusal, now: Date): string {
  const id = `https://arxiv.org/api/errors${fragment === undefined ? '' : `#${fragment}`}`;
  return document([
    '<id>https://arxiv.org/</id>',
    '<title>arXiv Search Results</title>',
    `<updated>${toSecond(now)}</updated>`,
    '<opensearch:itemsPerPage>1</opensearch:itemsPerPage>',
    '<opensearch:totalResults>1</opensearch:totalResults>',
    '<opensearch:startIndex>0</opensearch:startIndex>',
    '<entry>',
    `  <id>${escapeText(id)}</id>`,
    '  <title>Error</title>',
    `  <updated>${toSecond(now)}</updated>`,
    `  <link href="${escapeAttribute(id)}" rel="alternate" type="text/html"/>`,
    `  <summary>${escapeText(message)}</summary>`,
    '  <author>',
    '    <name>arXiv api core</name>',
    '  </author>',
    '</entry>',
  ]);
}

/**
 * Prints an entry with its elements in the order of the recordings: the DOI comes last, after the
 * authors.
 */
export function atomEntry(paper: FakePaper): string[] {
  const name = `${paper.id}v${paper.version}`;
  const [primary = '', ...others] = asNamedToday(paper.categories);
  return [
    '<entry>',
    ...indented(
      [
        `<id>http://arxiv.org/abs/${name}</id>`,
        `<title>${escapeText(paper.title)}</title>`,
        `<updated>${toSecond(paper.updated)}</updated>`,
        `<link href="https://arxiv.org/abs/${name}" rel="alternate" type="text/html"/>`,
        `<link href="https://arxiv.org/pdf/${name}" rel="related" type="application/pdf" title="pdf"/>`,
        `<summary>${escapeText(paper.abstract)}</summary>`,
        ...[primary, ...others].map(
          (term) =>
            `<category term="${escapeAttribute(term)}" scheme="http://arxiv.org/schemas/atom"/>`,
        ),
        `<published>${toSecond(paper.published)}</published>`,
        ...optional('arxiv:comment', paper.comment),
        `<arxiv:primary_category term="${escapeAttribute(primary)}"/>`,
        ...optional('arxiv:journal_ref', paper.journalRef),
        ...paper.authors.flatMap(({ name: author, affiliations = [] }) => [
          '<author>',
          `  <name>${escapeText(author)}</name>`,
          ...affiliations.map(
            (affiliation) => `  <arxiv:affiliation>${escapeText(affiliation)}</arxiv:affiliation>`,
          ),
          '</author>',
        ]),
        ...optional('arxiv:doi', paper.doi),
        ...(paper.doi === undefined
          ? []
          : [
              `<link rel="related" href="https://doi.org/${escapeAttribute(paper.doi)}" title="doi"/>`,
            ]),
      ],
      1,
    ),
    '</entry>',
  ];
}

function optional(tag: string, text: string | undefined): string[] {
  return text === undefined ? [] : [`<${tag}>${escapeText(text)}</${tag}>`];
}

function document(lines: readonly string[]): string {
  return [...HEAD, ...indented(lines, 1), '</feed>', ''].join('\n');
}

/**
 * Encodes a query for a link. The recorded links keep `:`, `/` and `,`, and have `+` for a space.
 */
function inUrl(text: string): string {
  return encodeURIComponent(text)
    .replace(/%(?:24|2C|2F|3A|3B|3F|40)/g, decodeURIComponent)
    .replaceAll('%20', '+');
}
