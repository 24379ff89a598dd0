import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { blobIdOf } from '../../src/record/blob-id.ts';
import { NEWS_HEADING, keyOf, newsLines, withNewsBoxes } from '../../src/record/news-boxes.ts';
import { newsReviewLines, reviewNews } from '../../src/record/news-review.ts';
import { markOfPart } from '../../src/record/news-rows.ts';
import { BEGIN, END } from '../../src/record/section.ts';
import type { CollectionFile } from '../../src/render/collections/collection-files.ts';
import { listOf } from '../../src/render/collections/list.ts';
import { type Texts, aCommit, snapshotsOf } from '../builders/site.ts';

const [A, B] = ['2611.00001', '2611.00002'] as [PaperId, PaperId];
const POST = `posts/${A}.md`;
const LIST = 'arxiv.md';
const NEWS = { id: A, kind: 'withdrawn', mark: 'v2' } as const;
const KEY = keyOf(NEWS);

const row = (id: PaperId, text: string) =>
  `| 2026-11-20 | [${text}](https://arxiv.org/abs/${id}) |\n`;
const listWith = (...rows: string[]) =>
  `Mine.\n<!-- paperboy: list -->\n${rows.join('')}<!-- /paperboy: list -->\n`;
const list: CollectionFile = {
  path: LIST,
  collection: listOf({ path: LIST, head: '', topics: [], print: () => '' }),
  isRecord: true,
  linkTo: () => undefined,
};

/** Returns a body that lists the news, with the post `with news` and these rows. */
function bodyOf(rows: readonly string[] = [], { ticked = true, dropped = false } = {}): string {
  const parts = rows.map(markOfPart);
  const news = { ...NEWS, title: 'A', text: 'withdrawn', path: POST, parts };
  const line = newsLines([{ ...news, blob: blobIdOf('with news') }], undefined);
  const body = `${BEGIN}\n\n${NEWS_HEADING}\n\n${line}\n\n${END}`;
  const marked = dropped ? withNewsBoxes(body, new Map([[KEY, false]])) : body;
  return marked.replace(/- \[.\]/, ticked ? '- [x]' : '- [ ]');
}

interface Given {
  readonly body: string;
  readonly before?: string;
  readonly older?: ReadonlyMap<string, number>;
  readonly base: Texts;
  readonly branch: Texts;
  readonly earlier?: readonly Texts[];
  readonly tip?: string | undefined;
}

async function review(given: Given) {
  const { body, before = '', older = new Map(), earlier = [] } = given;
  const read = { commits: 0 };
  const done = await reviewNews(
    {
      async *history() {
        for await (const snapshot of snapshotsOf(earlier.map((texts) => ({ texts })))) {
          read.commits++;
          yield snapshot;
        }
      },
    },
    {
      base: aCommit(given.base),
      branch: aCommit(given.branch, { branch: 'paperboy/digest', commit: 'tip' }),
      tip: 'tip' in given ? given.tip : 'tip',
    },
    { body, before, older },
    [list],
  );
  const { restored, files, boxes, refused, back, notices } = done;
  return {
    restored: Object.fromEntries(restored),
    files: Object.fromEntries(files),
    boxes: Object.fromEntries(boxes),
    refused: refused.map(keyOf),
    back: back.map(keyOf),
    notices,
    commits: read.commits,
  };
}

const nothing = {
  restored: {},
  files: {},
  boxes: {},
  refused: [],
  back: [],
  notices: [],
  commits: 0,
};
const old = { [POST]: 'old' };
const written = { [POST]: 'with news' };
const changed = { [POST]: 'with news, and mine' };
const unticked = bodyOf([], { ticked: false });
const dropped = bodyOf([], { ticked: false, dropped: true });
const tickedAgain = bodyOf([], { dropped: true });

describe('the news of a post', () => {
  test.each([
    ['ticked and written', bodyOf(), written],
    ['ticked, with its post changed by a person', bodyOf(), changed],
    ['ticked, with its post removed or moved', bodyOf(), {}],
    ['dropped, and taken out', dropped, old],
  ])('needs no change if it is %s', async (_, body, branch) => {
    expect(await review({ body, base: old, branch })).toEqual(nothing);
  });

  test("is refused with its box: the post gets base's text", async () => {
    expect(await review({ body: unticked, base: old, branch: written })).toEqual({
      ...nothing,
      restored: { [POST]: blobIdOf('old') },
      boxes: { [KEY]: false },
      refused: [KEY],
    });
  });

  test('is refused by reverting its post', async () => {
    const expected = { ...nothing, boxes: { [KEY]: false }, refused: [KEY] };
    expect(await review({ body: bodyOf(), base: old, branch: old })).toEqual(expected);
    expect(await review({ body: unticked, base: old, branch: old })).toEqual(expected);
  });

  test('that is refused stays in a post that a person changed or moved since, with a notice', async () => {
    const expected = { ...nothing, boxes: { [KEY]: false }, refused: [KEY] };
    const text = (what: string) =>
      `its news (withdrawn) was unticked, but a person has ${what} on paperboy/digest or on base since, so the file stays: take the news out of it if it should not be published`;
    expect(await review({ body: unticked, base: old, branch: changed })).toEqual({
      ...expected,
      notices: [{ about: A, text: text(`changed ${POST}`) }],
    });
    expect(await review({ body: unticked, base: old, branch: {} })).toEqual({
      ...expected,
      notices: [{ about: A, text: text('moved its post') }],
    });
  });

  test('is found in the copy that has it, if a paper has several files', async () => {
    const copy = `copy/${A}.md`;
    const base = { [copy]: 'copy', ...old };
    expect(
      (await review({ body: unticked, base, branch: { ...base, ...written } })).restored,
    ).toEqual({ [POST]: blobIdOf('old') });
    const notices = (await review({ body: unticked, base, branch: { ...base, ...changed } }))
      .notices;
    expect(notices[0]?.text).toContain(`changed ${POST} on`);
  });

  test('that is ticked again is put back from the last commit with it', async () => {
    const earlier = [old, { ...written, [`posts/${B}.md`]: 'with news' }, changed, written];
    expect(await review({ body: tickedAgain, base: old, branch: old, earlier })).toEqual({
      ...nothing,
      restored: { [POST]: blobIdOf('with news') },
      boxes: { [KEY]: true },
      back: [KEY],
      commits: 2,
    });
  });

  test('counts as dropped if its mark was deleted with the tick', async () => {
    const given = { body: bodyOf(), before: dropped, base: old, branch: old };
    expect(await review({ ...given, earlier: [written] })).toMatchObject({
      boxes: { [KEY]: true },
      back: [KEY],
    });
    expect(await review({ ...given, before: bodyOf(), earlier: [written] })).toMatchObject({
      boxes: { [KEY]: false },
      back: [],
    });
  });

  test('stays dropped if no commit has it, or the branch has none', async () => {
    const given = { body: tickedAgain, base: old, branch: old, earlier: [old, changed] };
    const expected = { ...nothing, boxes: { [KEY]: false } };
    expect(await review(given)).toEqual({ ...expected, commits: 2 });
    expect(await review({ ...given, earlier: [written], tip: undefined })).toEqual(expected);
  });

  test('is searched in at most sixty commits', async () => {
    const earlier = (count: number) => [...Array.from({ length: count }, () => old), written];
    const given = { body: tickedAgain, base: old, branch: old };
    expect(await review({ ...given, earlier: earlier(59) })).toMatchObject({ back: [KEY] });
    expect(await review({ ...given, earlier: earlier(60) })).toMatchObject({
      back: [],
      commits: 60,
    });
  });

  test('that is ticked again and already written gets its mark removed', async () => {
    expect(await review({ body: tickedAgain, base: old, branch: written })).toEqual({
      ...nothing,
      boxes: { [KEY]: true },
    });
    expect(await review({ body: tickedAgain, base: old, branch: changed })).toEqual({
      ...nothing,
      boxes: { [KEY]: false },
    });
  });
});

describe('news that an older open digest has, too', () => {
  const older = new Map([[KEY, 3]]);

  test('is taken out of this one, with a notice', async () => {
    const notices = [
      { about: A, text: 'two runs proposed its news (withdrawn) at once: it stays in #3 alone' },
    ];
    const expected = { ...nothing, boxes: { [KEY]: false }, notices };
    expect(await review({ body: bodyOf(), older, base: old, branch: written })).toEqual({
      ...expected,
      restored: { [POST]: blobIdOf('old') },
      refused: [KEY],
    });
    expect(await review({ body: bodyOf(), older, base: old, branch: old })).toEqual({
      ...expected,
      refused: [KEY],
    });
    expect(await review({ body: tickedAgain, older, base: old, branch: old })).toEqual(expected);
  });

  test('stays in a post that a person changed, with a notice', async () => {
    const text =
      'its news (withdrawn) is in #3, too, and a person changed its post: untick it in one of them';
    expect(await review({ body: bodyOf(), older, base: old, branch: changed })).toEqual({
      ...nothing,
      notices: [{ about: A, text }],
    });
  });

  test('is refused as any other if its box is unticked', async () => {
    expect(await review({ body: unticked, older, base: old, branch: written })).toMatchObject({
      restored: { [POST]: blobIdOf('old') },
      refused: [KEY],
      notices: [],
    });
  });
});

describe('the row of news', () => {
  const [before, after, mine] = [row(A, 'A'), row(A, 'A (withdrawn)'), row(A, 'Mine')];
  const other = row(B, 'B');
  const base = { [LIST]: listWith(before, other) };
  const branch = { [LIST]: listWith(after, other) };

  test('gets the text of base if the news is refused', async () => {
    const body = bodyOf([after], { ticked: false });
    expect(await review({ body, base, branch })).toEqual({
      ...nothing,
      files: base,
      boxes: { [KEY]: false },
      refused: [KEY],
    });
    expect(
      await review({ body, base: { ...base, ...old }, branch: { ...branch, ...written } }),
    ).toMatchObject({ files: base, restored: { [POST]: blobIdOf('old') } });
  });

  test('stays if base has no row of the paper', async () => {
    const given = {
      body: bodyOf([after], { ticked: false }),
      base: { [LIST]: listWith() },
      branch,
    };
    expect(await review(given)).toMatchObject({ files: {}, refused: [KEY] });
  });

  test('stays if a person changed it, with a notice', async () => {
    const body = bodyOf([after], { ticked: false });
    const done = await review({ body, base, branch: { [LIST]: listWith(mine, other) } });
    expect(done).toMatchObject({ files: {}, boxes: { [KEY]: false }, refused: [KEY] });
    expect(done.notices[0]?.text).toContain(`changed ${LIST} on`);
  });

  test('that was reverted refuses the news', async () => {
    expect(await review({ body: bodyOf([after]), base, branch: base })).toEqual({
      ...nothing,
      boxes: { [KEY]: false },
      refused: [KEY],
    });
  });

  test('is put back from the last commit with it, if the news is ticked again', async () => {
    const body = bodyOf([after], { dropped: true });
    const earlier = [base, { [LIST]: listWith(other, mine) }, branch, branch];
    expect(await review({ body, base, branch: base, earlier })).toEqual({
      ...nothing,
      files: branch,
      boxes: { [KEY]: true },
      back: [KEY],
      commits: 3,
    });
    const current = { [LIST]: listWith(mine, other) };
    expect(await review({ body, base: current, branch: current, earlier })).toMatchObject({
      files: { [LIST]: listWith(after, other) },
    });
  });

  test("is not put back over a person's row", async () => {
    const body = bodyOf([after], { dropped: true });
    const current = { [LIST]: listWith(before, mine, other) };
    const earlier = [{ [LIST]: listWith(after, after, other) }];
    expect(await review({ body, base, branch: current, earlier })).toMatchObject({ files: {} });
  });

  test('stays in this digest if an older one has the news and a person changed the row', async () => {
    const older = new Map([[KEY, 3]]);
    const body = bodyOf([after]);
    expect(await review({ body, older, base, branch })).toMatchObject({
      files: base,
      refused: [KEY],
    });
    expect(
      await review({ body, older, base, branch: { [LIST]: listWith(mine, other) } }),
    ).toMatchObject({ files: {}, boxes: {}, refused: [] });
  });
});

test("a review's commit message names the news that it dropped and put back", () => {
  const box = { ...NEWS, blob: '', parts: [], ticked: true, dropped: false };
  expect(newsReviewLines({ refused: [box], back: [{ ...box, id: B, kind: 'code' }] })).toEqual([
    `- dropped: the news of ${A} (withdrawn)`,
    `- brought back: the news of ${B} (code)`,
  ]);
});
