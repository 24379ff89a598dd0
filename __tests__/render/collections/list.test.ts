import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { PaperId } from '../../../src/papers/paper.ts';
import { listOf, overflowOf, withPrinted } from '../../../src/render/collections/list.ts';
import { anEntry, printed } from './entries.ts';

const form = {
  path: 'arxiv.md',
  head: '# arXiv papers\n\n',
  topics: ['Long context', 'Smart ring'],
  print: printed,
};
const list = listOf(form);
const ids = (...all: string[]) => new Set(all as PaperId[]);

describe('a list', () => {
  test('is created with a heading if there is no file', () => {
    expect(list.add(undefined, [anEntry()])).toBe(
      [
        '# arXiv papers',
        '',
        '<!-- paperboy: list -->',
        '',
        '## Long context',
        '',
        '| Date | Title | PDF |',
        '| --- | --- | --- |',
        '| 2024-10-03 | How to Train Long-Context Language Models | [PDF](https://arxiv.org/pdf/2410.02660v1) |',
        '',
        '<!-- /paperboy: list -->',
        '',
      ].join('\n'),
    );
  });

  test('is added below the text of a person, which keeps every byte', () => {
    const readme = '# My lab\n\nNo line end here';
    const text = list.add(readme, [anEntry()]);
    expect(text.startsWith(`${readme}\n\n<!-- paperboy: list -->\n`)).toBe(true);
  });

  test('has the newest paper of a topic first, in any order of addition', () => {
    const first = list.add(undefined, [
      anEntry({ id: '2410.00002', published: '2024-10-02T00:00:00Z' }),
    ]);
    const text = list.add(first, [
      anEntry({ id: '2410.00001', published: '2024-10-01T00:00:00Z' }),
      anEntry({ id: '2410.00003', published: '2024-10-03T00:00:00Z' }),
    ]);
    expect(list.idsIn(text)).toEqual(['2410.00003', '2410.00002', '2410.00001']);
  });

  test('has the topics in the order of the configuration, then those no longer configured', () => {
    const old = list.add(undefined, [anEntry({ topics: ['Gone'] })]);
    const ring = list.add(old, [anEntry({ id: '2410.00001', topics: ['Smart ring'] })]);
    const text = list.add(ring, [anEntry({ id: '2410.00002', topics: ['Long context'] })]);
    expect(text.match(/^## .*/gm)).toEqual(['## Long context', '## Smart ring', '## Gone']);
  });

  test('keeps rows that a person edited, and text that a person wrote between them', () => {
    const text = list
      .add(undefined, [anEntry()])
      .replace('How to Train Long-Context Language Models', 'ProLong, our favourite')
      .replace('| Date |', 'Start with this one.\n\n| Date |');
    const after = list.add(text, [
      anEntry({ id: '2411.00001', published: '2024-11-01T00:00:00Z' }),
    ]);
    expect(after).toContain('ProLong, our favourite');
    expect(after).toContain('Start with this one.');
  });

  test('does not add a paper that it has already', () => {
    const text = list.add(undefined, [anEntry()]);
    expect(list.add(text, [anEntry({ version: 2 })])).toBe(text);
  });

  test('loses a dropped paper in every topic, and a topic with its last paper', () => {
    const both = [
      anEntry({ topics: ['Long context', 'Smart ring'] }),
      anEntry({ id: '2410.00001', topics: ['Long context'] }),
    ];
    const text = list.remove(list.add(undefined, both), ids('2410.02660'));
    expect(list.idsIn(text)).toEqual(['2410.00001']);
    expect(text).not.toContain('Smart ring');
  });

  test('gets the row of a dropped paper back unchanged', () => {
    const earlier = list.add(undefined, [anEntry()]).replace('How to', 'HOW TO');
    const text = list.remove(earlier, ids('2410.02660'));
    expect(list.restore(text, earlier, ids('2410.02660'))).toBe(earlier);
  });

  test('keeps the line ends of its file', () => {
    const text = list.add('# Papers\r\n\r\nBy us.\r\n', [anEntry()]);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  test.each([
    ['an end marker without a start', 'x\n<!-- /paperboy: list -->\n'],
    ['a start marker without an end', '<!-- paperboy: list -->\n| a |\n'],
    ['two pairs of markers', '<!-- paperboy: list --><!-- /paperboy: list -->'.repeat(2)],
    ['the end marker first', '<!-- /paperboy: list -->\n<!-- paperboy: list -->\n'],
  ])('is refused with %s, with the path and the remedy', (_, text) => {
    expect(() => list.add(text, [anEntry()])).toThrow(/arxiv\.md: .*markers.*(?:Restore|delete)/);
  });

  test('with a merge conflict is refused', () => {
    const text = list.add(undefined, [anEntry()]);
    const conflict = text.replace(/^(\| 2024.*\n)/m, '<<<<<<< HEAD\n$1=======\n>>>>>>> other\n');
    expect(() => list.add(conflict, [anEntry({ id: '2410.00001' })])).toThrow(
      /arxiv\.md: .*merge conflict.*Resolve/,
    );
  });

  test('with incomplete rows keeps each of its lines, and gets new rows', () => {
    const half = [
      '## Long context',
      '| Date | Title',
      '| 2024-10-02 | [Half a row](https://arxiv.org/abs/2410.00002',
      '| --- |',
      '| 2024-10-01 | [Another](https://arxiv.org/abs/2410.00001) |  |',
      '| 2024-',
      '## Smart ring',
      '',
    ];
    const file = `<!-- paperboy: list -->\n${half.join('\n')}<!-- /paperboy: list -->`;
    const text = list.add(file, [anEntry(), anEntry({ id: '2410.00001' })]);
    const lines = text.split('\n');
    for (const line of half.filter(Boolean)) expect(lines).toContain(line);
    expect(list.idsIn(text)).toEqual(['2410.02660', '2410.00002', '2410.00001']);
  });

  test('of two megabytes keeps every row and gets new ones', () => {
    const rows = Array.from({ length: 9000 }, (_, n) =>
      anEntry({
        id: `23${String((n % 12) + 1).padStart(2, '0')}.${String(n).padStart(5, '0')}`,
        published: `2023-${String((n % 12) + 1).padStart(2, '0')}-01T00:00:00Z`,
        title: `A scroll ${'of a long title '.repeat(9)}${n}`,
        topics: [`Topic ${n % 40}`],
      }),
    );
    const readme = `# Lab\n\n${list.add(undefined, rows)}`;
    expect(readme.length).toBeGreaterThan(1_900_000);
    const text = list.add(readme, [anEntry()]);
    const lines = new Set(text.split('\n'));
    expect(readme.split('\n').filter((line) => !lines.has(line))).toEqual([]);
    expect(list.idsIn(text)).toHaveLength(9001);
    const { text: kept, moved } = overflowOf(text, 'README.md');
    const all = [
      kept,
      ...[...moved.values()].map(
        (rows) => `<!-- paperboy: list -->${rows}<!-- /paperboy: list -->`,
      ),
    ];
    expect(all.flatMap((part) => list.idsIn(part))).toHaveLength(9001);
  });

  test('identifies the paper of a row by its first link', () => {
    const row =
      '| 2024-10-03 | [A](https://arxiv.org/abs/2410.02660) | follows [B](https://arxiv.org/abs/2401.00001) |\n';
    const text = list.add(undefined, []).replace('<!-- /', `${row}<!-- /`);
    expect(list.idsIn(text)).toEqual(['2410.02660']);
  });

  test('has the text of its template above the topics, once', () => {
    const own = listOf({ ...form, print: (entries) => `\nIntro.\n\n${printed(entries)}` });
    const text = own.add(undefined, [anEntry()]);
    expect(text).toMatch(
      /^# arXiv papers\n\n<!-- paperboy: list -->\n\nIntro\.\n\n## Long context\n/,
    );
    const again = own.add(text, [anEntry({ id: '2410.00001', topics: ['Smart ring'] })]);
    expect(again.match(/Intro\./g)).toHaveLength(1);
  });

  test('is created if a file is blank, and without papers, too', () => {
    const empty = '# arXiv papers\n\n<!-- paperboy: list -->\n\n<!-- /paperboy: list -->\n';
    expect(list.add(undefined, [])).toBe(empty);
    expect(list.add(' \n', [])).toBe(' \n');
    expect(list.add(' \n', [anEntry()])).toBe(list.add(undefined, [anEntry()]));
  });

  test('adds topics apart from each other, whatever the template prints between them', () => {
    const tight = (topic: string) =>
      `## ${topic}\n| 2024-10-03 | https://arxiv.org/abs/2410.02660 |`;
    for (const end of ['', '\n', '\n\n\n']) {
      const print = () => `${tight('Smart ring')}\n${tight('Long context')}${end}`;
      expect(listOf({ ...form, print }).add(undefined, [anEntry()])).toBe(
        `# arXiv papers\n\n<!-- paperboy: list -->\n\n${tight('Long context')}\n\n${tight('Smart ring')}\n\n<!-- /paperboy: list -->\n`,
      );
    }
  });

  test('does not run two topics into one line', () => {
    const file =
      '<!-- paperboy: list -->\n## Gone\n- x\n## Smart ring\n- y<!-- /paperboy: list -->\n';
    const text = list.add(file, [anEntry({ topics: ['Long context'] })]);
    expect(text.match(/^(?:##|- ).*/gm)).toEqual([
      ...['## Long context', '## Smart ring', '- y', '## Gone', '- x'],
    ]);
  });

  test('sorts papers of the same moment by their ids, newest first', () => {
    const of = (id: string, published = '2024-10-03T00:00:00Z') => anEntry({ id, published });
    const text = list.add(undefined, [
      ...[of('2410.00002'), of('2410.00003'), of('2410.00001')],
      of('2410.00009', '2024-10-03T00:00:01Z'),
    ]);
    expect(list.idsIn(text)).toEqual([...['2410.00009', '2410.00003', '2410.00002', '2410.00001']]);
  });

  test.each([
    ['without a list', '# Lab\n'],
    ['that does not have the paper', list.add(undefined, [anEntry({ id: '2410.00001' })])],
  ])('a file %s is unchanged when a paper is dropped or comes back', (_, text) => {
    expect(list.remove(text, ids('2410.02660'))).toBe(text);
    expect(list.restore(text, '# Lab\n', ids('2410.02660'))).toBe(text);
    expect(list.restore('# Lab\n', text, ids('2410.00001'))).toBe('# Lab\n');
    expect(list.rewrite('# Lab\n', () => 'x')).toBe('# Lab\n');
  });

  test('gets only the rows of the dropped papers back, each once', () => {
    const earlier = list.add(undefined, [
      anEntry({ topics: ['Long context', 'Smart ring'] }),
      anEntry({ id: '2410.00001' }),
    ]);
    const text = list.remove(earlier, ids('2410.02660', '2410.00001'));
    const restored = list.restore(text, earlier, ids('2410.02660'));
    expect(restored).toBe(list.remove(earlier, ids('2410.00001')));
    expect(list.restore(restored, earlier, ids('2410.02660'))).toBe(restored);
  });

  test('rewrites the rows of papers, and prints the row of a paper alone', () => {
    const text = list.add(undefined, [anEntry(), anEntry({ id: '2410.00001' })]);
    const seen: string[] = [];
    const changed = list.rewrite(text, (row, id) => {
      seen.push(id);
      return id === '2410.02660' ? list.printAs(row, anEntry({ title: 'New' })) : row;
    });
    expect(seen).toEqual(['2410.02660', '2410.00001']);
    expect(changed).toBe(text.replace('How to Train Long-Context Language Models', 'New'));
    const none = listOf({ ...form, print: () => '## Long context\n\nNo row.\n' });
    expect(none.printAs('', anEntry())).toBe('');
  });

  test('changes nothing outside its markers, and no line of a person inside (property)', () => {
    const line = fc.constantFrom(
      '',
      'words',
      '# Title',
      '## Long context',
      '| a | b |',
      '| --- | --- |',
      '| 2024-10-09 | mine | https://arxiv.org/abs/2409.00001 |',
      '- [x] a task',
      '```',
      '<details>',
    );
    const text = fc.tuple(
      fc.array(line),
      fc.array(line),
      fc.array(line),
      fc.constantFrom('\n', '\r\n'),
    );
    fc.assert(
      fc.property(text, ([before, inner, after, eol]) => {
        const head = before.join(eol);
        const tail = after.join(eol);
        const file = `${head}${eol}<!-- paperboy: list -->${eol}${inner.join(eol)}${eol}<!-- /paperboy: list -->${tail}`;
        const entries = [anEntry(), anEntry({ id: '2410.00001', topics: ['Smart ring'] })];
        const added = list.add(file, entries);
        expect(added.startsWith(`${head}${eol}<!-- paperboy: list -->`)).toBe(true);
        expect(added.endsWith(`<!-- /paperboy: list -->${tail}`)).toBe(true);
        const own = new Set(added.split(/\r?\n/));
        for (const written of inner) expect(own.has(written)).toBe(true);
        for (const { id } of entries) expect(list.idsIn(added)).toContain(id);
        const removed = list.remove(added, new Set(entries.map(({ id }) => id)));
        for (const { id } of entries) expect(list.idsIn(removed)).not.toContain(id);
      }),
      { seed: 19, numRuns: 200 },
    );
  });
});

describe('a topic with more rows than fit', () => {
  const many = Array.from({ length: 7 }, (_, day) =>
    anEntry({
      id: `2${day < 3 ? 3 : 4}10.0000${day}`,
      published: `202${day < 3 ? 3 : 4}-10-0${day + 1}T00:00:00Z`,
    }),
  );
  const text = list.add(undefined, many);

  test('moves its oldest rows to a file per year', () => {
    const { text: kept, moved } = overflowOf(text, 'arxiv.md', 3);
    expect(list.idsIn(kept)).toEqual(['2410.00006', '2410.00005', '2410.00004']);
    expect([...moved.keys()].sort()).toEqual(['2023', '2024']);
    const old = withPrinted(undefined, { ...form, head: '# 2023\n\n' }, moved.get('2023') ?? '');
    expect(list.idsIn(old)).toEqual(['2310.00002', '2310.00001', '2310.00000']);
  });

  test('is unchanged if all rows fit', () => {
    expect(overflowOf(text, 'arxiv.md', 7)).toEqual({ text, moved: new Map() });
  });

  test('is moved with its heading and the head of its table, topic by topic', () => {
    const row = (day: string, id: string) => `| ${day} | https://arxiv.org/abs/${id} |\n`;
    const undated = '| soon | https://arxiv.org/abs/2401.00009 |\n';
    const [a, b] = ['## A\n\n| D |\n| - |\n', '## B\n\n'];
    const above = `${row('2020-01-01', '2001.00001')}${row('2020-01-01', '2001.00002')}`;
    const [kept, old] = [row('2024-10-02', '2410.00002'), row('2023-10-01', '2310.00001')];
    const other = row('2023-10-01', '2310.00003');
    const file = (text: string) => `<!-- paperboy: list -->\n${text}<!-- /paperboy: list -->`;
    expect(
      overflowOf(
        file(`${above}${a}${kept}${old}${undated}\nText.\n${b}${kept}${other}`),
        'a.md',
        1,
      ),
    ).toEqual({
      text: file(`${above}${a}${kept}${undated}\nText.\n${b}${kept}`),
      moved: new Map([['2023', `${a}${old}\n${b}${other}\n`]]),
    });
    expect(overflowOf('No list.', 'a.md', 1)).toEqual({ text: 'No list.', moved: new Map() });
  });
});
