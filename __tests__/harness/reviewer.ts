import { boxesIn } from '../../src/record/boxes.ts';
import type { FakePaper } from '../emulators/arxiv/index.ts';
import { untick } from './review.ts';
import type { World } from './world.ts';

/** Unticks unwanted papers in the newest pull request, merges it, and deletes its branch. */
export function reviewAndMerge({ github }: World, wants: (id: string) => boolean): void {
  const number = github.pulls.length;
  const body = github.pulls.at(-1)?.body ?? '';
  const unwanted = boxesIn(body).filter(({ id }) => !wants(id));
  github.editPull(number, {
    body: unwanted.reduce((text, { id }) => untick(id)(text), body),
  });
  github.mergePull(number, 'merge');
  github.deleteBranch('paperboy/digest');
}

/** Returns the AUC: how often a wanted paper comes before another, 0.5 by chance. @param order best first */
export function areaUnder(order: readonly boolean[]): number {
  let [wantedBefore, right, pairs] = [0, 0, 0];
  const wanted = order.filter(Boolean).length;
  for (const isWanted of order) {
    if (isWanted) wantedBefore++;
    else [right, pairs] = [right + wantedBefore, pairs + wanted];
  }
  return right / pairs;
}

/**
 * Reads the reasons in a job summary: `like 4 you kept: robot, grasp`.
 *
 * @returns the words of each reason, and those that the paper does not contain
 */
export function reasonsIn(
  summary: string,
  paperOf: (id: string) => FakePaper,
): { readonly words: readonly string[]; readonly untrue: readonly string[] }[] {
  return summary.split('\n').flatMap((line) => {
    const reason = / you (?:kept|dropped): (?<words>[^·<]*)/.exec(line)?.groups?.['words'];
    const id = /arxiv\.org\/abs\/([^)\s]+)/.exec(line)?.[1];
    if (reason === undefined || id === undefined) return [];
    const { title, abstract, categories, authors } = paperOf(id);
    const names = authors.map(({ name }) => name);
    const text = plain([title, abstract, ...categories, ...names].join(' '));
    const words = reason.split(', ').map((word) => word.trim());
    return [{ words, untrue: words.filter((word) => !text.includes(plain(word))) }];
  });
}

/** Keeps only letters and digits, because the summary escapes punctuation and TeX wraps words. */
function plain(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
