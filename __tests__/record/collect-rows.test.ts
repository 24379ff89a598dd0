import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import type { Verdict } from '../../src/rank/select.ts';
import { collectRows } from '../../src/record/collect-rows.ts';
import { withRowMark } from '../../src/record/row-marks.ts';
import { BEGIN, END } from '../../src/record/section.ts';
import { readSiteState } from '../../src/record/site-state.ts';
import { collectionFiles } from '../../src/render/collections/collection-files.ts';
import { aMatch, aPaper } from '../builders/paper.ts';
import { SCROLLS, aProposal, aRendering, pagesOf } from '../builders/rendering.ts';
import { type Texts, aCommit, aPull, aSite } from '../builders/site.ts';

const NOW = new Date('2026-11-20T06:00:00Z');
const EARLIER = '2611.00009' as PaperId;
const POST = `arxiv/2026/${EARLIER.replace('.', '-')}-reading-long-scrolls-by-candle-light.md`;
const LIST = 'arxiv.md';
const listing = (id: PaperId) => `${BEGIN}\n\n- [x] [A](https://arxiv.org/abs/${id})\n\n${END}`;
/** A merged digest that left the row of its paper to a later run. */
const leaving = aPull({
  number: 3,
  state: 'closed',
  merged: true,
  body: withRowMark(listing(EARLIER), 'due', [EARLIER]),
});

interface Given {
  readonly output?: string;
  readonly base?: Texts;
  readonly site?: Parameters<typeof aSite>[0];
  readonly papers?: number;
  /** Papers that arXiv sent beside those that are proposed. */
  readonly others?: readonly Verdict[];
}

/** Adds the rows of a run on a site in plain Markdown. */
async function rowsOf(given: Given = {}) {
  const { output = 'posts, list', base: texts = {}, papers = 1, others = [] } = given;
  const rendering = await aRendering({}, { output, 'list-path': LIST });
  const { config, layout } = rendering;
  const collections = collectionFiles(layout, config, NOW, 'https://github.com/o/site');
  const base = aCommit(texts, { branch: 'main', commit: 'base' });
  const site = aSite({ ...given.site, branches: { main: texts, ...given.site?.branches } });
  const calendar = { day: '2026-11-20', now: NOW, pagesAmong: () => [] };
  const state = await readSiteState(site, config, base, calendar, { collections });
  const proposals = Array.from({ length: papers }, (_, n) =>
    aProposal({ id: `2611.0000${n + 1}` }),
  );
  const pages = await pagesOf([...proposals, ...others], rendering);
  const rows = await collectRows(site, state, pages, collections, { layout, config, now: NOW });
  return { ...rows, list: rows.files.get(LIST) };
}

/** The paper of the earlier digest, as arXiv sends it again. */
const posted: Verdict = {
  kind: 'skip',
  because: 'posted',
  paper: aPaper({ id: EARLIER }),
  matches: [aMatch(SCROLLS)],
};

describe('the rows of a run', () => {
  test('are added to the list, with a link to the post', async () => {
    const { list, due, written, notices, files } = await rowsOf();
    expect(list).toContain('2611-00001-reading-long-scrolls-by-candle-light.md');
    expect([...files.keys()]).toContain(LIST);
    expect({ due, written, notices }).toEqual({ due: [], written: [], notices: [] });
  });

  test('are none without a list or without papers', async () => {
    const none = { files: new Map(), due: [], written: [], notices: [] };
    expect(await rowsOf({ output: 'posts' })).toMatchObject(none);
    expect(await rowsOf({ papers: 0 })).toMatchObject(none);
  });

  test('are left to a later run while another open digest changes the list', async () => {
    const pull = aPull({ number: 8, head: 'ink', body: listing('2611.00007' as PaperId) });
    const site = { branches: { ink: { [LIST]: 'Changed' } }, pulls: [pull] };
    const { due, files, written } = await rowsOf({ base: { [LIST]: '# List\n' }, site, papers: 2 });
    expect(due).toEqual(['2611.00001', '2611.00002']);
    expect([files, written]).toEqual([new Map(), []]);
  });
});

describe('a paper whose row an earlier digest left', () => {
  const site = { pulls: [leaving] };

  test('gets its row, with a link to its post', async () => {
    const { list, written } = await rowsOf({ base: { [POST]: 'A post' }, site, others: [posted] });
    expect(list).toContain(POST.split('/').at(-1));
    expect(written).toEqual([EARLIER]);
  });

  test('gets its row with a link to arXiv if its post is gone', async () => {
    const { list, written } = await rowsOf({ site, others: [posted] });
    expect(list).toContain(`https://arxiv.org/abs/${EARLIER}`);
    expect(list).not.toContain('2611-00009');
    expect(written).toEqual([EARLIER]);
  });

  test('waits on if arXiv did not send it', async () => {
    expect((await rowsOf({ base: { [POST]: 'A post' }, site })).written).toEqual([]);
  });
});

describe('links to digest pages', () => {
  const pagesIn = (list = '') =>
    list.match(/arxiv\/digests\/[\w-]+\.md|digests\/[\w-]+\.md/g) ?? [];
  const yesterday = 'arxiv/digests/2026-11-19.md';

  test('have the new page, and without `digest` in the output none', async () => {
    const { list } = await rowsOf({ output: 'posts, digest, list' });
    expect(pagesIn(list).join()).toContain('digests/2026-11-20.md');
    expect(pagesIn((await rowsOf()).list)).toEqual([]);
  });

  test('have the pages of earlier days if an earlier digest left its rows', async () => {
    const base = { [yesterday]: 'A page', [POST]: 'A post' };
    const output = 'posts, digest, list';
    const left = await rowsOf({ output, base, site: { pulls: [leaving] }, others: [posted] });
    expect(pagesIn(left.list).join()).toMatch(/2026-11-20.*2026-11-19|2026-11-19.*2026-11-20/);
    expect(pagesIn((await rowsOf({ output, base })).list).join()).not.toContain('2026-11-19');
  });
});

describe('a table of another tool becomes the list, with a notice', () => {
  const table = (...rows: string[]) =>
    ['## scrolls', '', '| Date | Title | Authors | PDF |', '|---|---|---|---|', ...rows, ''].join(
      '\n',
    );
  const row = (day: string, id: string) =>
    `|**${day}**|**A title**|Ada et.al.|[${id}](http://arxiv.org/abs/${id})|`;

  test('of the number of its papers', async () => {
    const base = {
      [LIST]: table(row('2026-11-01', '2611.00003'), row('2026-11-02', '2611.00004')),
    };
    const { notices } = await rowsOf({ base });
    expect(notices).toEqual([{ about: LIST, text: "Its tables become Paperboy's list: 2 papers" }]);
  });

  test('but not for a file without papers, or for a list that is ours', async () => {
    expect((await rowsOf({ base: { [LIST]: '# A list\n' } })).notices).toEqual([]);
    const { list = '' } = await rowsOf();
    expect((await rowsOf({ base: { [LIST]: list } })).notices).toEqual([]);
  });
});
