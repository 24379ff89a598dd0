import { printArxiv } from '../insight/arxiv-reading.ts';
import type { Findings, Found, TopicFindings } from '../insight/findings.ts';
import {
  conditionInWords,
  differenceInWords,
  fieldInWords,
  readingInWords,
  warningInWords,
} from '../insight/findings-in-words.ts';
import { type Paper, absUrl } from '../papers/paper.ts';
import type { TopicRow } from '../report/report.ts';
import { countsInWords } from '../report/in-words.ts';
import { bars } from './bars.ts';
import { type Html, html } from './html.ts';
import { marked, phrasesOf } from './highlights.ts';
import { counted } from '../text/counted.ts';

const MOST_FOUND = 8;
const MOST_LISTED = 50;
const MOST_CONDITIONS = 12;
const MOST_WORDS = 6;

/** How each topic fares: what it found, what it just missed, and what arXiv would have made of it. */
export function topicSections({ topics }: Findings, rows: readonly TopicRow[]): Html[] {
  return topics.map((findings, index) =>
    topicSection(
      findings,
      index,
      rows.find(({ name }) => name === findings.topic.name),
    ),
  );
}

/** The anchor of a topic on the page. */
export function topicId(index: number): string {
  return `topic-${index + 1}`;
}

function topicSection(findings: TopicFindings, index: number, row: TopicRow | undefined): Html {
  const { topic, found, warning } = findings;
  const id = topicId(index);
  return html`<article class="topic" aria-labelledby="${id}">
    <h3 id="${id}">${topic.name}</h3>
    <p class="query"><code>${topic.source}</code></p>
    ${warning && html`<p class="warning"><strong>${warningInWords(warning)}</strong></p>`}
    <p class="figures">
      <b>${found.length}</b>
      ${found.length === 1 ? 'paper' : 'papers'}${row && found.length > 0 ? figures(row) : undefined}
    </p>
    ${found.length > 0 ? bars(findings) : undefined} ${fieldTable(findings)} ${foundList(found)}
    ${misses(findings)} ${reading(findings)}
  </article>`;
}

function figures({ proposed, seen, heldOver, skipped }: TopicRow): string {
  const said = [
    `${proposed} new`,
    ...(seen.size > 0 ? [countsInWords(seen)] : []),
    ...(heldOver > 0 ? [`${heldOver} held over`] : []),
    ...(skipped.size > 0 ? [countsInWords(skipped)] : []),
  ];
  return ` · ${said.join(', ')}`;
}

/** The day of a paper's first version. */
function dayOf({ published }: Paper): Html {
  const day = published.slice(0, 10);
  return html`<time datetime="${day}">${day}</time>`;
}

function fieldTable({ fields }: TopicFindings): Html | undefined {
  if (fields.length === 0) return undefined;
  const rows = fields.map(({ field, count, words }) => {
    const shown = words.slice(0, MOST_WORDS).map((one) => {
      return html`<li>“${one.words}”${one.count > 1 ? ` × ${one.count}` : ''}</li>`;
    });
    const more =
      words.length > MOST_WORDS ? html`<li>and ${words.length - MOST_WORDS} more</li>` : undefined;
    return html`<tr>
      <th scope="row">${fieldInWords(field)}</th>
      <td class="number">${count}</td>
      <td>
        <ul class="words">
          ${shown}${more}
        </ul>
      </td>
    </tr>`;
  });
  return html`<h4>Where it matched</h4>
    <div class="scroll" tabindex="0" role="group" aria-label="Where it matched">
      <table>
        <thead>
          <tr>
            <th scope="col">field</th>
            <th scope="col" class="number">papers</th>
            <th scope="col">words</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function foundList(found: readonly Found[]): Html | undefined {
  if (found.length === 0) return undefined;
  const item = ({ paper, hits, proposed }: Found) => {
    const phrases = phrasesOf(hits);
    const context = hits.find(({ field }) => field === 'abstract' || field === 'comment');
    return html`<li>
      <a href="${absUrl(paper)}" rel="noreferrer">${marked(paper.title.text, phrases)}</a>
      <span class="aside"
        >${paper.published.slice(0, 10)}${proposed ? '' : ' · not proposed now'}</span
      >${context && html`<p class="context">${marked(context.snippet, phrases)}</p>`}
    </li>`;
  };
  return html`<h4>What it found</h4>
    <ul class="papers">
      ${found.slice(0, MOST_FOUND).map(item)}
    </ul>
    ${folded(found.slice(MOST_FOUND), item)}`;
}

/** The rest of a list that would be too long. */
function folded<T>(rest: readonly T[], item: (one: T) => Html): Html | undefined {
  if (rest.length === 0) return undefined;
  const beyond = rest.length - MOST_LISTED;
  return html`<details>
    <summary>${rest.length} more</summary>
    <ul class="papers">
      ${rest.slice(0, MOST_LISTED).map(item)}
    </ul>
    ${beyond > 0 ? html`<p>and ${beyond} more</p>` : undefined}
  </details>`;
}

function paperList(papers: readonly Paper[]): Html {
  const beyond = papers.length - MOST_LISTED;
  return html`<ul class="papers">
      ${papers.slice(0, MOST_LISTED).map(paperItem)}
    </ul>
    ${beyond > 0 ? html`<p>and ${beyond} more</p>` : undefined}`;
}

function paperItem(paper: Paper): Html {
  return html`<li>
    <a href="${absUrl(paper)}" rel="noreferrer">${paper.title.text}</a>
    <span class="aside">${dayOf(paper)}</span>
  </li>`;
}

function misses({ misses: all }: TopicFindings): Html {
  const groups = all.slice(0, MOST_CONDITIONS).map(
    ({ condition, papers }) =>
      html`<li>
        <details>
          <summary>${counted(papers.length, 'paper')}: ${conditionInWords(condition)}</summary>
          ${paperList(papers)}
        </details>
      </li>`,
  );
  const more =
    all.length > MOST_CONDITIONS
      ? html`<li>and ${counted(all.length - MOST_CONDITIONS, 'more condition')}</li>`
      : undefined;
  return html`<h4>Missed by one condition</h4>
    ${
      all.length > 0
        ? html`<ul class="conditions">
            ${groups}${more}
          </ul>`
        : html`<p>None of the papers that were read.</p>`
    }`;
}

function reading(findings: TopicFindings): Html | undefined {
  const { arxiv } = findings;
  if (arxiv === undefined) return undefined;
  const lists = [
    ['taken there, not here', arxiv.only],
    ['taken here, not there', arxiv.not],
  ] as const;
  return html`<h4>How arXiv would read the same words</h4>
    <p class="query"><code>${printArxiv(arxiv.query)}</code></p>
    <p>${[...readingInWords(findings), differenceInWords(findings)].join(' ')}</p>
    ${lists.map(([what, papers]) =>
      papers.length === 0
        ? html``
        : html`<details>
            <summary>${counted(papers.length, 'paper')} ${what}</summary>
            ${paperList(papers)}
          </details>`,
    )}`;
}
