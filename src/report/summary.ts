import { escapeGitHub } from '../render/escapes.ts';
import type { Report } from './report.ts';

/** The job summary, in GitHub's Markdown: what this run found, topic by topic, and what it did. */
export function summaryOf(report: Report): string {
  const rows = report.rows.map(
    ({ name, matched, proposed, seen, heldOver, skipped }) =>
      `| ${[escapeGitHub(name), matched, proposed, seen, heldOver, skipped].join(' | ')} |`,
  );
  const table = [
    '| topic | matched | new | seen before | held over | skipped |',
    '| --- | --: | --: | --: | --: | --: |',
    ...rows,
  ];
  const notices = report.notices.map(
    ({ about, text }) => `- ${escapeGitHub(about)}: ${escapeGitHub(text)}`,
  );
  return [
    '## Paperboy',
    inWords(report),
    table.join('\n'),
    ...(notices.length > 0 ? ['### Notices', notices.join('\n')] : []),
    ...previewOf(report),
    `Site: ${escapeGitHub(report.site)}.`,
    '',
  ].join('\n\n');
}

/** One sentence or two, also for the log: an empty day says why it is empty. */
export function inWords({
  status,
  papers,
  heldOverCount,
  readCount,
  pull,
  rows,
  branch,
}: Report): string {
  const papersOf = (count: number) => `${count} ${count === 1 ? 'paper' : 'papers'}`;
  const held =
    heldOverCount > 0 ? ` ${papersOf(heldOverCount)} more matched and wait for the next run.` : '';
  const where = pull === undefined ? '' : ` ${pull.url}`;
  switch (status) {
    case 'opened':
      return `Opened a pull request with ${papersOf(papers.length)}.${where}${held}`;
    case 'updated':
      return `Added ${papersOf(papers.length)} to the open pull request.${where}${held}`;
    case 'dry-run':
      return `A dry run: ${papersOf(papers.length)} would go to ${branch}; nothing was written.${held}`;
    case 'nothing-new': {
      if (readCount === 0)
        return 'Nothing new: arXiv has no paper in the window that any topic asks for.';
      const matched = rows.reduce((sum, row) => sum + row.matched, 0);
      if (matched === 0)
        return `Nothing new: arXiv sent ${papersOf(readCount)}, and none of them matched a topic.`;
      return `Nothing new: arXiv sent ${papersOf(readCount)}, and all that matched were seen before or skipped.`;
    }
  }
}

/** A dry run shows the pull request that it would have made. */
function previewOf({ status, plan }: Report): string[] {
  if (status !== 'dry-run' || plan.kind === 'nothing-new') return [];
  const title = plan.pull.title;
  const body = plan.kind === 'open' ? plan.pull.body : plan.body;
  return [`### The pull request would read: ${escapeGitHub(title)}`, body];
}
