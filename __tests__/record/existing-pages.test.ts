import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import type { Verdict } from '../../src/rank/select.ts';
import { existingPages } from '../../src/record/existing-pages.ts';
import type { SiteState } from '../../src/record/site-state.ts';
import { signed } from '../../src/render/day-page.ts';
import { aLayout } from '../builders/layout.ts';
import { aPaper } from '../builders/paper.ts';
import { type Texts, aBranch, aPull } from '../builders/site.ts';

const A = '2611.00001' as PaperId;
const now = new Date('2026-11-20T06:00:00Z');
const layout = await aLayout();
const DAY = layout.digestPath(now, 1);
const page = signed('Text\n', [A], DAY);
const proposed: Verdict = { kind: 'propose', paper: aPaper(), matches: [] };
const skipped: Verdict = { kind: 'skip', paper: aPaper(), matches: [], because: 'posted' };

/** Looks for pages before digest 7 is written. Digests `ink` and `deleted` are open, too. */
async function existing(ours: Texts, wanted: readonly Verdict[] = [proposed]) {
  const files = { main: aBranch(ours), ink: aBranch({ [`posts/${A}.md`]: '' }) };
  const state = {
    base: aBranch(),
    branch: files.main,
    taken: new Set(['index.md']),
    digest: { branch: 'paperboy/digest', pull: aPull() },
    record: {
      branches: new Map([
        ['paperboy/digest', 'a'],
        ['ink', 'b'],
        ['done', 'c'],
      ]),
      pulls: [
        aPull(),
        aPull({ head: 'ink' }),
        aPull({ head: 'deleted' }),
        aPull({ head: 'done', state: 'closed' }),
      ],
    },
  } as unknown as SiteState;
  const asked: string[] = [];
  const found = await existingPages(
    {
      files: ({ branch = '' }) => {
        asked.push(branch);
        return Promise.resolve(files.ink);
      },
    },
    state,
    { layout, now, wanted },
  );
  return { paths: [...found.paths], today: found.today, asked, reads: files.main.reads };
}

describe('a run with proposed papers', () => {
  test('does not write to paths of the site or of other open digests', async () => {
    const { paths, asked } = await existing({});
    expect(paths).toEqual(['index.md', `posts/${A}.md`]);
    expect(asked).toEqual(['ink']);
  });

  test("adds to the day's newest page, unless a person changed it", async () => {
    expect((await existing({ [DAY]: page })).today).toEqual({ path: DAY, text: page, ids: [A] });
    expect((await existing({ [DAY]: `${page}Mine.\n` })).today).toBeUndefined();
    const second = layout.digestPath(now, 2);
    expect((await existing({ [DAY]: page, [second]: page })).today?.path).toBe(second);
    expect((await existing({})).today).toBeUndefined();
  });
});

test('a run without proposed papers reads nothing', async () => {
  for (const wanted of [[], [skipped]])
    expect(await existing({ [DAY]: page }, wanted)).toEqual({
      paths: ['index.md'],
      today: undefined,
      asked: [],
      reads: [],
    });
});
