import { idsInPath } from '../../src/papers/paper.ts';
import { newsBoxesIn } from '../../src/record/news-boxes.ts';
import { TODAY, somePapers } from './papers.ts';
import { startWorld } from './world.ts';

/** Results of some days of news on a site. */
export interface NewsDays {
  /** News on arXiv, and proposed news, as `id kind mark`, sorted. */
  readonly expected: readonly string[];
  readonly proposed: readonly string[];
  /** Lines of a person in posts and rows that were lost. */
  readonly lost: readonly string[];
  /** Withdrawn papers whose post or row does not state it exactly once. */
  readonly unmarked: readonly string[];
}

const GONE = 'This paper has been withdrawn by the authors due to an error in Lemma 3';
const LIST = 'arxiv.md';

/**
 * Publishes papers, then simulates days on which 1% of them, and at least one, get news. Sometimes a
 * person edits a post or a row. Merges the digest of each day.
 */
export async function daysOfNews(days: number, count: number, seed: number): Promise<NewsDays> {
  const papers = somePapers(count).map((paper) => ({
    ...paper,
    published: '2026-11-18T10:00:00Z',
  }));
  const world = await startWorld({ papers });
  const inputs = {
    keywords: 'Scrolls: scroll',
    output: 'posts, list',
    updates: 'withdrawn, venue, version',
    'max-papers': '0',
  };
  let state = seed;
  const random = (most: number) => (state = (state * 48271) % 2147483647) % most;
  const files = () => world.github.files('main');
  const postOf = (id: string) =>
    [...files().keys()].find((path) => idsInPath(path).some((other) => other === id)) ?? '';
  const [expected, proposed]: [string[], string[]] = [[], []];
  const written = new Map<string, Set<string>>();
  const withdrawn = new Set<string>();
  try {
    await world.run(inputs);
    world.github.mergePull(1, 'merge');
    for (let n = 1; n <= days; n++) {
      const now = new Date(Date.parse(TODAY) + n * 86_400_000).toISOString().replace('.000', '');
      world.arxiv.setNow(now);
      const edit = (path: string, pattern: RegExp, line: string) => {
        const text = (files().get(path) ?? '').replace(pattern, line);
        if (!text.includes(line)) return;
        world.github.commitFiles('main', { [path]: text }, 'Edit');
        written.set(path, (written.get(path) ?? new Set<string>()).add(line));
      };
      const any = () => papers[random(count)]?.id ?? '';
      if (n % 4 === 1) edit(postOf(any()), /^We read.*$/m, `My own words of day ${n}.`);
      if (n % 6 === 2) {
        const id = any();
        const row = new RegExp(`^\\| 2026-11-18 \\| \\[.*${id}v1.*$`, 'm');
        if (!withdrawn.has(id))
          edit(LIST, row, `| 2026-11-18 | My row of day ${n} | https://arxiv.org/abs/${id} |`);
      }
      const today = new Set<string>();
      for (let nth = 0; nth < Math.max(1, count / 100); nth++) {
        const id = any();
        if (withdrawn.has(id) || today.has(id)) continue;
        today.add(id);
        const isGone = random(3) === 0;
        if (isGone) withdrawn.add(id);
        const change = isGone ? { comment: GONE } : { title: `Title of day ${n}` };
        const paper = world.arxiv.revise(id, change);
        expected.push(`${id} ${isGone ? 'withdrawn' : 'version'} v${paper.version}`);
      }
      const before = world.github.pulls.length;
      await world.run(inputs, now, { env: { GITHUB_RUN_NUMBER: String(n) } });
      if (world.github.pulls.length === before) continue;
      const body = world.github.pulls.at(-1)?.body ?? '';
      for (const { id, kind, mark } of newsBoxesIn(body)) proposed.push(`${id} ${kind} ${mark}`);
      world.github.mergePull(world.github.pulls.length, 'merge');
    }
    // Rows beyond a hundred move to files of their years.
    const list = [...files()]
      .filter(([path]) => /^arxiv(?:-\d{4})?\.md$/.test(path))
      .map(([, text]) => text)
      .join('\n');
    const times = (text: string, words: string) => text.split(words).length - 1;
    const isEdited = (id: string) =>
      list.split('\n').some((line) => line.includes('My row') && line.endsWith(`/${id} |`));
    const rowOf = (id: string) =>
      list
        .split('\n')
        .filter((line) => line.includes(`/${id}v`))
        .join();
    return {
      expected: expected.sort(),
      proposed: proposed.sort(),
      lost: [...written].flatMap(([path, lines]) =>
        [...lines].filter((line) => !files().get(path)?.split('\n').includes(line)),
      ),
      unmarked: [...withdrawn].filter(
        (id) =>
          times(files().get(postOf(id)) ?? '', 'was withdrawn') !== 1 ||
          (!isEdited(id) && times(rowOf(id), '**Withdrawn:**') !== 1),
      ),
    };
  } finally {
    await world.close();
  }
}
