import { expect, test } from '@jest/globals';
import { compileQuery } from '../../src/match/match.ts';
import { parseQuery } from '../../src/query/query.ts';
import { texToText } from '../../src/text/tex.ts';
import { aPaper } from '../builders/paper.ts';
import { linesOf } from './lines.ts';

/** Quotes a title for a query. Quotation marks in it become ', except in a TeX accent such as `\"o`. */
function quoted(text: string): string {
  return `"${text.replace(/(?<!\\)["“”]/g, "'")}"`;
}

/** Returns why a query does not match a title, or undefined if it matches. */
function faultOf(query: string, title: string): string | undefined {
  const read = parseQuery(query);
  if ('problem' in read) return `${query}: ${read.problem.message}`;
  return compileQuery(read.query)(aPaper({ title })) ? undefined : `${query}: not found`;
}

test.each(['corpus', 'nasty'])(
  'a query for a recorded title of %s.jsonl matches it, written as TeX and as plain text',
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
