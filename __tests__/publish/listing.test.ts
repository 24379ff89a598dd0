import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaperId } from '../../src/papers/paper.ts';
import { boxesIn } from '../../src/publish/boxes.ts';
import { BODY_LIMIT, addToBody, listPapers } from '../../src/publish/listing.ts';
import { BEGIN, END, PAPERS_HERE } from '../../src/publish/section.ts';
import { listedIn } from '../../src/publish/seen.ts';
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
  test('every paper is one ticked line with its arXiv link, below it authors, match and path', () => {
    const text = listPapers(listed(1), 'Monday');
    expect(text).toContain('- [x] [Scroll 0');
    expect(text).toContain('(https://arxiv.org/abs/2611.00001)');
    for (const part of [
      'Ada Inkwell',
      '“Scrolls” in the title',
      '`posts/2611.00001.md`',
      '#### scrolls',
    ])
      expect(text).toContain(part);
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
});
