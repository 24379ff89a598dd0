import { type Paper, absUrl } from '../papers/paper.ts';
import { escapeGitHub } from '../escapes/escapes.ts';
import { printArxiv } from './arxiv-reading.ts';
import { type Findings, type TopicFindings, busiestDay } from './findings.ts';
import {
  conditionInWords,
  differenceInWords,
  fieldInWords,
  readingInWords,
  scaleInWords,
  scopeInWords,
  warningInWords,
} from './findings-in-words.ts';
import { counted } from '../text/counted.ts';

const MOST_CONDITIONS = 5;
const MOST_PAPERS = 3;
const MOST_WORDS = 3;

/** Describes the findings of each topic, as a section of a job summary in GitHub's Markdown. */
export function findingsInMarkdown(findings: Findings): string[] {
  if (findings.topics.length === 0) return [];
  const most = busiestDay(findings.topics);
  const rows = findings.topics.map(
    (topic) =>
      `| ${[escapeGitHub(topic.topic.name), topic.found.length, barsOf(topic, most), fieldsOf(topic)].join(' | ')} |`,
  );
  return [
    '### Topics in detail',
    escapeGitHub(
      [scopeInWords(findings), scaleInWords(findings), ...readingInWords(findings.topics)].join(
        ' ',
      ),
    ),
    [
      `| topic | papers | a day, ${findings.from} to ${findings.to} | matched in |`,
      '| --- | --: | --- | --- |',
      ...rows,
    ].join('\n'),
    ...findings.topics.map(topicOf),
  ];
}

const BARS = '▁▂▃▄▅▆▇█';

/** Prints a bar for each day, and the counts. @param most count of the tallest bar of all topics */
function barsOf({ days }: TopicFindings, most: number): string {
  const bars = days.map(({ count }) =>
    count === 0 ? '·' : BARS.charAt(Math.ceil((count / most) * BARS.length) - 1),
  );
  return `${bars.join('')} (${days.map(({ count }) => count).join(' ')})`;
}

function fieldsOf({ fields }: TopicFindings): string {
  return fields.map((field) => escapeGitHub(fieldInWords(field, MOST_WORDS))).join('; ');
}

function topicOf(findings: TopicFindings): string {
  const { topic, warning, misses, arxiv } = findings;
  const lines = [
    ...(warning === undefined ? [] : [`**${escapeGitHub(warningInWords(warning))}**`]),
    ...misses
      .slice(0, MOST_CONDITIONS)
      .map(
        ({ condition, papers }) =>
          `${counted(papers.length, 'paper')} missed by one condition: ${escapeGitHub(conditionInWords(condition))} (${linksTo(papers)})`,
      ),
    ...(misses.length > MOST_CONDITIONS
      ? [`and ${counted(misses.length - MOST_CONDITIONS, 'more such condition')}`]
      : []),
    ...(arxiv === undefined
      ? []
      : [
          [
            `arXiv would read it as ${escapeGitHub(printArxiv(arxiv.query))}.`,
            differenceInWords(findings),
          ]
            .join(' ')
            .trim() + (arxiv.only.length > 0 ? ` (${linksTo(arxiv.only)})` : ''),
        ]),
  ];
  const name = escapeGitHub(topic.name);
  return `<details><summary>${name}: near misses, and arXiv’s own reading</summary>\n\n${lines.map((line) => `- ${line}`).join('\n')}\n\n</details>`;
}

function linksTo(papers: readonly Paper[]): string {
  const shown = papers
    .slice(0, MOST_PAPERS)
    .map((paper) => `[${escapeGitHub(paper.title.text)}](${absUrl(paper)})`);
  const more = papers.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
