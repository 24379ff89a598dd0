import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { boxesIn, listedIn, withBoxes } from '../../src/record/boxes.ts';
import { readMessage } from '../../src/record/commit-message.ts';
import { decisionsIn } from '../../src/record/decisions.ts';
import { bodyLength, fitBody } from '../../src/record/fit-body.ts';
import { historyOf } from '../../src/record/history.ts';
import { horizonOf } from '../../src/record/horizon.ts';
import { addToBody } from '../../src/record/listing.ts';
import {
  NEWS_HEADING,
  type ProposedNews,
  besideNews,
  keyOf,
  newsBoxesIn,
  newsInMessage,
  newsLines,
  newsMessageLines,
  withNewsBoxes,
} from '../../src/record/news-boxes.ts';
import { aPull } from '../builders/site.ts';

const A = '2611.00001' as PaperId;
const B = '2611.00002' as PaperId;
const news = (fields: Partial<ProposedNews> = {}): ProposedNews => ({
  id: A,
  kind: 'withdrawn',
  mark: 'v2',
  title: 'Scroll 1',
  text: 'withdrawn: “An error”',
  path: `posts/${fields.id ?? A}.md`,
  content: 'A post',
  parts: [],
  blob: '0123456789abcdef0123456789abcdef01234567',
  ...fields,
});
const list = (...all: ProposedNews[]) => `${NEWS_HEADING}\n\n${newsLines(all, undefined)}`;
const none = { heldOver: [], passedOver: [] };
const both = addToBody(
  'Hello.',
  `### 2026-11-20: 1 paper\n\n#### Scrolls (1)\n\n- [x] [Scroll 2](https://arxiv.org/abs/${B})\n  Ada\n\n${list(news())}`,
  none,
);

describe('the box of a paper and the box of its news', () => {
  test('are distinguished when a list is read', () => {
    expect(boxesIn(both)).toEqual([{ id: B, ticked: true, dropped: false, onPage: false }]);
    expect(listedIn(both)).toEqual([B]);
    expect(newsBoxesIn(both)).toMatchObject([{ id: A, kind: 'withdrawn', mark: 'v2' }]);
  });

  test('are unticked separately', () => {
    const refused = withNewsBoxes(both, new Map([[keyOf(news()), false]]));
    expect(newsBoxesIn(refused)).toMatchObject([{ ticked: false, dropped: true }]);
    expect(boxesIn(refused)).toEqual(boxesIn(both));
    const papers = withBoxes(
      both,
      new Map([
        [A, false],
        [B, false],
      ]),
    );
    expect(newsBoxesIn(papers)).toEqual(newsBoxesIn(both));
    expect(boxesIn(papers)).toMatchObject([{ id: B, ticked: false, dropped: true }]);
    expect(withNewsBoxes(refused, new Map([[keyOf(news()), true]]))).toBe(both);
  });

  test('of one paper can be in one list', () => {
    const same = both.replaceAll(B, A);
    expect(boxesIn(same).map(({ id }) => id)).toEqual([A]);
    expect(newsBoxesIn(same).map(({ id }) => id)).toEqual([A]);
  });

  test('decide independently', () => {
    const closed = aPull({ state: 'closed', body: list(news()) });
    expect(decisionsIn([closed], [])).toEqual([]);
    const { papers } = historyOf({
      paths: [],
      pages: new Map(),
      digest: { branch: 'paperboy/digest', papers: new Set() },
      pulls: [closed],
      commits: [],
      branch: 'paperboy/digest',
      horizon: horizonOf({ lookbackDays: 10 }, new Date('2026-11-20T06:00:00Z')),
    });
    expect([...papers]).toEqual([]);
  });

  test('are both kept when a body is shortened', () => {
    const long = both
      .replace('  Ada', `  ${'x'.repeat(70_000)}`)
      .replaceAll('Scroll', 'Scroll of the Long Series');
    const fitted = fitBody(long, 600);
    expect(bodyLength(fitted)).toBeLessThanOrEqual(600);
    expect(listedIn(fitted)).toEqual([B]);
    expect(newsBoxesIn(fitted)).toEqual(newsBoxesIn(both));
  });
});

test('the news of several runs has one heading', () => {
  const more = besideNews(both, newsLines([news({ id: B, mark: 'v3' })], undefined)) ?? '';
  expect(more.match(/### News/g)).toHaveLength(1);
  expect(newsBoxesIn(more).map(({ id }) => id)).toEqual([B, A]);
  expect(besideNews('Hello.', 'x')).toBeUndefined();
});

test('boxes of news are read from a list whose marks were deleted', () => {
  const bare = both.replace(/<!-- \/?paperboy[^>]*-->/g, '');
  expect(newsBoxesIn(addToBody(bare, '', none))).toEqual(newsBoxesIn(both));
});

test('a commit message names news without listing its paper as proposed', () => {
  const message = ['News of 1 published paper', '', ...newsMessageLines([news()])].join('\r\n');
  expect(newsInMessage(message)).toEqual([keyOf(news())]);
  expect(readMessage({ message, date: '2026-11-20T06:00:00Z' }).papers).toEqual([]);
});

describe('the line of a news', () => {
  const filesAt = { repositoryUrl: 'https://github.com/o/r', branch: 'd' };
  const parts = ['0123ab', '456789'];
  const line = newsLines([news({ parts })], undefined);

  test('has title, link, text and a hidden mark; the link to its file is below it', () => {
    expect(line).toBe(
      `- [x] [Scroll 1](https://arxiv.org/abs/${A}) withdrawn: “An error” <!-- news: withdrawn v2 0123456789 0123ab 456789 -->`,
    );
    expect(newsLines([news({ parts }), news()], filesAt).split('\n')).toEqual([
      line,
      expect.stringMatching(/^ {2}.*\/blob\/d\/posts\/2611\.00001\.md/),
      newsLines([news()], undefined),
      expect.stringMatching(/^ {2}/),
    ]);
  });

  test('is read with its tick, marks and parts', () => {
    const box = { id: A, kind: 'withdrawn', mark: 'v2', blob: '0123456789' };
    expect(newsBoxesIn(line)).toEqual([{ ...box, parts, ticked: true, dropped: false }]);
    expect(newsBoxesIn(`${line.replace('[x]', '[ ]')} *(dropped)* `)).toEqual([
      { ...box, parts, ticked: false, dropped: true },
    ]);
    expect(newsBoxesIn(newsLines([news()], undefined).replace('[x]', '[X]'))).toEqual([
      { ...box, parts: [], ticked: true, dropped: false },
    ]);
    expect(newsBoxesIn(line.replace(A, 'about'))).toEqual([]);
    expect(newsBoxesIn(`${line}\n${line.replace('[x]', '[ ]')}`)).toMatchObject([
      { ticked: false },
    ]);
  });

  test('changes only with a decision about its news', () => {
    const two = [line, newsLines([news({ mark: 'v3' })], undefined)].join('\n');
    const other = keyOf(news({ id: B }));
    for (const kept of [new Map<string, boolean>(), new Map([[other, false]])])
      expect(withNewsBoxes(two, kept)).toBe(two);
    expect(newsBoxesIn(withNewsBoxes(two, new Map([[keyOf(news()), false]])))).toMatchObject([
      { mark: 'v2', ticked: false, dropped: true },
      { mark: 'v3', ticked: true, dropped: false },
    ]);
  });

  test('outside of our part does not count, and does not change', () => {
    const body = `${line}\n${both}\n${line}`;
    expect(newsBoxesIn(body)).toEqual(newsBoxesIn(both));
    const kept = new Map([[keyOf(news()), false]]);
    expect(withNewsBoxes(body, kept)).toBe(`${line}\n${withNewsBoxes(both, kept)}\n${line}`);
  });
});

test('news of a later run go first below the heading, and all other text stays', () => {
  const more = newsLines([news({ id: B, mark: 'v3' })], undefined);
  const old = newsLines([news()], undefined);
  expect(besideNews(both, more)).toBe(both.replace(old, `${more}\n${old}`));
  expect(besideNews(both.replace(NEWS_HEADING, '### Other'), more)).toBeUndefined();
});

describe("the news in a commit's message", () => {
  test('are lines with an id, a kind and a mark', () => {
    const names = [
      news(),
      news({ id: B, kind: 'version', mark: 'v3' }),
      news({ kind: 'code', mark: 'a_b.c-d' }),
    ];
    expect(newsMessageLines(names)).toEqual([
      `- news: ${A} withdrawn v2`,
      `- news: ${B} version v3`,
      `- news: ${A} code a_b.c-d`,
    ]);
    expect(newsInMessage(['Subject', '', ...newsMessageLines(names)].join('\n'))).toEqual(
      names.map(keyOf),
    );
    expect(newsInMessage(`- news: ${A}v4 venue x`)).toEqual([`${A} venue x`]);
  });

  test.each([
    ` - news: ${A} withdrawn v2`,
    `- news: ${A} other v2`,
    `- news: ${A} withdrawn v2 more`,
    `- news: ${A} withdrawn ${'v'.repeat(41)}`,
    '- news: x withdrawn v2',
    `news: ${A} withdrawn v2`,
  ])('are no other lines: %s', (line) => {
    expect(newsInMessage(`Subject\n${line}\nMore`)).toEqual([]);
  });
});
