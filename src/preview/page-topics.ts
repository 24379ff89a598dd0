import { printArxiv } from '../insight/arxiv-reading.ts';
import { type Findings, type Found, type TopicFindings, busiestDay } from '../insight/findings.ts';
import {
  conditionInWords,
  differenceInWords,
  fieldInWords,
  warningInShort,
  warningInWords,
} from '../insight/findings-in-words.ts';
import { type Paper, absUrl } from '../papers/paper.ts';
import type { TopicRow } from '../report/report.ts';
import { fatesInWords } from '../report/in-words.ts';
import { bars } from './bars.ts';
import { type Html, html } from './html.ts';
import { marked, phrasesOf } from './highlights.ts';
import { counted } from '../text/counted.ts';

const MOST_FOUND = 8;
const MOST_LISTED = 50;
const MOST_CONDITIONS = 12;
const MOST_WORDS = 6;

/** Returns a section for each topic: papers found, near misses, and arXiv's reading of the query. */
export function topicSections({ topics }: Findings, rows: readonly TopicRow[]): Html[] {
  const most = busiestDay(topics);
  return topics.map((findings, index) => {
    const { topic, found, warning } = findings;
    const row = rows.find(({ name }) => name === topic.name);
    const fates = row === undefined || found.length === 0 ? [] : fatesInWords(row);
    return html`<details class="topic">
      <summary>
        <h3>${topic.name}</h3>
        <span class="figures">${[counted(found.length, 'paper'), ...fates].join(' · ')}</span>
        ${warning && html`<strong class="alarm">${warningInShort(warning)}</strong>`}
      </summary>
      <div id="${topicId(index)}">
        <p class="query"><code>${topic.source}</code></p>
        ${warning?.kind === 'too-much' ? html`<p class="warning">${warningInWords(warning)}</p>` : undefined}
        ${found.length > 0 ? bars(findings, most) : undefined} ${fieldList(findings)}
        ${foundList(found)} ${misses(findings)} ${reading(findings)}
      </div>
    </details>`;
  });
}

/** Returns the id that links point to. It is inside `<details>`, so a browser opens that for a link. */
function topicId(index: number): string {
  return `topic-${index + 1}`;
}

/** Returns the entries of the topics in the table of contents. */
export function topicLinks({ topics }: Findings): Html {
  const items = topics.map(
    ({ topic, found, warning }, index) =>
      html`<li>
        <a href="#${topicId(index)}">${topic.name}</a>
        <span class="aside">${found.length}${warning ? ' ⚠' : ''}</span>
      </li>`,
  );
  return html`${items}`;
}

/** Prints the day of a paper's first version. */
function dayOf({ published }: Paper): Html {
  const day = published.slice(0, 10);
  return html`<time datetime="${day}">${day}</time>`;
}

function fieldList({ fields }: TopicFindings): Html | undefined {
  if (fields.length === 0) return undefined;
  return html`<h4>Where it matched</h4>
    <ul class="papers">
      ${fields.map((field) => html`<li>${fieldInWords(field, MOST_WORDS)}</li>`)}
    </ul>`;
}

function foundList(found: readonly Found[]): Html | undefined {
  if (found.length === 0) return undefined;
  const item = ({ paper, hits, proposed }: Found) => {
    const phrases = phrasesOf(hits);
    const context = hits.find(({ field }) => field === 'abstract' || field === 'comment');
    return html`<li>
      <a href="${absUrl(paper)}" rel="noreferrer">${marked(paper.title.text, phrases)}</a>
      <span class="aside">${dayOf(paper)}${proposed ? '' : ' · not proposed now'}</span
      >${context && html`<p class="context">${marked(context.snippet, phrases)}</p>`}
    </li>`;
  };
  return html`<h4>What it found</h4>
    <ul class="papers">
      ${found.slice(0, MOST_FOUND).map(item)}
    </ul>
    ${folded(found.slice(MOST_FOUND), item)}`;
}

/** Prints the rest of a long list, folded. */
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

function misses({ misses: all }: TopicFindings): Html | undefined {
  if (all.length === 0) return undefined;
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
    <ul class="conditions">
      ${groups}${more}
    </ul>`;
}

function reading(findings: TopicFindings): Html | undefined {
  const { arxiv } = findings;
  if (arxiv === undefined) return undefined;
  const lists = [
    ['only with arXiv’s reading', arxiv.only],
    ['only with Paperboy’s reading', arxiv.not],
  ] as const;
  return html`<h4>As arXiv would read it</h4>
    <p class="query"><code>${printArxiv(arxiv.query)}</code></p>
    <p>${differenceInWords(findings)}</p>
    ${lists.map(([what, papers]) =>
      papers.length === 0
        ? html``
        : html`<details>
            <summary>${counted(papers.length, 'paper')} ${what}</summary>
            ${paperList(papers)}
          </details>`,
    )}`;
}
