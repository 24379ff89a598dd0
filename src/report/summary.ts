import { findingsInMarkdown } from '../insight/markdown.ts';
import { matchInWords } from '../record/listing.ts';
import { type Paper, absUrl } from '../papers/paper.ts';
import { escapeGitHub } from '../render/escapes.ts';
import type { Order } from '../rank/choose.ts';
import type { Reason } from '../rank/order.ts';
import { reviewSubject } from '../record/review.ts';
import { fenced } from './fenced.ts';
import { type Report, countsInWords } from './report.ts';

const MOST_SHOWN = 100;

/** The job summary, in GitHub's Markdown: what this run found, topic by topic, and what it did. */
export function summaryOf(report: Report): string {
  const rows = report.rows.map(
    ({ name, asked, matched, proposed, seen, heldOver, skipped }) =>
      `| ${[escapeGitHub(name), escapeGitHub(asked), matched, proposed, countsInWords(seen), heldOver, countsInWords(skipped)].join(' | ')} |`,
  );
  const table = [
    '| topic | asked | matched | new | seen before | held over | skipped |',
    '| --- | --- | --: | --: | --- | --: | --- |',
    ...rows,
  ];
  const notices = report.notices.map(
    ({ about, text }) => `- ${escapeGitHub(about)}: ${escapeGitHub(text)}`,
  );
  return [
    '## Paperboy',
    inWords(report),
    ...(report.rows.length > 0 ? [table.join('\n')] : []),
    ...papersOf(report),
    ...waitingOf(report),
    ...lessonsOf(report),
    ...(notices.length > 0 ? ['### Notices', notices.join('\n')] : []),
    ...(report.insight === undefined ? [] : findingsInMarkdown(report.insight)),
    ...previewOf(report),
    ...(report.from === 'nobody' ? [] : [escapeGitHub(sourceInWords(report))]),
    ...(report.rows.length > 0 ? [`Site: ${escapeGitHub(report.site)}.`] : []),
    '',
  ].join('\n\n');
}

/** What is new, and why; a dry run shows it as the pull request would. */
function papersOf({ status, papers, orders }: Report): string[] {
  if (papers.length === 0 || status === 'dry-run') return [];
  const lines = papers.map(({ paper, matches }) => {
    const why = matches.map((match) => matchInWords(match)).filter((text) => text !== '');
    why.push(...learnedAbout(orders.get(paper.id)));
    return `- ${linkTo(paper)}${why.length > 0 ? `: ${why.join('; ')}` : ''}`;
  });
  return ['### New', firstOf(lines)];
}

/** What a paper's place owes to decisions and to the library; GitHub's Markdown. */
function learnedAbout(order: Order | undefined): string[] {
  const isLearned = ({ kind }: Reason) => kind !== 'match' && kind !== 'newness';
  return (order?.reasons ?? []).filter(isLearned).map(({ text }) => escapeGitHub(text));
}

/** What matched and waits, folded: there may be much of it. */
function waitingOf({ heldOver, passedOver }: Report): string[] {
  return [
    ...folded(`${papersIn(heldOver.length)} held over for the next run`, heldOver),
    ...folded(`${papersIn(passedOver.length)} passed over: no place in time`, passedOver),
  ];
}

function folded(head: string, papers: Report['heldOver']): string[] {
  if (papers.length === 0) return [];
  const lines = papers.map(({ id, title }) => `- [${title ?? id}](${absUrl({ id })})`);
  return [`<details><summary>${head}</summary>`, firstOf(lines), '</details>'];
}

/** What the order was learned from, and what reviewers' decisions would exclude. */
function lessonsOf({ learned }: Report): string[] {
  if (learned?.judge === undefined) return [];
  const { kept, dropped, entries, proposals } = learned;
  const sources = [
    ...(kept + dropped > 0
      ? [`${kept + dropped} decisions (${kept} kept, ${dropped} dropped)`]
      : []),
    ...(entries > 0 ? [`${entries} entries of your library`] : []),
  ];
  return [
    `Best first, as learned from ${sources.join(' and ')}. Nothing is hidden because of it.`,
    ...proposals.map((proposal) => `${proposal}.`),
  ];
}

function linkTo(paper: Paper): string {
  return `[${escapeGitHub(paper.title.text)}](${absUrl(paper)})`;
}

/** GitHub takes no summary beyond 1 MiB. */
function firstOf(lines: readonly string[]): string {
  const more = lines.length - MOST_SHOWN;
  return [...lines.slice(0, MOST_SHOWN), ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

const SOURCES: Readonly<Record<Exclude<Report['from'], 'nobody'>, string>> = {
  api: "arXiv's API",
  oai: "arXiv's OAI-PMH",
  feed: "arXiv's announcement feed",
  none: 'none',
};

/** Where the papers come from, and why not from elsewhere. */
export function sourceInWords({ from, because }: Pick<Report, 'from' | 'because'>): string {
  if (from === 'nobody') return '';
  return `Source: ${SOURCES[from]}${because === '' ? '' : `, because ${because}`}.`;
}

/** One sentence or two, also for the log: an empty day says why it is empty. */
export function inWords(report: Report): string {
  const { status, papers, heldOver, pull, branch } = report;
  const held =
    heldOver.length > 0
      ? ` ${papersIn(heldOver.length)} more matched and wait for the next run.`
      : '';
  const where = pull === undefined ? '' : ` ${pull.url}`;
  switch (status) {
    case 'opened':
      return `Opened a pull request with ${papersIn(papers.length)}.${where}${held}`;
    case 'updated':
      return `${papers.length > 0 ? `Added ${papersIn(papers.length)} to` : 'Updated'} the open pull request${reviewInWords(report)}.${where}${held}`;
    case 'committed':
      return `Committed ${papersIn(papers.length)} to ${branch}.${held}`;
    case 'dry-run':
      return `A dry run: ${papersIn(papers.length)} would go to ${branch}; nothing was written.${held}`;
    case 'nothing-new':
      return `Nothing new: ${whyEmpty(report)}`;
  }
}

function reviewInWords({ review }: Report): string {
  const { dropped, restored } = review;
  return dropped.size + restored.size === 0 ? '' : ` (${reviewSubject(review).toLowerCase()})`;
}

function whyEmpty({ from, readCount, rows, site }: Report): string {
  if (from === 'nobody') return `${site}.`;
  if (from === 'none')
    return 'arXiv could not be reached. The next run asks for the same days again.';
  if (readCount === 0 && from === 'feed')
    return 'arXiv announced nothing today, as on weekends and holidays.';
  if (readCount === 0) return 'arXiv has no paper in the window that any topic asks for.';
  const matched = rows.reduce((sum, row) => sum + row.matched, 0);
  if (matched === 0) return `arXiv sent ${papersIn(readCount)}, and none of them matched a topic.`;
  return `arXiv sent ${papersIn(readCount)}, and all that matched were seen before or skipped.`;
}

function papersIn(count: number): string {
  return `${count} ${count === 1 ? 'paper' : 'papers'}`;
}

/** A dry run shows the pull request that it would have made. */
function previewOf({ status, plan }: Report): string[] {
  if (status !== 'dry-run' || plan.kind === 'nothing-new') return [];
  if (plan.kind === 'commit') return [`### The commit would read`, fenced(plan.commit.message)];
  const title = plan.pull.title;
  const body = (plan.kind === 'open' ? plan.pull.body : plan.body) ?? '';
  return [`### The pull request would read: ${escapeGitHub(title)}`, body];
}
