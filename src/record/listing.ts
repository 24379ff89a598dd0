import { isCategory } from '../query/category.ts';
import type { TopicMatch } from '../match/match.ts';
import type { Paper, PaperId } from '../papers/paper.ts';
import { escapeGitHub } from '../render/escapes.ts';
import { boxLine, listedIn } from './boxes.ts';
import { fitBody } from './fit-body.ts';
import { type Unlisted, unlistedText, withoutUnlisted } from './held-over.ts';
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
    paper && `<details><summary>Abstract</summary>${escapeGitHub(paper.abstract.text)}</details>`,
  ];
  const lines = details
    .filter((line) => line !== undefined && line !== '')
    .map((line) => `  ${line}`);
  return [boxLine(id, title, path === undefined), ...lines].join('\n');
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
 * Puts our part into a body, or adds to the part that is there. What people wrote around it, and
 * the ticks within it, stay as they are.
 *
 * @param body what the pull request says now, or the template's text for a new one
 * @param added a list as from listPapers; '' for none
 * @param unlisted replaces what the body held over and passed over before
 * @returns a body that fits GitHub's limit and still names every paper
 */
export function addToBody(body: string, added: string, unlisted: Unlisted): string {
  // Where somebody took the marks away, what was between them has to get new ones.
  const isUnmarked = partsOf(body) === undefined && listedIn(body).length > 0;
  const parts = partsOf(isUnmarked ? `${BEGIN}\n${body}\n${END}` : body);
  const before = parts === undefined ? body : parts.before.slice(0, -BEGIN.length);
  const after = parts?.after.slice(END.length) ?? '';
  const ours = [
    withoutUnlisted(parts?.ours ?? '').trim(),
    added,
    unlistedText(unlisted, { heldOver: 'titles', passedOver: 'titles' }),
  ];
  const part = [BEGIN, ...ours, END].filter((text) => text !== '').join('\n\n');
  return fitBody(
    [before.trimEnd(), part, after.trimStart()].filter((text) => text !== '').join('\n\n'),
  );
}
