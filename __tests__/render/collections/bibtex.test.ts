import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../../src/papers/paper.ts';
import { bibtex } from '../../../src/render/collections/bibtex.ts';
import { anEntry } from './entries.ts';

const ids = (...all: string[]) => new Set(all as PaperId[]);

describe('a BibTeX file', () => {
  test('gets an entry for each paper', () => {
    expect(
      bibtex.add(undefined, [anEntry({ title: 'How to Train LLMs: A Study', doi: '10.1/x' })]),
    ).toBe(
      [
        '@misc{gao2024how,',
        '  title         = {How to Train {LLMs}: A Study},',
        '  author        = {Gao, Tianyu and Chen, Danqi},',
        '  year          = {2024},',
        '  eprint        = {2410.02660},',
        '  archiveprefix = {arXiv},',
        '  primaryclass  = {cs.CL},',
        '  doi           = {10.1/x},',
        '  url           = {https://arxiv.org/abs/2410.02660},',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('of a person keeps every byte, and entries are added below', () => {
    const own = '---\n---\n\n@article{me2020, title={Mine}, abbr={X},}\r\n% the end';
    expect(bibtex.add(own, [anEntry()]).startsWith(own)).toBe(true);
  });

  test('does not get a paper again that it has in any form', () => {
    for (const field of [
      'eprint={2410.02660v2}',
      'url="http://arxiv.org/abs/2410.02660"',
      'journal={arXiv:2410.02660}',
    ])
      expect(bibtex.add(`@misc{x, ${field}}`, [anEntry()])).toBe(`@misc{x, ${field}}`);
  });

  test('has unique keys, ignoring case, among all its entries', () => {
    const text = bibtex.add('@misc{Gao2024How, title={x}}', [
      anEntry(),
      anEntry({ id: '2410.00001' }),
    ]);
    expect([...text.matchAll(/^@misc\{([^,]+),$/gm)].map(([, key]) => key)).toEqual([
      'gao2024howa',
      'gao2024howb',
    ]);
  });

  test('loses papers that a reviewer drops, but no entry of a person', () => {
    const own = '@article{me, eprint={2410.02660}}\n';
    const text = bibtex.add(own, [anEntry({ id: '2410.00001' })]);
    expect(bibtex.remove(text, ids('2410.00001', '2410.02660'))).toBe(own);
  });

  test('gets a dropped entry back unchanged', () => {
    const text = bibtex.add('@article{me, title={x}}\n', [anEntry()]);
    const without = bibtex.remove(text, ids('2410.02660'));
    expect(bibtex.restore(without, text, ids('2410.02660'))).toBe(text);
  });
});
