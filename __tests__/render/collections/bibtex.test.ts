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

  test('knows papers by any field or address, also with old ids', () => {
    expect(
      bibtex.idsIn(
        [
          '@misc{a, eprint = {arXiv:2410.02660v2 }, note={see arxiv.org/abs/2410.00001}}',
          '@misc{b, eprint="hep-th/9901001", url={http://arxiv.org/pdf/math.GT/0101001v1}}',
          '@misc{c, eprint = {none}, howpublished={arXiv/2410.00002, arxiv. 2410.00003}}',
        ].join('\n'),
      ),
    ).toEqual([
      ...['2410.02660', 'hep-th/9901001', '2410.00001', 'math/0101001', '2410.00002', '2410.00003'],
    ]);
  });

  test('numbers its keys after the letters', () => {
    const many = Array.from({ length: 29 }, (_, n) => anEntry({ id: `2410.000${10 + n}` }));
    const keys = [...bibtex.add('', many).matchAll(/\{(gao\w+),/g)].map(([, key]) => key);
    expect(keys.slice(0, 3)).toEqual(['gao2024how', 'gao2024howa', 'gao2024howb']);
    expect(keys.slice(-3)).toEqual(['gao2024howz', 'gao2024how27', 'gao2024how28']);
  });

  const entry = bibtex.add(undefined, [anEntry()]);
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  test.each([
    ['', entry],
    ['% mine\n', `% mine\n\n${entry}`],
    ['% mine', `% mine\n\n${entry}`],
    ['% mine\r\n', `% mine\r\n\r\n${crlf(entry)}`],
  ])('below %j has one blank line, and the line ends of the file', (own, text) => {
    expect(bibtex.add(own, [anEntry()])).toBe(text);
    expect(bibtex.remove(text, ids('2410.02660'))).toBe(own === '% mine' ? '% mine\n' : own);
  });

  test('has a blank line between entries, and gets several back', () => {
    const other = bibtex.add('@misc{gao2024how,}', [anEntry({ id: '2410.00001' })]).slice(19);
    const both = bibtex.add(undefined, [anEntry(), anEntry({ id: '2410.00001' })]);
    expect(both).toBe(entry + other);
    expect(other).toMatch(/^\n@misc\{gao2024howa,\n/);
    expect(bibtex.restore('', both, ids('2410.02660', '2410.00001'))).toBe(both);
  });

  test('is unchanged without new papers', () => {
    expect(bibtex.add(undefined, [])).toBe('');
    expect(bibtex.add('% mine', [])).toBe('% mine');
    expect(bibtex.restore(entry, entry, ids('2410.02660'))).toBe(entry);
    expect(bibtex.restore('', entry, ids('2410.00001'))).toBe('');
    expect(bibtex.restore('', '', ids('2410.02660'))).toBe('');
  });

  test('gets an entry back below a last line without an end', () => {
    expect(bibtex.restore('% mine', entry, ids('2410.02660'))).toBe(`% mine\n${entry}`);
    expect(bibtex.restore('', entry, ids('2410.02660'))).toBe(entry);
  });

  test('rewrites its entries only, and keeps their keys', () => {
    const own = '@article{me,\n  title = {x},\n  eprint = {2410.00009},\n}\n';
    const text = bibtex.add(own, [anEntry(), anEntry({ id: '2410.00001' })]);
    const changed = bibtex.rewrite(text, (part, id) =>
      id === '2410.02660' ? bibtex.printAs(part, anEntry({ title: 'New' })) : part,
    );
    expect(changed).toContain('@misc{gao2024how,\n  title         = {New},\n');
    expect(changed).toContain('@misc{gao2024howa,\n  title         = {How to Train');
    expect(bibtex.printAs('', anEntry({ title: 'New' }))).toMatch(/^@misc\{gao2024new,\n/);
  });
});
