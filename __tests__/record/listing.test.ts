import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaperId } from '../../src/papers/paper.ts';
import type { Listed } from '../../src/record/entry.ts';
import { boxesIn, listedIn, withBoxes } from '../../src/record/boxes.ts';
import { BODY_LIMIT, bodyLength } from '../../src/record/fit-body.ts';
import { type Waiting, unlistedIn } from '../../src/record/held-over.ts';
import { addToBody as addTo, listPapers as listBy } from '../../src/record/listing.ts';
import { BEGIN, END, PAPERS_HERE } from '../../src/record/section.ts';
import { hostileText } from '../builders/hostile.ts';
import { aMatch, aPaper, aTopic } from '../builders/paper.ts';

/** Adds to a body without papers that were passed over. */
const addToBody = (body: string, added: string, heldOver: readonly Waiting[] = []) =>
  addTo(body, added, { heldOver, passedOver: [] });

const listPapers = (papers: readonly Listed[], rules: string | Parameters<typeof listBy>[1]) =>
  listBy(papers, typeof rules === 'string' ? { heading: rules, topics: [] } : rules);

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
  test('has a ticked line for each paper, grouped by topic in the configured order, with counts', () => {
    const [one, two] = listed(2);
    if (one === undefined || two === undefined) throw new Error('no paper');
    const papers = [
      { ...one, matches: [aMatch(), aMatch(aTopic('candle'))] },
      { id: '2611.00007' as PaperId, matches: [] },
      { id: '2611.00008' as PaperId, matches: [aMatch()], path: 'posts/8 (a).md' },
      { ...two, matches: [aMatch(), aMatch(aTopic('candle'))], topic: 'candle' },
    ];
    const filesAt = { repositoryUrl: 'https://github.com/o/r', branch: 'paperboy/digest' };
    const at = (verb: string, path: string) =>
      `https://github.com/o/r/${verb}/paperboy/digest/posts/${path}`;
    const rules = { heading: 'Monday', topics: ['candle', 'ink', 'scrolls'], filesAt };
    expect(listPapers(papers, rules)).toBe(
      [
        '### Monday',
        '',
        '#### candle (1)',
        '',
        '- [x] [Scroll 1 of &#64;&#8203;many #&#8203;1](https://arxiv.org/abs/2611.00002)',
        '  Ada Inkwell · [PDF](https://arxiv.org/pdf/2611.00002)',
        '  We read **scrolls**.',
        '  Also for scrolls',
        `  [View its file](${at('blob', '2611.00002.md')}) · [edit it](${at('edit', '2611.00002.md')})`,
        '  <details><summary>Abstract</summary>We read scrolls. The long context of a scroll is its margin.</details>',
        '',
        '#### scrolls (2)',
        '',
        '- [x] [Scroll 0 of &#64;&#8203;many #&#8203;1](https://arxiv.org/abs/2611.00001)',
        '  Ada Inkwell · [PDF](https://arxiv.org/pdf/2611.00001)',
        '  We read **scrolls**.',
        '  Also for candle',
        `  [View its file](${at('blob', '2611.00001.md')}) · [edit it](${at('edit', '2611.00001.md')})`,
        '  <details><summary>Abstract</summary>We read scrolls. The long context of a scroll is its margin.</details>',
        '- [x] [2611.00008](https://arxiv.org/abs/2611.00008)',
        `  [View its file](${at('blob', '8%20%28a%29.md')}) · [edit it](${at('edit', '8%20%28a%29.md')})`,
        '',
        '#### From earlier runs (1)',
        '',
        '- [x] [2611.00007](https://arxiv.org/abs/2611.00007) <!-- page -->',
      ].join('\n'),
    );
  });

  test('links to no file without a repository', () => {
    expect(listPapers(listed(1), 'Monday')).not.toContain('posts/2611.00001.md');
  });

  test('lists exactly the given papers, whatever their texts contain (property)', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 7, maxLength: 7 }), (texts) => {
        const papers = [hostilePaper(...(texts as Parameters<typeof hostilePaper>))];
        const body = addToBody(`Hello\n\n${PAPERS_HERE}\n\nBye`, listPapers(papers, 'Monday'));
        expect(boxesIn(body)).toEqual([
          { id: '2611.00001', ticked: true, dropped: false, onPage: false },
        ]);
        const headings = body.split('\n').filter((line) => line.startsWith('#'));
        expect(headings).toHaveLength(2);
        expect(body.split(BEGIN)).toHaveLength(2);
        expect(body.split(END)).toHaveLength(2);
      }),
    );
  });

  test('has no mentions or references from titles', () => {
    expect(listPapers(listed(1), 'Monday')).not.toMatch(/@many|(?<![\w&])#1\b/);
  });
});

describe('a body', () => {
  const first = addToBody(`Hello.\n\n${PAPERS_HERE}\n\nBye.`, listPapers(listed(2), 'Monday'));

  test('has the list at its place in the template', () => {
    expect(first.startsWith('Hello.')).toBe(true);
    expect(first.endsWith('Bye.')).toBe(true);
    expect(listedIn(first)).toHaveLength(2);
  });

  test('keeps text of people around the list, and ticks', () => {
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

  test('has one empty line around the list and between runs', () => {
    const monday = addToBody(`  Hello.\n\n\n${PAPERS_HERE}\n\n\n  Bye.\n`, 'Monday');
    expect(monday).toBe(`  Hello.\n\n${BEGIN}\n\nMonday\n\n${END}\n\nBye.\n`);
    expect(addToBody(monday, 'Tuesday')).toBe(monday.replace('Monday', 'Monday\n\nTuesday'));
    expect(addToBody(PAPERS_HERE, 'Monday')).toBe(`${BEGIN}\n\nMonday\n\n${END}`);
  });

  test('gets the list also if its marks were deleted', () => {
    expect(listedIn(addToBody('All mine.', listPapers(listed(1), 'Monday')))).toEqual([
      '2611.00001',
    ]);
  });

  test.each([5, 50, 200, 800])('has room for %d papers, each with its link', (count) => {
    const body = addToBody(PAPERS_HERE, listPapers(listed(count), 'Monday'));
    expect(bodyLength(body)).toBeLessThanOrEqual(BODY_LIMIT);
    expect(listedIn(body)).toHaveLength(count);
  });
});

describe('papers that are held over', () => {
  const waiting = (count: number, submitted = '2026-11-18') =>
    Array.from({ length: count }, (_, n) => ({
      id: `2611.${String(n + 1).padStart(5, '0')}` as PaperId,
      submitted,
      title: `A scroll, the ${n}th`,
    }));
  const list = listPapers(listed(1), 'Monday');

  test('are listed below the proposed papers with their day', () => {
    const two = addToBody('Hello.', list, [...waiting(1), { id: 'hep-th/9901001' as PaperId }]);
    expect(two).toBe(
      [
        `Hello.\n\n${BEGIN}\n\n${list}`,
        '<details data-paperboy="held over"><summary>2 more papers matched and wait for the next run</summary>',
        '- 2026-11-18 [A scroll, the 0th](https://arxiv.org/abs/2611.00001)\n- [hep-th/9901001](https://arxiv.org/abs/hep-th/9901001)',
        `</details>\n\n${END}`,
      ].join('\n\n'),
    );
    expect(unlistedIn(two)).toEqual({
      heldOver: [...waiting(1), { id: 'hep-th/9901001' }],
      passedOver: [],
    });
    expect(listedIn(two)).toEqual(['2611.00001']);
    const body = addToBody('Hello.', list, waiting(1));
    expect(body).toContain('<summary>1 more paper matched and waits for the next run</summary>');
  });

  test('are stored with the number of the run before, also in a shortened list', () => {
    const many = Array.from({ length: 300 }, (_, nth) => ({
      ...(waiting(1)[0] ?? { id: '2611.00001' as PaperId }),
      id: `2612.${String(nth).padStart(5, '0')}` as PaperId,
      title: 'A long title '.repeat(20),
    }));
    for (const heldOver of [waiting(2), many]) {
      const body = addTo('Hello.', listPapers(listed(200), 'Monday'), {
        heldOver,
        passedOver: [],
        before: 12,
      });
      const { before, heldOver: read } = unlistedIn(body);
      expect({ before, count: read.length }).toEqual({ before: 12, count: heldOver.length });
      expect(unlistedIn(addToBody(body, 'Tuesday')).heldOver).toEqual([]);
    }
  });

  test('replace those of the run before', () => {
    const monday = addToBody('Hello.', list, waiting(2));
    const tuesday = addToBody(monday, 'Tuesday', waiting(1));
    expect(tuesday).toBe(addToBody(addToBody('Hello.', list), 'Tuesday', waiting(1)));
    expect(unlistedIn(addToBody(monday, 'Tuesday')).heldOver).toEqual([]);
  });

  test('are listed separately from papers that were passed over', () => {
    const body = addTo('Hello.', list, { heldOver: waiting(1), passedOver: waiting(2) });
    expect(unlistedIn(body)).toEqual({ heldOver: waiting(1), passedOver: waiting(2) });
    expect(body).toContain('<summary>2 papers were passed over: no place in time</summary>');
  });

  test('are read only from our part, and only from links and separate ids', () => {
    const section = (text: string) =>
      `<details data-paperboy="held over"><summary>2611.00009</summary>${text}</details>`;
    const [A, B] = ['2611.00001', '2611.00002'].map((id) => `[x](https://arxiv.org/abs/${id})`);
    const idsIn = (body: string) => unlistedIn(body).heldOver.map(({ id }) => id);
    expect(idsIn(`${section(A ?? '')}\n${BEGIN}\n${END}`)).toEqual([]);
    expect(idsIn(`${BEGIN}\n${A}\n${section('[x](https://arxiv.org/abs/x)')}${END}`)).toEqual([]);
    expect(idsIn(`${BEGIN}\n${A}\n${section(B ?? '')}\n${A}\n${END}`)).toEqual(['2611.00002']);
    expect(
      idsIn(`${BEGIN}\n${section('\n- 2026-11-18 2611.00003 hep-th/9901001\n')}${END}`),
    ).toEqual(['2611.00003', 'hep-th/9901001']);
    const title = '- 2026-11-18 [Follows 2611.00004 here](https://arxiv.org/abs/2611.00005)';
    expect(idsIn(`${BEGIN}\n${section(`\n${title}\n`)}${END}`)).toEqual(['2611.00005']);
    expect(idsIn('')).toEqual([]);
  });

  test('are listed by id and day if their titles do not fit', () => {
    const body = addToBody(PAPERS_HERE, listPapers(listed(300), 'Monday'), [
      ...waiting(1000),
      ...waiting(1001, '2026-11-17').slice(1000),
    ]);
    expect(bodyLength(body)).toBeLessThanOrEqual(BODY_LIMIT);
    expect(listedIn(body)).toHaveLength(300);
    const { heldOver } = unlistedIn(body);
    expect(heldOver).toHaveLength(1001);
    expect(heldOver.at(-1)).toEqual({ id: '2611.01001', submitted: '2026-11-17' });
  });
});

describe('the links to the file of a paper', () => {
  const filesAt = { repositoryUrl: 'https://github.com/octo/site', branch: 'paperboy/digest' };
  const [first, second] = listed(2).map((entry) => ({ ...entry, path: `posts/${entry.id}--a.md` }));
  const body = addToBody(
    '',
    listPapers(
      [first, second].filter((entry) => entry !== undefined),
      {
        heading: 'Today',
        topics: [],
        filesAt,
      },
    ),
  );
  const dropped = withBoxes(body, new Map([[first?.id as PaperId, false]]));
  const linesOf = (text: string) =>
    text.split('\n').filter((line) => line.includes('[View its file]'));

  test('are hidden in a comment while the paper is dropped', () => {
    const [hidden = '', other] = linesOf(dropped);
    expect(hidden).toMatch(/^ {2}<!-- \[View its file\]\([^ ]+\) · \[edit it\]\([^ ]+\) -->$/);
    expect(hidden.slice(6, -4)).not.toContain('--');
    expect(decodeURIComponent(hidden)).toContain(
      `/blob/paperboy/digest/posts/${first?.id ?? ''}--a.md`,
    );
    expect(other).toBe(linesOf(body)[1]);
  });

  test('are shown again with the paper, and lead to the same file', () => {
    const again = withBoxes(dropped, new Map([[first?.id as PaperId, true]]));
    expect(decodeURIComponent(again)).toBe(decodeURIComponent(body));
    expect(withBoxes(dropped, new Map([[first?.id as PaperId, false]]))).toBe(dropped);
  });
});
