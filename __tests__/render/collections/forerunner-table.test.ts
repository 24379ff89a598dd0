import { describe, expect, test } from '@jest/globals';
import { bylineOf, takenOver } from '../../../src/render/collections/forerunner-table.ts';
import { listOf } from '../../../src/render/collections/list.ts';
import type { CollectionEntry } from '../../../src/view/collection-entry.ts';
import { printed } from './entries.ts';

const old = `## Updated on 2026.06.29
> Usage instructions: [here](./docs/README.md#usage)

## SLAM

|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2026-05-13**|**A SLAM | with a bar**|Christina Kassab et.al.|[2605.13741](http://arxiv.org/abs/2605.13741)|null|
|**2025-06-16**|**SuperPoint**|Shahram Syed et.al.|[2506.13089](http://arxiv.org/abs/2506.13089)|**[link](https://github.com/a/b)**|

<p align=right>(<a href=#updated-on-20260629>back to top</a>)</p>

## NeRF

|Publish Date|Title|Authors|PDF|Code|
|---|---|---|---|---|
|**2026-05-12**|**WildPose**|Jianhao Zheng et.al.|[2605.12774v2](http://arxiv.org/abs/2605.12774v2)|null|

<p align=right>(<a href=#updated-on-20260629>back to top</a>)</p>

[stars]: https://img.example/stars.svg
`;

describe('a table of cv-arxiv-daily', () => {
  const text = takenOver(old, printed) ?? '';
  const list = listOf({ path: 'README.md', head: '', topics: ['NeRF'], print: printed });

  test('becomes a list with all its papers', () => {
    expect(list.idsIn(text)).toEqual(['2605.13741', '2506.13089', '2605.12774']);
    expect(text).toContain('| 2026-05-13 | A SLAM | with a bar |');
    expect(text).not.toContain('Publish Date');
  });

  test('loses no other line', () => {
    const lines = new Set(text.split('\n'));
    for (const line of old.split('\n').filter((line) => !line.startsWith('|')))
      expect(lines.has(line)).toBe(true);
    expect(text.startsWith('## Updated on 2026.06.29\n> Usage')).toBe(true);
    expect(text.indexOf('[stars]')).toBeGreaterThan(text.indexOf('<!-- /paperboy: list -->'));
  });

  test('is converted once', () => {
    expect(takenOver(text, printed)).toBeUndefined();
  });

  test('keeps a row of another form', () => {
    const changed = old.replace(
      '|**2026-05-12**|**WildPose**|Jianhao Zheng et.al.|[2605',
      '|soon|[2605',
    );
    expect(takenOver(changed, printed)).toContain('|soon|[2605.12774v2]');
  });

  test('keeps a row with an additional column unchanged', () => {
    const row =
      '|**2026-05-01**|**More**|A et.al.|[2605.00001](http://arxiv.org/abs/2605.00001)|null|in short|';
    expect(takenOver(old.replace('|**2025', `${row}\n|**2025`), printed)).toContain(row);
  });

  test('is not recognised in other files', () => {
    expect(
      takenOver('# A list\n\n- [x](https://arxiv.org/abs/2605.12774)\n', printed),
    ).toBeUndefined();
  });

  const HEAD = '|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n';
  const row = (day: string, id: string, code = 'null', more = '') =>
    `|**${day}**|**Ink $x_1$**|Ada Ink et.al.|[${id}](http://arxiv.org/abs/${id})|${code}|${more}\n`;

  test('is converted between markers around all tables; each other line stays in its place', () => {
    const file = [
      '# Papers\n\nBy us.\n\n## SLAM\n\nAll of them:\n\n',
      `${HEAD}${row('2026-05-13', '2605.13741v2')}\nBelow.\n## Ours\n\n- text\n\n## NeRF\n`,
      `${HEAD}${row('2026-05-12', '2605.12774')}| 2026-05-11 | Plain | Bo | [x](https://arxiv.org/abs/2605.00001) |\n`,
      `${row('2026-05-10', '2605.00002', 'null', ' in short |')}${row('2026-05-09', '9999.1')}`,
      '\nback to top\n\n## End\nx\n',
    ].join('');
    const converted = `# Papers

By us.

<!-- paperboy: list -->

## SLAM
All of them:

| Date | Title | PDF |
| --- | --- | --- |
| 2026-05-13 | Ink x₁ | [PDF](https://arxiv.org/pdf/2605.13741v1) |

Below.
## Ours

- text

## NeRF

| Date | Title | PDF |
| --- | --- | --- |
| 2026-05-12 | Ink x₁ | [PDF](https://arxiv.org/pdf/2605.12774v1) |
| 2026-05-11 | Plain | [PDF](https://arxiv.org/pdf/2605.00001v1) |
${row('2026-05-10', '2605.00002', 'null', ' in short |')}
<!-- /paperboy: list -->
${row('2026-05-09', '9999.1')}
back to top

## End
x
`;
    expect(takenOver(file, printed)).toBe(converted);
    const crlf = (all: string) => all.replaceAll('\n', '\r\n');
    expect(takenOver(crlf(file), printed)).toBe(crlf(converted));
  });

  test('gives the list what its rows say', () => {
    const entries: CollectionEntry[] = [];
    const print = (given: readonly CollectionEntry[]) => {
      entries.push(...given);
      return printed(given);
    };
    const code = '**[link](https://github.com/a/b)**';
    const nobody = row('2026-05-12', '2605.12774').replace('Ada Ink et.al.', ' ');
    const all = row('2026-05-11', '2605.00001').replace('Ada Ink et.al.', 'Ada Ink, Bo');
    takenOver(`## Ink\n${HEAD}${row('2026-05-13', '2605.13741v2', code)}${nobody}${all}`, print);
    const common = { title: 'Ink x₁', abstract: '', primaryCategory: '', topics: ['Ink'] };
    const on = (day: string) => ({ published: `${day}T00:00:00Z`, added: `${day}T00:00:00Z` });
    const by = (author: string, byline: string) => ({
      byline,
      authors: author === '' ? [] : [author],
      tex: { title: 'Ink x₁', authors: [author] },
    });
    expect(entries).toEqual([
      {
        ...{ ...common, ...on('2026-05-13'), ...by('Ada Ink', 'Ada Ink et al.') },
        ...{ id: '2605.13741', version: 2, codeUrl: 'https://github.com/a/b' },
      },
      { ...common, ...on('2026-05-12'), ...by('', ''), id: '2605.12774' },
      { ...common, ...on('2026-05-11'), ...by('Ada Ink, Bo', 'Ada Ink, Bo'), id: '2605.00001' },
    ]);
  });

  test('with more columns keeps its head, and gets rows of ours', () => {
    const wide = HEAD.replace('|Code|', '|Code|Abstract|').replace('---|\n', '---|---|\n');
    const file = `## Ink\n\n${wide}${row('2026-05-13', '2605.13741')}`;
    const text = takenOver(file, printed) ?? '';
    expect(text).toContain(`## Ink\n\n${wide}| 2026-05-13 | Ink x₁ | [PDF]`);
  });

  test('keeps its rows if the template of the list prints none, or no heading', () => {
    const file = `## Ink\n\n${HEAD}${row('2026-05-13', '2605.13741')}`;
    for (const print of [() => '', () => 'No heading.\n'])
      expect(takenOver(file, print)).toContain(
        `## Ink\n\n${HEAD}${row('2026-05-13', '2605.13741')}`,
      );
  });

  test.each([
    ['without a heading', `${HEAD}${row('2026-05-13', '2605.13741')}`],
    ['with rows of another form', `## Ink\n${HEAD}|soon|A|B|[x](http://arxiv.org/abs/2605.1)|\n`],
  ])('%s is not recognised', (_, file) => {
    expect(takenOver(file, printed)).toBeUndefined();
  });

  test.each([
    ['Ada Ink', 'Ada Ink et al.'],
    ['', ''],
  ])('the byline of %j is %j', (author, byline) => {
    expect(bylineOf(author)).toBe(byline);
  });
});
