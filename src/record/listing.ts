import { escapeGitHub } from '../escapes/escapes.ts';
import { boxLine, listedIn } from './boxes.ts';
import { type FilesAt, type Listed, abstractLine, fileLine, linesBelow, topicOf } from './entry.ts';
import { fitBody } from './fit-body.ts';
import { type Unlisted, unlistedText, withoutUnlisted } from './held-over.ts';
import { newsBoxesIn } from './news-boxes.ts';
import { BEGIN, END, FROM_EARLIER_RUNS, partsOf } from './section.ts';

/** The form of a list. */
export interface ListRules {
  /** Of the day, without `###`. */
  readonly heading: string;
  /** Names of the topics, in the order of the configuration. */
  readonly topics: readonly string[];
  /** Absent for a folder: then no entry links to its file. */
  readonly filesAt?: FilesAt | undefined;
}

/**
 * The papers of one run, by topic: a task-list line each, which holds the paper's arXiv link, and
 * below it the facts for a decision (linesBelow), a link to its file, and its abstract, folded.
 */
export function listPapers(papers: readonly Listed[], rules: ListRules): string {
  const sections = byTopic(papers, rules.topics).map(
    ({ name, held }) =>
      `#### ${escapeGitHub(name)} (${held.length})\n\n${held.map((one) => entry(one, rules.filesAt)).join('\n')}`,
  );
  return [`### ${rules.heading}`, ...sections].join('\n\n');
}

/** Papers under the topic that each is listed under. @param topics names, in the order of the configuration */
export function byTopic(
  papers: readonly Listed[],
  topics: readonly string[],
): { readonly name: string; readonly held: readonly Listed[] }[] {
  const held = new Map<string, Listed[]>(topics.map((name) => [name, []]));
  for (const listed of papers) {
    const name = topicOf(listed) ?? FROM_EARLIER_RUNS;
    held.set(name, [...(held.get(name) ?? []), listed]);
  }
  return [...held]
    .map(([name, those]) => ({ name, held: those }))
    .filter(({ held: those }) => those.length > 0);
}

function entry(listed: Listed, filesAt: FilesAt | undefined): string {
  const { id, path, paper } = listed;
  const title = paper === undefined ? id : escapeGitHub(paper.title.text);
  const lines = [
    ...linesBelow(listed),
    ...(path === undefined || filesAt === undefined ? [] : [fileLine(path, filesAt)]),
    ...(paper === undefined ? [] : [abstractLine(paper)]),
  ];
  return [boxLine(id, title, path === undefined), ...lines.map((line) => `  ${line}`)].join('\n');
}

/**
 * Puts our part into a body, or adds to the part that is there. Text of people around it, and the
 * ticks in it, stay.
 *
 * @param body current text of the pull request, or the template's text for a new one
 * @param added a list as from listPapers; '' for none
 * @param unlisted replaces the lists of papers that were held over and passed over
 * @returns a body within GitHub's limit that still names every paper
 */
export function addToBody(body: string, added: string, unlisted: Unlisted): string {
  // If a person removed the marks, the whole text gets new ones.
  const isUnmarked =
    partsOf(body) === undefined && listedIn(body).length + newsBoxesIn(body).length > 0;
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
