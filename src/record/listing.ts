import { isCategory } from '../query/category.ts';
import type { TopicMatch } from '../match/match.ts';
import { type Paper, type PaperId, absUrl, parsePaperRef } from '../papers/paper.ts';
import { escapeGitHub } from '../render/escapes.ts';
import { BOX, ON_PAGE } from './boxes.ts';
import { BEGIN, END, partsOf } from './section.ts';

/** A paper as a pull request lists it. */
export interface Listed {
  readonly id: PaperId;
  /** Path of its post; absent when only the digest page holds it. */
  readonly path?: string;
  /** Absent when an earlier run posted it and arXiv no longer lists it in the window. */
  readonly paper?: Paper;
  readonly matches: readonly TopicMatch[];
}

/** GitHub refuses more characters than this (facts in GitHub's REST documentation, "Pulls"). */
export const BODY_LIMIT = 65_536;

/** What may be left out, step by step, to make a list fit. */
const SHAPES = [full, withoutAbstracts, withoutDetails, idsOnly] as const;

/**
 * The papers of one run, by topic: a task-list line each, which holds the paper's arXiv link, and
 * below it authors, why it matched, where its post is, and its abstract, folded.
 */
export function listPapers(papers: readonly Listed[], heading: string): string {
  const topics = new Map<string, Listed[]>();
  for (const listed of papers) {
    const name = listed.matches[0]?.topic.name ?? 'From earlier runs';
    topics.set(name, [...(topics.get(name) ?? []), listed]);
  }
  const sections = [...topics].map(
    ([name, held]) => `#### ${escapeGitHub(name)}\n\n${held.map(entry).join('\n')}`,
  );
  return [`### ${heading}`, ...sections].join('\n\n');
}

function entry({ id, path, paper, matches }: Listed): string {
  const title = paper === undefined ? id : escapeGitHub(paper.title.text);
  const details = [
    paper && factsOf(paper),
    ...matches.map((match, index) => {
      const also = index === 0 ? '' : `also for ${escapeGitHub(match.topic.name)}: `;
      const said = matchInWords(match);
      return said === '' ? undefined : `${also}${said}`;
    }),
    path && `\`${path}\``,
    paper && `${ABSTRACT}${escapeGitHub(paper.abstract.text)}</details>`,
  ];
  const lines = details
    .filter((line) => line !== undefined && line !== '')
    .map((line) => `  ${line}`);
  const mark = path === undefined ? ON_PAGE : '';
  return [`- [x] [${title}](${absUrl({ id })})${mark}`, ...lines].join('\n');
}

/** Why a paper is there: what was found, in which field, and in what words around it; GitHub's Markdown. */
export function matchInWords({ hits }: TopicMatch): string {
  const said = hits.map(({ words, field }) => `“${escapeGitHub(words)}” in the ${field}`);
  // A title stands above, and names and categories beside it: only longer texts need their context.
  const quoted = hits.find(({ field }) => field === 'abstract' || field === 'comment');
  const context = quoted === undefined ? '' : ` (${escapeGitHub(quoted.snippet)})`;
  return said.length === 0 ? '' : `matched ${[...new Set(said)].slice(0, 3).join(', ')}${context}`;
}

/** Authors, categories (arXiv's own: others are whatever an author wrote), and day of submission. */
function factsOf(paper: Paper): string {
  const categories = paper.categories.filter(isCategory).join(', ');
  const facts = [authorsOf(paper), categories, paper.published.slice(0, 10)];
  return facts.filter((fact) => fact !== '').join(' · ');
}

function authorsOf({ authors }: Paper): string {
  const shown = authors.slice(0, 5).map(({ name }) => escapeGitHub(name.text));
  const more = authors.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ') || 'no author named';
}

/**
 * Puts our part into a body, or adds it to the part that is there. What people wrote around it, and
 * the ticks within it, stay as they are.
 *
 * @param body what the pull request says now, or the template's text for a new one
 * @param added a list as from listPapers
 * @param heldOver papers that wait for the next run, which reads them here
 * @returns a body that fits GitHub's limit and still names every paper
 */
export function addToBody(body: string, added: string, heldOver: readonly PaperId[] = []): string {
  const [before, ours, after] = around(body);
  const listed = ours.replace(HELD_OVER, '').trim();
  const section = listed === '' ? added : `${listed}\n\n${added}`;
  // Those that do not fit are found again as long as they are in the window; the first leave it first.
  const room = BODY_LIMIT - before.length - after.length - idsOnly(section).length - SPARE;
  const waiting = heldOverSection(
    heldOver.slice(0, Math.max(0, Math.floor(room / WAITING_LENGTH))),
  );
  const rest = before.length + after.length + waiting.length + BEGIN.length + END.length + 10;
  const shape =
    SHAPES.map((shrink) => shrink(section)).find((text) => text.length + rest <= BODY_LIMIT) ??
    idsOnly(section);
  const part = [BEGIN, shape, waiting, END].filter((text) => text !== '').join('\n\n');
  return [before.trimEnd(), part, after.trimStart()].filter((text) => text !== '').join('\n\n');
}

/** For marks, headings and what is said around lists; and what a paper takes up at most where only its id is listed, and where it waits. */
const SPARE = 500;
const LINE_LENGTH = 80;
const WAITING_LENGTH = 60;

/** What the text of a new pull request may take up before any paper is listed. */
const NEW_BODY_LENGTH = 4000;

/**
 * How many papers more a pull request can list, since GitHub limits its text.
 *
 * @param body what it says now; absent for one that is yet to be opened
 */
export function roomIn(body: string | undefined): number {
  const [before, ours, after] = around(body ?? '');
  const taken =
    body === undefined
      ? NEW_BODY_LENGTH
      : before.length + after.length + idsOnly(ours.replace(HELD_OVER, '')).length;
  return Math.max(0, Math.floor((BODY_LIMIT - taken - SPARE) / LINE_LENGTH));
}

const HELD_OVER = /<details data-paperboy="held over">[^]*?<\/details>/;

/** Links without boxes: these are not proposed, only kept in mind. */
function heldOverSection(ids: readonly PaperId[]): string {
  if (ids.length === 0) return '';
  const links = ids.map((id) => `[${id}](${absUrl({ id })})`).join(' ');
  const noun = ids.length === 1 ? 'paper matched and waits' : 'papers matched and wait';
  return `<details data-paperboy="held over"><summary>${ids.length} more ${noun} for the next run</summary>\n\n${links}\n\n</details>`;
}

/** The papers that a body keeps for the next run. */
export function heldOverIn(body: string): PaperId[] {
  const section = HELD_OVER.exec(around(body)[1])?.[0] ?? '';
  return [...section.matchAll(/\]\((https:\/\/arxiv\.org\/abs\/[^)\s]+)\)/g)]
    .map(([, url = '']) => parsePaperRef(url)?.id)
    .filter((id) => id !== undefined);
}

/** What people wrote before and after our part, and the part itself, without its marks. */
function around(body: string): readonly [before: string, ours: string, after: string] {
  const parts = partsOf(body);
  return parts === undefined
    ? [body, '', '']
    : [parts.before.slice(0, -BEGIN.length), parts.ours.trim(), parts.after.slice(END.length)];
}

function full(section: string): string {
  return section;
}

/** How the line of an abstract begins, which is folded: one line, so that the list stays tight. */
const ABSTRACT = '<details><summary>Abstract</summary>';

function withoutAbstracts(section: string): string {
  return section
    .split('\n')
    .filter((line) => !line.startsWith(`  ${ABSTRACT}`))
    .join('\n');
}

/** Entries without what stands below them. */
function withoutDetails(section: string): string {
  return section
    .split('\n')
    .filter((line) => !/^ {2}/.test(line) || BOX.test(line))
    .join('\n');
}

/** One line a paper, with its id for its title. */
function idsOnly(section: string): string {
  return withoutDetails(section)
    .split('\n')
    .filter((line) => BOX.test(line))
    .map((line) =>
      line.replace(
        /^([ \t]*[-*+][ \t]+\[[ xX]\][ \t]+)\[.*\]\(https?:\/\/arxiv\.org\/abs\/([^)\s]{1,40})\)(.*)$/,
        '$1[$2](https://arxiv.org/abs/$2)$3',
      ),
    )
    .join('\n');
}
