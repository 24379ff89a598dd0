import { expect, test } from '@jest/globals';
import { compileQuery } from '../../src/match/match.ts';
import { parseQuery } from '../../src/query/query.ts';
import { texToText } from '../../src/text/tex.ts';
import { aPaper } from '../builders/paper.ts';
import { linesOf } from './lines.ts';

/** Within a phrase a quotation mark is written as ', unless it is the accent of TeX: `\"o`. */
function quoted(text: string): string {
  return `"${text.replace(/(?<!\\)["“”]/g, "'")}"`;
}

/** What keeps a query from finding a title; undefined if it does find it. */
function faultOf(query: string, title: string): string | undefined {
  const read = parseQuery(query);
  if ('problem' in read) return `${query}: ${read.problem.message}`;
  return compileQuery(read.query)(aPaper({ title })) ? undefined : `${query}: not found`;
}

test.each(['corpus', 'nasty'])(
  'each recorded title of %s.jsonl, in quotation marks, finds itself: as TeX and as it is shown',
  (name) => {
    const titles = linesOf(name).map(({ title }) => title.replace(/\s+/g, ' ').trim());
    expect(titles.length).toBeGreaterThan(2000);
    const faults = [...new Set(titles)].flatMap((title) =>
      [title, texToText(title)].map((shown) => faultOf(quoted(shown), title)),
    );
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  },
  120_000,
);
