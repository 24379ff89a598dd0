import { findingsInMarkdown } from '../insight/findings-in-markdown.ts';
import { absUrl } from '../papers/paper.ts';
import { type Listed, linesBelow } from '../record/entry.ts';
import { byTopic } from '../record/listing.ts';
import { NEWS_HEADING } from '../record/news-boxes.ts';
import { escapeGitHub } from '../escapes/escapes.ts';
import { fenced } from './fenced.ts';
import { planText } from './plan-text.ts';
import { countsInWords, outcomeInWords, sourceInWords } from './in-words.ts';
import type { Report } from './report.ts';
import { passedInWords, waitingInWords } from '../record/held-over.ts';

const MOST_SHOWN = 100;

/** Returns the job summary in GitHub's Markdown. */
export function summaryOf(report: Report): string {
  const rows = report.rows.map(
    ({ name, asked, matched, proposed, seen, heldOver, skipped }) =>
      `| ${[escapeGitHub(name), escapeGitHub(asked), matched, proposed, countsInWords(seen), heldOver, countsInWords(skipped)].join(' | ')} |`,
  );
  const table = [
    '| topic | query | matched | new | seen before | held over | skipped |',
    '| --- | --- | --: | --: | --- | --: | --- |',
    ...rows,
  ];
  const notices = report.notices.map(
    ({ about, text }) => `- ${escapeGitHub(about)}: ${escapeGitHub(text)}`,
  );
  return [
    '## Paperboy',
    outcomeInWords(report),
    ...(report.rows.length > 0 ? [table.join('\n')] : []),
    ...papersOf(report),
    ...newsOf(report),
    ...leftOf(report),
    ...lessonsOf(report),
    ...(notices.length > 0 ? ['### Notices', notices.join('\n')] : []),
    ...(report.insight === undefined ? [] : findingsInMarkdown(report.insight)),
    ...previewOf(report),
    ...(report.from === 'edit' ? [] : [escapeGitHub(sourceInWords(report))]),
    ...(report.rows.length > 0 ? [`Site: ${escapeGitHub(report.site)}.`] : []),
    '',
  ].join('\n\n');
}

/** New papers by topic, as the pull request lists them. A dry run shows the pull request instead. */
function papersOf({ status, listed, rows }: Report): string[] {
  if (listed.length === 0 || status === 'dry-run') return [];
  let room = MOST_SHOWN;
  const topics = rows.map(({ name }) => name);
  return byTopic(listed, topics).flatMap(({ name, held }) => {
    const shown = held.slice(0, room).map((one) => `- ${linkTo(one)}${linesUnder(one)}`);
    room -= shown.length;
    const more = held.length - shown.length;
    const rest = more > 0 ? [`- and ${more} more`] : [];
    return [`### ${escapeGitHub(name)} (${held.length})`, [...shown, ...rest].join('\n')];
  });
}

/** News of published papers. A dry run shows the pull request instead. */
function newsOf({ status, news }: Report): string[] {
  if (news.length === 0 || status === 'dry-run') return [];
  const lines = news.map(({ id, title, text }) => `- [${title}](${absUrl({ id })}) ${text}`);
  return [NEWS_HEADING, lines.join('\n')];
}

/** The lines below a title. A newline alone is not a line break in every view of a summary. */
function linesUnder(listed: Listed): string {
  return linesBelow(listed)
    .map((line) => `<br>${line}`)
    .join('');
}

/** Papers that are held over or passed over, folded. */
function leftOf({ heldOver, passedOver }: Report): string[] {
  return [
    ...folded(waitingInWords(heldOver.length), heldOver),
    ...folded(passedInWords(passedOver.length), passedOver),
  ];
}

function folded(head: string, papers: Report['heldOver']): string[] {
  if (papers.length === 0) return [];
  const lines = papers.map(({ id, title }) => `- [${title ?? id}](${absUrl({ id })})`);
  return [`<details><summary>${head}</summary>`, firstOf(lines), '</details>'];
}

/** The source of the order, and proposals for `exclude`. */
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

function linkTo({ id, paper }: Listed): string {
  return `[${paper === undefined ? id : escapeGitHub(paper.title.text)}](${absUrl({ id })})`;
}

/** GitHub rejects a summary larger than 1 MiB. */
function firstOf(lines: readonly string[]): string {
  const more = lines.length - MOST_SHOWN;
  return [...lines.slice(0, MOST_SHOWN), ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

/** A dry run shows the pull request that it would write. */
function previewOf({ status, plan }: Report): string[] {
  const text = status === 'dry-run' ? planText(plan) : undefined;
  if (text === undefined) return [];
  return text.of === 'commit'
    ? ['### The commit would read', fenced(text.body)]
    : [`### The pull request would read: ${escapeGitHub(text.title)}`, text.body];
}
