import { type Paper, type PaperId, parsePaperRef } from '../papers/paper.ts';
import { escapeGitHubPlain } from '../render/escapes.ts';
import { shorten } from '../text/shorten.ts';

const HELD_OVER = 'Held over for the next run:';

/** The papers of a commit, for its message: plain text, without what GitHub would take for a mention. */
export function paperLines(papers: readonly Paper[]): string[] {
  return papers.map(({ id, title }) => `- ${id} ${escapeGitHubPlain(shorten(title.text, 200))}`);
}

/** Papers that wait, for the message of a commit that no pull request speaks for; the next run reads it there. */
export function heldOverLines(ids: readonly PaperId[]): string[] {
  return ids.length === 0 ? [] : ['', `${HELD_OVER} ${ids.join(', ')}`];
}

/**
 * The papers that the last digest on a branch held over.
 *
 * @param messages of the branch's commits, newest first
 */
export async function heldOverInMessages(messages: AsyncIterable<string>): Promise<PaperId[]> {
  let left = MOST_COMMITS;
  for await (const message of messages) {
    if (left-- === 0) return [];
    const lines = message.split('\n');
    if (!lines.some(namesPaper)) continue;
    const held = lines.find((line) => line.startsWith(HELD_OVER))?.slice(HELD_OVER.length) ?? '';
    return held
      .split(',')
      .map((id) => parsePaperRef(id)?.id)
      .filter((id) => id !== undefined);
  }
  return [];
}

/** So many commits of other people since the last digest are looked through, one request each. */
const MOST_COMMITS = 50;

function namesPaper(line: string): boolean {
  const id = /^- (\S+) /.exec(line)?.[1];
  return id !== undefined && parsePaperRef(id) !== undefined;
}
