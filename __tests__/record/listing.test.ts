import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaperId } from '../../src/papers/paper.ts';
import type { Hit } from '../../src/match/match.ts';
import { boxesIn } from '../../src/record/boxes.ts';
import {
  BODY_LIMIT,
  addToBody,
  heldOverIn,
  listPapers,
  matchInWords,
  roomIn,
} from '../../src/record/listing.ts';
import { BEGIN, END, PAPERS_HERE } from '../../src/record/section.ts';
import { listedIn } from '../../src/record/seen.ts';
import { hostileText } from '../builders/hostile.ts';
import { aMatch, aPaper, aTopic } from '../builders/paper.ts';

const listed = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const id = `2611.${String(index + 1).padStart(5, '0')}`;
    return {
      id: id as PaperId,
      paper: aPaper({ id, title: `Scroll ${index} of @many #1` }),
      matches: [aMatch()],
      path: `posts/${id}.md`,
    };
  });

const hostilePaper = (
  title: string,
  abstract: string,
  name: string,
  comment: string,
  category: string,
  topic: string,
  word: string,
) => {
  const id = '2611.00001' as PaperId;
  const categories = ['cs.CL', category];
  const authors = [{ name, affiliations: [] }];
  const hit = { field: 'abstract', words: word, snippet: abstract } as const;
  return {
    id,
    paper: aPaper({ id, title, abstract, authors, comment, categories }),
    matches: [{ topic: aTopic('scroll', { name: topic, path: [topic] }), hits: [hit] }],
    path: `posts/${id}.md`,
  };
};

describe('the list of papers', () => {
  test('has a ticked line a paper, by topic; below it authors, matches, path and abstract', () => {
    const [one] = listed(1);
    if (one === undefined) throw new Error('no paper');
    const papers = [
      { ...one, matches: [aMatch(), aMatch(aTopic('candle')), { topic: aTopic('ink'), hits: [] }] },
      { id: '2611.00007' as PaperId, matches: [] },
      { id: '2611.00008' as PaperId, matches: [aMatch()], path: 'posts/8.md' },
    ];
    expect(listPapers(papers, 'Monday')).toBe(
      [
        '### Monday',
        '',
        '#### scrolls',
        '',
        '- [x] [Scroll 0 of &#64;&#8203;many #&#8203;1](https://arxiv.org/abs/2611.00001)',
        '  Ada Inkwell · cs.CL, cs.DL · 2026-11-18',
        '  matched “Scrolls” in the title',
        '  also for candle: matched “Scrolls” in the title',
        '  `posts/2611.00001.md`',
        '  <details><summary>Abstract</summary>We read scrolls. The long context of a scroll is its margin.</details>',
        '- [x] [2611.00008](https://arxiv.org/abs/2611.00008)',
        '  matched “Scrolls” in the title',
        '  `posts/8.md`',
        '',
        '#### From earlier runs',
        '',
        '- [x] [2611.00007](https://arxiv.org/abs/2611.00007) <!-- page -->',
      ].join('\n'),
    );
  });

  test.each([
    [0, 'no author named'],
    [1, 'A0 & co'],
    [2, 'A0 & co, A1 & co'],
    [5, 'A0 & co, A1 & co, A2 & co, A3 & co, A4 & co'],
    [6, 'A0 & co, A1 & co, A2 & co, A3 & co, A4 & co and 1 more'],
    [9, 'A0 & co, A1 & co, A2 & co, A3 & co, A4 & co and 4 more'],
  ])('of %d authors it says "%s"', (count, said) => {
    const authors = Array.from({ length: count }, (_, n) => ({
      name: `A${n} \\& co`,
      affiliations: [],
    }));
    const text = listPapers(
      [{ id: '2611.00001' as PaperId, paper: aPaper({ authors }), matches: [] }],
      'Monday',
    );
    expect(text.replaceAll('&#38;', '&')).toContain(`\n  ${said} · cs`);
  });

  test('lists these papers and no others, whatever their texts say (property)', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 7, maxLength: 7 }), (texts) => {
        const papers = [hostilePaper(...(texts as Parameters<typeof hostilePaper>))];
        const body = addToBody(`Hello\n\n${PAPERS_HERE}\n\nBye`, listPapers(papers, 'Monday'));
        expect(boxesIn(body)).toEqual([
          { id: '2611.00001', ticked: true, dropped: false, onPage: false },
        ]);
        expect(body.split(BEGIN)).toHaveLength(2);
        expect(body.split(END)).toHaveLength(2);
      }),
    );
  });

  test('a paper of several topics is listed once and names the others', () => {
    const [one] = listed(1);
    if (one === undefined) throw new Error('no paper');
    const text = listPapers([{ ...one, matches: [aMatch(), aMatch(aTopic('candle'))] }], 'Monday');
    expect(listedIn(text)).toEqual(['2611.00001']);
    expect(text).toContain('also for candle');
  });

  test('nothing in a title mentions anybody or refers to anything', () => {
    expect(listPapers(listed(1), 'Monday')).not.toMatch(/@many|(?<![\w&])#1\b/);
  });
});

describe('why a paper matched', () => {
  const hit = (field: Hit['field'], words: string, snippet = words) => ({ field, words, snippet });
  const said = (...hits: Hit[]) => matchInWords({ topic: aTopic('x'), hits });

  test('is said once for the same words in the same field, and three times at most', () => {
    expect(said()).toBe('');
    expect(said(hit('title', 'ink'), hit('title', 'ink'))).toBe('matched “ink” in the title');
    expect(said(hit('title', 'a'), hit('title', 'b'), hit('authors', 'c'), hit('title', 'd'))).toBe(
      'matched “a” in the title, “b” in the title, “c” in the authors',
    );
  });

  test.each(['abstract', 'comment'] as const)('is shown with its context in the %s', (field) => {
    expect(said(hit('title', 'a', 'no need'), hit(field, 'ink', 'of black ink, mostly'))).toBe(
      `matched “a” in the title, “ink” in the ${field} (of black ink, mostly)`,
    );
  });
});

describe('a body', () => {
  const first = addToBody(`Hello.\n\n${PAPERS_HERE}\n\nBye.`, listPapers(listed(2), 'Monday'));

  test('the list goes where the template has its place', () => {
    expect(first.startsWith('Hello.')).toBe(true);
    expect(first.endsWith('Bye.')).toBe(true);
    expect(listedIn(first)).toHaveLength(2);
  });

  test('what a person wrote around the list, and the ticks in it, stay', () => {
    const edited = first
      .replace('Hello.', 'Mine now.')
      .replace('- [x] [Scroll 1', '- [ ] [Scroll 1');
    const second = addToBody(
      edited,
      listPapers([{ id: '2612.00001' as PaperId, matches: [] }], 'Tuesday'),
    );
    expect(second).toContain('Mine now.');
    expect(second).toContain('- [ ] [Scroll 1');
    expect(listedIn(second)).toEqual(['2611.00001', '2611.00002', '2612.00001']);
  });

  test('however a person moves or marks a box, its paper stays listed when the text gets short', () => {
    const list = listPapers(listed(900), 'Monday');
    const moved = list
      .replace('- [x] [Scroll 0 ', '  - [x] [Scroll 0 ')
      .replace('- [x] [Scroll 1 ', '* [ ] [Scroll 1 ');
    const body = addToBody(PAPERS_HERE, moved);
    expect(body.length).toBeLessThanOrEqual(BODY_LIMIT);
    expect(listedIn(body)).toHaveLength(900);
  });

  test('one empty line parts the list from what stands around it, and one run from the next', () => {
    const monday = addToBody(`  Hello.\n\n\n${PAPERS_HERE}\n\n\n  Bye.\n`, 'Monday');
    expect(monday).toBe(`  Hello.\n\n${BEGIN}\n\nMonday\n\n${END}\n\nBye.\n`);
    expect(addToBody(monday, 'Tuesday')).toBe(monday.replace('Monday', 'Monday\n\nTuesday'));
    expect(addToBody(PAPERS_HERE, 'Monday')).toBe(`${BEGIN}\n\nMonday\n\n${END}`);
  });

  test('a body whose marks were deleted still gets the list', () => {
    expect(listedIn(addToBody('All mine.', listPapers(listed(1), 'Monday')))).toEqual([
      '2611.00001',
    ]);
  });

  test.each([10, 300, 600, 1000])('%d papers fit the limit, each with its link', (count) => {
    const body = addToBody(PAPERS_HERE, listPapers(listed(count), 'Monday'));
    expect(body.length).toBeLessThanOrEqual(BODY_LIMIT);
    expect(listedIn(body)).toHaveLength(count);
  });

  test('what does not fit goes in steps: abstracts, then what stands below titles, then titles', () => {
    const body = (paper: { abstract?: string; comment?: string; title?: string }) =>
      addToBody(
        'Hello.',
        listPapers(
          [
            {
              id: '2611.00001' as PaperId,
              paper: aPaper({ title: 'A  scroll', abstract: 'Ink.', ...paper }),
              matches: [
                {
                  topic: aTopic('scroll'),
                  hits: [{ field: 'comment', words: 'scroll', snippet: paper.comment ?? '' }],
                },
              ],
              path: 'posts/1.md',
            },
          ],
          'Monday',
        ),
      );
    const long = 'x'.repeat(BODY_LIMIT);
    const ids = '- [x] [2611.00001](https://arxiv.org/abs/2611.00001)';
    const line = '- [x] [A scroll](https://arxiv.org/abs/2611.00001)';
    expect(body({ abstract: long })).toBe(body({}).replace(/\n.*Abstract.*/, ''));
    expect(body({ comment: long })).toBe(
      `Hello.\n\n${BEGIN}\n\n### Monday\n\n#### scroll\n\n${line}\n\n${END}`,
    );
    expect(body({ title: long })).toBe(`Hello.\n\n${BEGIN}\n\n${ids}\n\n${END}`);
  });

  test('what people wrote into the list stays as long as titles fit, and a box for ever', () => {
    const body = (title: string, details: string) =>
      addToBody(
        'Hello.',
        [
          `- [x] [${title}](http://arxiv.org/abs/2611.00001)  seen`,
          ` a note`,
          'See - [ ] this',
          `  ${details}`,
        ].join('\n'),
      ).split('\n');
    const long = 'x'.repeat(BODY_LIMIT);
    const [line, ...notes] = body('A', long).slice(4, -2);
    expect(line).toBe('- [x] [A](http://arxiv.org/abs/2611.00001)  seen');
    expect(notes).toEqual([' a note', 'See - [ ] this']);
    expect(body(long, 'Ink').slice(4, -2)).toEqual([
      '- [x] [2611.00001](https://arxiv.org/abs/2611.00001)  seen',
    ]);
  });

  test('nothing goes that fits, to the last character', () => {
    const waiting = ['2611.00008', '2611.00009'] as PaperId[];
    const around = `${'b'.repeat(700)}${PAPERS_HERE}${'a'.repeat(900)}`;
    const bodyOf = (length: number) =>
      addToBody(
        around,
        `- [x] [A](https://arxiv.org/abs/2611.00001)\n  <details><summary>Abstract</summary>${'x'.repeat(length)}</details>`,
        waiting,
      );
    const rest = bodyOf(0).length;
    expect(bodyOf(BODY_LIMIT - rest).length).toBe(BODY_LIMIT);
    expect(bodyOf(BODY_LIMIT - rest + 1).includes('Abstract')).toBe(false);
  });
});

describe('papers that wait', () => {
  const waiting = (count: number) =>
    Array.from({ length: count }, (_, n) => `cond-mat/${String(9901001 + n)}` as PaperId);
  const list = listPapers(listed(1), 'Monday');

  test('are linked below the list, and not proposed', () => {
    const two = addToBody('Hello.', list, ['2611.00008', 'hep-th/9901001'] as PaperId[]);
    expect(two).toBe(
      [
        `Hello.\n\n${BEGIN}\n\n${list}`,
        '<details data-paperboy="held over"><summary>2 more papers matched and wait for the next run</summary>',
        '[2611.00008](https://arxiv.org/abs/2611.00008) [hep-th/9901001](https://arxiv.org/abs/hep-th/9901001)',
        `</details>\n\n${END}`,
      ].join('\n\n'),
    );
    expect(heldOverIn(two)).toEqual(['2611.00008', 'hep-th/9901001']);
    expect(listedIn(two)).toEqual(['2611.00001']);
    const one = addToBody('Hello.', list, ['2611.00008' as PaperId]);
    expect(one).toContain('<summary>1 more paper matched and waits for the next run</summary>');
  });

  test('are those of the last run alone', () => {
    const monday = addToBody('Hello.', list, waiting(2));
    const tuesday = addToBody(monday, 'Tuesday', waiting(1));
    expect(tuesday).toBe(addToBody(addToBody('Hello.', list), 'Tuesday', waiting(1)));
    expect(heldOverIn(addToBody(monday, 'Tuesday'))).toEqual([]);
  });

  test('are read from our part alone, and only where a link names a paper', () => {
    const section = (link: string) => `<details data-paperboy="held over">${link}</details>`;
    const [A, B] = ['2611.00001', '2611.00002'].map((id) => `[x](https://arxiv.org/abs/${id})`);
    expect(heldOverIn(`${section(A ?? '')}\n${BEGIN}\n${END}`)).toEqual([]);
    expect(
      heldOverIn(`${BEGIN}\n${A}\n${section('[x](https://arxiv.org/abs/x)')}${END}`),
    ).toStrictEqual([]);
    expect(heldOverIn(`${BEGIN}\n${A}\n${section(B ?? '')}\n${A}\n${END}`)).toEqual(['2611.00002']);
    expect(heldOverIn('')).toEqual([]);
  });

  test.each([
    { before: 0, listedCount: 1, after: 0, some: 1000 },
    { before: 30_000, listedCount: 1, after: 0, some: 400 },
    { before: 0, listedCount: 1, after: 30_000, some: 400 },
    { before: 0, listedCount: 600, after: 0, some: 400 },
    { before: 64_500, listedCount: 1, after: 0, some: 1 },
    { before: 65_200, listedCount: 1, after: 0, some: 0 },
  ])('are named as far as there is room: %p', ({ before, listedCount, after, some }) => {
    const body = addToBody(
      `${'b'.repeat(before)}\n${PAPERS_HERE}\n${'a'.repeat(after)}`,
      listPapers(listed(listedCount), 'Monday'),
      waiting(2000),
    );
    expect(body.length).toBeLessThanOrEqual(BODY_LIMIT);
    expect(listedIn(body)).toHaveLength(listedCount);
    const named = heldOverIn(body);
    expect(named.length).toBeGreaterThanOrEqual(some);
    expect(named).toEqual(waiting(named.length));
  });
});

describe('how many papers more fit', () => {
  test('is told with some left for the text of a pull request that is yet to be opened', () => {
    expect(roomIn(undefined)).toBe(762);
    expect(roomIn('')).toBe(812);
  });

  test('is less by what people wrote before and behind, and by a line for each paper listed', () => {
    const empty = roomIn(PAPERS_HERE);
    expect(roomIn(`${'b'.repeat(8000)}${PAPERS_HERE}${'a'.repeat(16_000)}`)).toBe(empty - 300);
    expect(roomIn(`b${PAPERS_HERE}${'a'.repeat(BODY_LIMIT)}`)).toBe(0);
    const body = addToBody(PAPERS_HERE, listPapers(listed(80), 'Monday'));
    expect(roomIn(body)).toBe(empty - 53);
    const waits = addToBody(body, '', ['2611.00008' as PaperId]);
    expect(roomIn(waits)).toBe(roomIn(body));
  });

  test('is a number that does fit', () => {
    const before = `Hello.\n\n${PAPERS_HERE}\n\n${'a'.repeat(9000)}`;
    const count = roomIn(before);
    const body = addToBody(before, listPapers(listed(count), 'Monday'));
    expect(body.length).toBeLessThanOrEqual(BODY_LIMIT);
    expect(listedIn(body)).toHaveLength(count);
  });
});
